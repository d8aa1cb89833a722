import { annotationsIn, clickInto, wordsOnPage } from '../desk/annotating'
import { expect, test } from '../desk/workbench'

test('a reader highlights in four colours, and the last one used is the next one', async ({
  workbench,
  userData,
}) => {
  const words = {
    yellow: 'four brigades',
    green: '12,000 troops',
    blue: 'special forces',
    pink: 'western Kursk',
  }
  for (const [colour, phrase] of Object.entries(words)) await workbench.highlight(phrase, colour)
  await workbench.select('ready to fight')
  await workbench.page.keyboard.press('h')
  await expect(workbench.mark('ready to fight')).toHaveAttribute('data-colour', 'pink')
  const kept = (await annotationsIn(userData, 'highlight')).map(({ anchor, colour }) => [
    colour,
    anchor?.quote,
  ])
  expect(kept).toEqual([...Object.entries(words), ['pink', 'ready to fight']])
  const painted = await Promise.all(
    Object.values(words).map((phrase) =>
      workbench.mark(phrase).evaluate((mark) => getComputedStyle(mark).backgroundColor),
    ),
  )
  expect(new Set(painted).size).toBe(4)
})

test('a highlight takes another colour, stays the one it was, and takes the first one back', async ({
  workbench,
  userData,
}) => {
  await workbench.highlight('a genuine alliance', 'yellow')
  const [before] = await annotationsIn(userData, 'highlight')
  await clickInto(workbench, 'a genuine alliance')
  await workbench.tool('In blue')
  await expect(workbench.mark('a genuine alliance')).toHaveAttribute('data-colour', 'blue')
  await expect(workbench.toolbar).toBeHidden()
  expect(await annotationsIn(userData, 'highlight')).toMatchObject([{ id: before?.id, colour: 'blue' }])
  await workbench.page.keyboard.press('Control+z')
  await expect(workbench.mark('a genuine alliance')).toHaveAttribute('data-colour', 'yellow')
})

test('a highlight is removed and comes back by the button', async ({ workbench, userData }) => {
  await workbench.highlight('a genuine alliance', 'green')
  const before = await annotationsIn(userData, 'highlight')
  await clickInto(workbench, 'a genuine alliance')
  await workbench.tool('Remove')
  await expect(workbench.article.locator('mark')).toHaveCount(0)
  expect(await annotationsIn(userData, 'highlight')).toEqual([])
  await workbench.page.getByRole('button', { name: 'Undo' }).click()
  await expect(workbench.mark('a genuine alliance')).toHaveAttribute('data-colour', 'green')
  expect(await annotationsIn(userData, 'highlight')).toEqual(before)
})

test('a highlight just made is taken back by Ctrl+Z', async ({ workbench, userData }) => {
  await workbench.highlight('a genuine alliance')
  await workbench.page.keyboard.press('Control+z')
  await expect(workbench.article.locator('mark')).toHaveCount(0)
  expect(await annotationsIn(userData, 'highlight')).toEqual([])
})

test('highlights overlap, each with its colour, and the text is as before', async ({
  workbench,
  userData,
}) => {
  const before = await wordsOnPage(workbench)
  await workbench.highlight('no longer symbolic but a genuine', 'yellow')
  await workbench.select('a genuine', 'alliance. This sends')
  await workbench.tool('In blue')
  const pieces = workbench.article.locator('mark')
  await expect(pieces).toHaveText(['no longer symbolic but ', 'a genuine', ' alliance. This sends'])
  await expect(pieces.nth(0)).toHaveAttribute('data-colour', 'yellow')
  await expect(pieces.nth(1)).toHaveAttribute('data-colour', 'blue')
  await expect(pieces.nth(1)).toHaveAttribute('data-under', 'yellow')
  await expect(pieces.nth(2)).toHaveAttribute('data-colour', 'blue')
  const ids = (await annotationsIn(userData, 'highlight')).map(({ id }) => id)
  await expect(pieces.nth(1)).toHaveAttribute('data-annotations', ids.join(' '))
  expect(await wordsOnPage(workbench)).toBe(before)
})

test('a whole passage is highlighted with the keyboard only', async ({ workbench, userData }) => {
  for (let step = 0; step < 6; step += 1) await workbench.page.keyboard.press('j')
  await expect(workbench.currentPassage).toHaveAttribute('data-passage', 'p1')
  await workbench.page.keyboard.press('h')
  const words = await workbench.passage(1).locator('[data-text]').textContent()
  await expect(workbench.passage(1).locator('mark')).toHaveText(words ?? '')
  expect(await annotationsIn(userData, 'highlight')).toMatchObject([{ anchor: { quote: words } }])
})
