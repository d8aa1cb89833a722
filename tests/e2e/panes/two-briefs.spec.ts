import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addBrief, ledger, test } from '../desk/two-briefs'
import { expect, Workbench } from '../desk/workbench'

test('two briefs are both read, annotated, bookmarked and cited, each by itself', async ({ workbench }) => {
  await workbench.note('genuine alliance', 'On the first brief')
  await workbench.openBrief('harbour')
  await expect(workbench.article).toHaveAccessibleName(ledger)
  await expect(workbench.page.locator('article [data-annotations]')).toHaveCount(0)
  await workbench.highlight('counted twice', 'green')
  await workbench.note('ferries to Russia', 'On the second brief')
  await workbench.bookmark('barges by the week')
  await workbench.select('barges by the week')
  await workbench.tool('Copy citation')
  const copied = await workbench.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain(ledger)
  await workbench.page.keyboard.press('Control+2')
  await expect(workbench.notes.getByRole('heading')).toHaveText([/What it leaves out/, /North Korea/])
  await workbench.notes.getByRole('button', { name: /genuine alliance/ }).click()
  await expect(workbench.mark('genuine alliance')).toBeVisible()
  await workbench.page.keyboard.press('Control+3')
  await expect(workbench.bookmarks).toContainText(ledger)
  await workbench.bookmarks.getByRole('button', { name: /^barges by the week/ }).click()
  await expect(workbench.article).toHaveAccessibleName(ledger)
  await expect(workbench.mark('counted twice')).toBeVisible()
})

test('each brief keeps its place and its way back, and the last one is shown after a restart', async ({
  workbench,
}) => {
  const top = () => workbench.article.evaluate((each) => each.closest('[data-scroller]')?.scrollTop ?? -1)
  // By the words, not by the scroll: a font of the page above them may still be coming.
  const awayFrom = async (words: string, height: number) => Math.abs((await workbench.topOf(words)) - height)
  const outlook = 'Outlook on North Korea'
  await workbench.jump('Outlook')
  const height = await workbench.topOf(outlook)
  await workbench.openBrief('harbour')
  expect(await top()).toBe(0)
  await workbench.jump('What it leaves out')
  await workbench.openBrief('troop deployment')
  await expect.poll(() => awayFrom(outlook, height)).toBeLessThanOrEqual(1) // Chromium scrolls by whole pixels
  await workbench.page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(top).toBe(0)
  await workbench.openBrief('harbour')
  expect(await top()).toBeGreaterThan(500)
  const left = await workbench.topOf('What it leaves out')
  await workbench.saved()
  await workbench.reopen()
  await expect(workbench.article).toHaveAccessibleName(ledger)
  await expect.poll(() => awayFrom('What it leaves out', left)).toBeLessThanOrEqual(1)
})

test('a brief that is refused is listed with its sentence, and the others are shown', async ({
  launch,
  root,
}) => {
  const briefs = join(root, 'resources', 'briefs')
  await addBrief(briefs, { id: 'spoilt', title: 'A spoilt brief', text: 'These words are changed.' })
  await writeFile(join(briefs, 'spoilt', 'source.txt'), 'These words were changed.')
  await addBrief(briefs, {
    id: 'twin',
    title: 'A twin',
    text: await readFile(join(briefs, 'harbour-ledger', 'source.txt'), 'utf8'),
  })
  const workbench = await Workbench.open(() => launch({ app: root }))
  await workbench.page.getByRole('button', { name: /^Brief: / }).click()
  const library = workbench.page.getByRole('list', { name: 'Library' })
  await expect(library.getByRole('listitem')).toHaveCount(4)
  await expect(library).toContainText('is not the one that was published')
  await expect(library).toContainText('its text is that of “harbour-ledger”, byte for byte')
  await library.getByRole('button', { name: ledger }).click()
  await expect(workbench.article).toHaveAccessibleName(ledger)
})

test('a note on a brief that is not there any more is kept, and listed under its name', async ({
  launch,
  workbench,
}) => {
  await workbench.openBrief('harbour')
  await workbench.note('counted twice', 'Left behind')
  await workbench.app.close()
  const alone = await Workbench.open(() => launch())
  await expect(alone.article).toHaveAccessibleName(/^North Korea/)
  await expect(alone.page.locator('article [data-annotations]')).toHaveCount(0)
  await alone.page.keyboard.press('Control+2')
  await expect(alone.notes).toContainText('Left behind')
  await expect(alone.notes.getByRole('heading')).toHaveText('“harbour-ledger”, which is not here')
})
