import { annotationsIn, cards } from '../desk/annotating'
import { expect, test, type Workbench } from '../desk/workbench'

const query = '"nuclear alliance"'
const bar = ({ page }: Workbench) => page.getByRole('toolbar', { name: 'Hit' })
const status = ({ page }: Workbench) => page.getByRole('status', { name: 'Hit status' })
const marked = ({ article }: Workbench) => article.locator('mark[data-marked-hit]')
const ticks = ({ page }: Workbench) => page.locator('[class*=ticks] > span')

test('F3 goes over all hits in the order of the page, and begins again with a word', async ({
  workbench,
}) => {
  const { page } = workbench
  await workbench.search(query)
  const count = await workbench.article.locator('mark[data-hit]').count()
  expect(count).toBeGreaterThan(1)
  for (let number = 1; number <= count; number += 1) {
    await page.keyboard.press('F3')
    await expect(status(workbench)).toHaveText(`Hit ${number} of ${count}`)
    await expect(marked(workbench)).toHaveCount(1)
    await expect(marked(workbench)).toBeInViewport()
    await expect(workbench.messages).not.toContainText('On from')
  }
  await page.keyboard.press('F3')
  await expect(status(workbench)).toHaveText(`Hit 1 of ${count}`)
  await expect(workbench.messages).toContainText('On from the first hit')
  await page.keyboard.press('Shift+F3')
  await expect(status(workbench)).toHaveText(`Hit ${count} of ${count}`)
  await expect(workbench.messages).toContainText('On from the last hit')
  await expect(workbench.chosen).toContainText('nuclear alliance')
  await bar(workbench).getByRole('button', { name: 'Previous hit' }).click()
  await expect(status(workbench)).toHaveText(`Hit ${count - 1} of ${count}`)
})

test('the first step goes on from where the reader is; without hits F3 says so', async ({ workbench }) => {
  const { page } = workbench
  await page.keyboard.press('F3')
  await expect(workbench.messages).toContainText('No hits on the page')
  await workbench.jump('Outlook')
  await workbench.search('alliance')
  await page.keyboard.press('F3')
  const section = workbench.passage('p24').or(workbench.passage('p25')).or(workbench.passage('p26'))
  await expect(section.locator('mark[data-marked-hit]')).toHaveCount(1)
})

test('Escape takes the marks, the bar and the ticks away again', async ({ workbench }) => {
  await workbench.search(query)
  await workbench.searchField.press('Enter')
  await expect(bar(workbench)).toBeVisible()
  await expect(marked(workbench)).toHaveCount(1)
  await expect(ticks(workbench)).not.toHaveCount(0)
  await workbench.searchField.press('Escape')
  await expect(bar(workbench)).toBeHidden()
  await expect(marked(workbench)).toHaveCount(0)
  await expect(ticks(workbench)).toHaveCount(0)
})

test('a tick stands as high beside the scroll bar as its hit on the page, also when the lines break anew', async ({
  workbench,
}) => {
  await workbench.search('"four brigades"')
  await workbench.searchField.press('Enter')
  await expect(ticks(workbench)).toHaveCount(1)
  const isInStep = () =>
    workbench.page.evaluate(() => {
      const scroller = document.querySelector('[data-scroller]')
      const tick = document.querySelector('[class*=ticks] > span')?.getBoundingClientRect()
      const hit = document.querySelector('mark[data-hit]')?.getBoundingClientRect()
      if (!scroller || !tick || !hit) return false
      const box = scroller.getBoundingClientRect()
      const share = (hit.top + hit.height / 2 - box.top + scroller.scrollTop) / scroller.scrollHeight
      return Math.abs(tick.top + tick.height / 2 - box.top - share * box.height) < 3
    })
  await expect.poll(isInStep).toBe(true)
  await workbench.resize(700, 600)
  await expect.poll(isInStep).toBe(true)
})

test('“Highlight this” and h highlight the marked hit, and the search stays where it is', async ({
  workbench,
  userData,
}) => {
  await workbench.search(query)
  for (const _ of [1, 2]) await workbench.page.keyboard.press('F3')
  await expect(status(workbench)).toHaveText(/^Hit 2 of/)
  const before = await status(workbench).textContent()
  await bar(workbench).getByRole('button', { name: 'Highlight this' }).click()
  await workbench.saved()
  const [highlight] = await annotationsIn(userData, 'highlight')
  expect(highlight?.anchor?.quote).toBe('nuclear alliance')
  await expect(status(workbench)).toHaveText(before ?? '')
  await workbench.page.keyboard.press('F3')
  await marked(workbench).click()
  await workbench.page.keyboard.press('h')
  await expect.poll(async () => (await annotationsIn(userData, 'highlight')).length).toBe(2)
})

test('“Note this” begins a note on the marked hit', async ({ workbench, userData }) => {
  await workbench.search(query)
  await workbench.searchField.press('Enter')
  await bar(workbench).getByRole('button', { name: 'Note this' }).click()
  await workbench.noteText.fill('Who calls it that?')
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await expect(cards(workbench, 'Who calls it that?')).toBeVisible()
  await workbench.saved()
  const [note] = await annotationsIn(userData, 'note')
  expect(note?.anchor?.quote).toBe('nuclear alliance')
})

test('a bookmark and a step to another passage have nothing to do with the hit', async ({
  workbench,
  userData,
}) => {
  await workbench.search(query)
  await workbench.page.keyboard.press('F3')
  await marked(workbench).click()
  await workbench.page.keyboard.press('b')
  await expect.poll(async () => (await annotationsIn(userData, 'bookmark')).length).toBe(1)
  const [bookmark] = await annotationsIn(userData, 'bookmark')
  expect(bookmark?.anchor?.quote).not.toBe('nuclear alliance') // it names the passage
  await workbench.page.keyboard.press('j')
  await workbench.page.keyboard.press('h')
  await expect.poll(async () => (await annotationsIn(userData, 'highlight')).length).toBe(1)
  const [highlight] = await annotationsIn(userData, 'highlight')
  expect(highlight?.anchor?.quote).not.toBe('nuclear alliance')
})

test('the arrow keys step along the buttons of the bar, around at the ends', async ({ workbench }) => {
  await workbench.search(query)
  await workbench.page.keyboard.press('F3')
  const buttons = bar(workbench).getByRole('button')
  await buttons.first().focus()
  await workbench.page.keyboard.press('ArrowLeft')
  await expect(buttons.last()).toBeFocused()
  await workbench.page.keyboard.press('ArrowRight')
  await expect(buttons.first()).toBeFocused()
})

test('Enter on a result that is shown goes on to the page, where n notes its hit', async ({
  workbench,
  userData,
}) => {
  await workbench.search(query)
  await workbench.searchField.press('Enter')
  await expect(marked(workbench)).toHaveCount(1)
  await expect(workbench.searchField).toBeFocused()
  await workbench.page.keyboard.press('Enter')
  await expect(workbench.searchField).not.toBeFocused()
  await workbench.page.keyboard.press('n')
  await workbench.noteText.fill('Who calls it that?')
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await workbench.saved()
  const [note] = await annotationsIn(userData, 'note')
  expect(note?.anchor?.quote).toBe('nuclear alliance')
})
