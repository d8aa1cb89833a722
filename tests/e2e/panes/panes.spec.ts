import { ledger, test } from '../desk/two-briefs'
import { expect, type Workbench } from '../desk/workbench'

const brief = /^North Korea.*(?<! pane)$/s
const first = /^North Korea.*, first pane$/s
const second = /^North Korea.*, second pane$/s

const switchPanes = (workbench: Workbench) => workbench.page.keyboard.press('Control+\\')

test('a second pane opens beside the first, each a region with a name of its own', async ({ workbench }) => {
  await expect(workbench.pane(brief)).toBeVisible()
  await switchPanes(workbench)
  await expect(workbench.pane(first)).toBeVisible()
  await expect(workbench.pane(second)).toBeVisible()
  await expect(workbench.page.getByRole('main')).toHaveCount(1)
  await workbench.openBrief('harbour')
  await expect(workbench.pane(ledger)).toContainText('counts barges by the week')
  await expect(workbench.pane(brief)).toBeVisible()
  await switchPanes(workbench)
  await expect(workbench.panes).toHaveCount(1)
  await expect(workbench.pane(brief)).toBeVisible()
})

test('what is written in one pane shows in the other at once', async ({ workbench }) => {
  await switchPanes(workbench)
  await workbench.highlight('genuine alliance')
  const marks = workbench.page.locator('article mark', { hasText: 'genuine alliance' })
  await expect(marks).toHaveCount(2)
  await workbench.note('genuine alliance', 'Seen from both sides')
  await expect(workbench.page.locator('[data-note]')).toHaveCount(2)
  await workbench.page.keyboard.press('Control+z')
  await expect(workbench.page.locator('[data-note]')).toHaveCount(0)
})

test('F6 goes from pane to pane, and keys act where it has gone', async ({ workbench }) => {
  await switchPanes(workbench)
  const current = (name: RegExp) => workbench.pane(name).locator('[data-current]')
  await expect(workbench.pane(second).getByRole('main')).toBeVisible()
  for (const _ of [1, 2, 3]) await workbench.page.keyboard.press('j')
  await expect(current(second)).toHaveCount(1)
  await expect(current(first)).toHaveCount(0)
  await workbench.page.keyboard.press('F6')
  await expect(workbench.pane(first).getByRole('main')).toBeVisible()
  await workbench.page.keyboard.press('j')
  await expect(current(first)).toHaveCount(1)
})

test('each pane has its own way back', async ({ workbench }) => {
  await switchPanes(workbench)
  const top = (name: RegExp) =>
    workbench
      .pane(name)
      .locator('[data-scroller]')
      .evaluate((each) => each.scrollTop)
  await workbench.jump('Outlook')
  await expect.poll(() => top(second)).toBeGreaterThan(500)
  expect(await top(first)).toBe(0)
  await workbench.page.keyboard.press('F6')
  await workbench.page.keyboard.press('Alt+ArrowLeft')
  expect(await top(second)).toBeGreaterThan(500)
  await workbench.page.keyboard.press('F6')
  await workbench.page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => top(second)).toBe(0)
})

test('a result opens in the pane that has the focus, and Escape takes that pane back', async ({
  workbench,
}) => {
  await switchPanes(workbench)
  await workbench.search('barges anchor')
  await expect(workbench.chosen).toContainText('counted twice')
  await workbench.page.keyboard.press('Enter')
  await expect(workbench.pane(ledger).locator('mark').first()).toBeVisible()
  await expect(workbench.pane(brief)).toBeVisible()
  await workbench.page.keyboard.press('Escape')
  await expect(workbench.pane(second)).toBeVisible()
})

test('below 1100 px one pane is shown at a time, and Ctrl+\\ and F6 turn to the other', async ({
  workbench,
}) => {
  await workbench.resize(1000, 800)
  await switchPanes(workbench)
  await expect(workbench.panes).toHaveCount(1)
  await expect(workbench.pane(second)).toBeVisible()
  await switchPanes(workbench)
  await expect(workbench.pane(first)).toBeVisible()
  await expect(workbench.pane(second)).toBeHidden()
  await workbench.page.keyboard.press('F6')
  await expect(workbench.pane(second)).toBeVisible()
  await workbench.pane(second).getByRole('button', { name: 'Close this pane' }).click()
  await expect(workbench.pane(brief)).toBeVisible()
})

test('a pane that is closed while a note is written in it hands its words to the other', async ({
  workbench,
}) => {
  await switchPanes(workbench)
  await workbench.page.keyboard.press('n')
  await workbench.noteText.fill('Half a thought')
  await workbench.pane(second).getByRole('button', { name: 'Close this pane' }).click()
  await expect(workbench.noteText).toHaveValue('Half a thought')
  await workbench.saved()
  await workbench.reopen()
  await expect(workbench.noteText).toHaveValue('Half a thought')
})

test('where no other pane shows its brief the words wait, and come back with it', async ({ workbench }) => {
  await switchPanes(workbench)
  await workbench.openBrief('harbour')
  await workbench.page.keyboard.press('n')
  await workbench.noteText.fill('Counted twice')
  await workbench.pane(ledger).getByRole('button', { name: 'Close this pane' }).click()
  await expect(workbench.noteText).toBeHidden()
  await workbench.openBrief('harbour')
  await expect(workbench.noteText).toHaveValue('Counted twice')
})

test('a pane leaves nothing behind when it is closed, and a planted leak is noticed', async ({
  workbench,
}) => {
  const { page } = workbench
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable')
  const measure = async () => {
    await client.send('HeapProfiler.collectGarbage')
    const { metrics } = await client.send('Performance.getMetrics')
    const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN
    return {
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      heap: metric('JSHeapUsedSize'),
    }
  }
  const openAndClose = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      await switchPanes(workbench)
      await expect(workbench.panes).toHaveCount(2)
      await switchPanes(workbench)
      await expect(workbench.panes).toHaveCount(1)
    }
  }
  const times = Number(process.env.CARREL_PANES ?? 100)
  const before = await openAndClose(10).then(measure)
  const after = await openAndClose(times).then(measure)
  const pageNodes = await page.evaluate(() => document.querySelectorAll('*').length)
  expect(after.nodes - before.nodes).toBeLessThan(pageNodes)
  expect(after.listeners - before.listeners).toBeLessThan(50)
  expect(after.heap - before.heap).toBeLessThan(4_000_000)
  await page.evaluate(() => {
    const kept: Node[] = []
    Object.assign(window, { kept })
    new MutationObserver((records) => {
      for (const { removedNodes } of records) kept.push(...removedNodes)
    }).observe(document.body, { childList: true, subtree: true })
  })
  const leaking = await openAndClose(10).then(measure)
  expect(leaking.nodes - after.nodes).toBeGreaterThan(5 * pageNodes)
})
