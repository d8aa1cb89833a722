import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appWithLongBrief, plantAnchored } from '../../bench/scale/inputs.mjs'
import { boxOf, wordsOnPage } from '../desk/annotating'
import { test as base, expect, Workbench } from '../desk/workbench'

const projectRoot = join(import.meta.dirname, '../../..')
const count = 2_000

const withNotes = base.extend<{ workbench: Workbench }>({
  workbench: async ({ launch, userData }, use) => {
    plantAnchored({ userData, root: projectRoot, count })
    await use(await Workbench.open(launch))
  },
})

withNotes(
  'of 2,000 notes those near the view are built, and the last one is there when it is gone to',
  async ({ workbench }) => {
    const { page } = workbench
    const beside = page.locator('aside [data-note]')
    await expect(page.getByText('2000 notes · 0 bookmarks')).toBeVisible()
    await expect.poll(() => beside.count()).toBeGreaterThan(3)
    expect(await beside.count()).toBeLessThan(60)
    await page.keyboard.press('Control+2')
    const listed = workbench.notes.getByRole('listitem')
    await expect(listed.first()).toHaveAttribute('aria-setsize', `${count}`)
    expect(await listed.count()).toBeLessThan(60)
    await page.getByRole('tabpanel').evaluate((panel) => panel.scrollTo(0, panel.scrollHeight))
    const last = workbench.notes.locator(`[aria-posinset="${count}"]`)
    await expect(last).toBeInViewport()
    await last.getByTitle('Show in the text').click()
    await expect(page.locator('aside :focus')).toBeInViewport()
    const id = await last.locator('[data-note]').getAttribute('data-note')
    await expect(page.locator('aside :focus')).toHaveAttribute('data-note', id ?? '')
    const mark = workbench.article.locator(`mark[data-annotations~="${id}"]`).first()
    await expect(mark).toBeInViewport()
    const distance = async () =>
      Math.abs((await boxOf(page.locator('aside :focus'))).y - (await boxOf(mark)).y)
    await expect.poll(distance).toBeLessThan(16)
  },
)

withNotes(
  'with 2,000 notes a note is begun and done without going through the document for each',
  async ({ workbench }) => {
    const { page } = workbench
    await page.keyboard.press('j')
    await page.evaluate(() => {
      const asked = { queries: 0 }
      Object.assign(globalThis, { asked })
      for (const owner of [Document.prototype, Element.prototype])
        for (const name of ['querySelector', 'querySelectorAll'] as const) {
          const own = owner[name] as (selectors: string) => unknown
          const counting = function (this: unknown, selectors: string) {
            asked.queries += 1
            return own.call(this, selectors)
          }
          Object.assign(owner, { [name]: counting })
        }
    })
    const queries = () => page.evaluate(() => Reflect.get(globalThis, 'asked').queries as number)
    await page.evaluate(() => document.querySelector('main'))
    expect(await queries()).toBe(1) // it does count
    await page.keyboard.press('n')
    await page.keyboard.type('One more')
    await page.keyboard.press('Escape')
    await expect(page.getByText('2001 notes · 0 bookmarks')).toBeVisible()
    await expect(workbench.noteText).toBeHidden()
    expect(await queries()).toBeLessThan(600)
  },
)

const withLongBrief = base.extend<{ workbench: Workbench }, { longApp: string }>({
  longApp: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'carrel-long-'))
      await use(await appWithLongBrief(projectRoot, folder, 1_000))
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
    { scope: 'worker' },
  ],
  workbench: async ({ launch, longApp }, use) => {
    await use(await Workbench.open(() => launch({ app: longApp })))
  },
})

withLongBrief(
  'a brief of a thousand passages is on the page whole, selected whole and copied whole',
  async ({ workbench }) => {
    const { page, app } = workbench
    const words = await wordsOnPage(workbench)
    expect(words.length).toBeGreaterThan(450_000)
    await page.keyboard.press('j')
    await page.keyboard.press('Control+a')
    const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ')
    const passages = words.split('\n')
    const selected = squeezed(await page.evaluate(() => document.getSelection()?.toString() ?? ''))
    const missing = (text: string) => passages.filter((passage) => !text.includes(squeezed(passage)))
    expect(missing(selected)).toEqual([])
    await page.keyboard.press('Control+c')
    const copied = () => app.evaluate(async ({ clipboard }) => (await clipboard.readText()).length)
    await expect.poll(copied).toBeGreaterThan(450_000)
    expect(missing(squeezed(await app.evaluate(({ clipboard }) => clipboard.readText())))).toEqual([])
  },
)

withLongBrief(
  'in a long brief a search leads to its hit, and what is far away is printed too',
  async ({ workbench }) => {
    const { page } = workbench
    await workbench.search('part 31')
    await page.keyboard.press('Enter')
    await expect(workbench.mark('part 31').first()).toBeInViewport()
    const heading = workbench.passage('heading-31')
    await expect(heading).toBeInViewport()
    await expect(heading.getByRole('button')).toHaveAttribute(
      'aria-label',
      /^Bookmark heading “31\. What part/,
    )
    const first = workbench.passage('p3')
    await expect(first).toHaveCSS('content-visibility', 'auto')
    await page.emulateMedia({ media: 'print' })
    await expect(first).toHaveCSS('content-visibility', 'visible')
  },
)

withLongBrief(
  'a long brief reopens in its middle with the same words at the same height',
  async ({ workbench }) => {
    const top = async () => (await boxOf(workbench.passage('heading-20').locator('[data-text]'))).y
    await workbench.jump('What part 20 is about')
    await expect.poll(top).toBeLessThan(200)
    const target = (await top()) - 437
    await workbench.page.mouse.move(700, 400)
    await workbench.page.mouse.wheel(0, 437) // to a place that no jump leads to; the heights of passages that were not drawn yet are rounded
    await expect.poll(async () => Math.abs((await top()) - target)).toBeLessThan(0.5)
    const before = await top()
    await workbench.reopen()
    await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(2)
  },
)
