import type { Locator } from '@playwright/test'
import { annotationsIn, boxOf } from '../desk/annotating'
import { expect, test, type Workbench } from '../desk/workbench'

const starts = {
  first: 'On October 18, South Korea',
  second: 'It is noteworthy that',
  third: 'In a speech at the 9th',
}

function ribbon(workbench: Workbench, number: number): Locator {
  return workbench.page.getByRole('button', { name: `Bookmark ¶${number}`, exact: true })
}

/** The names of the bookmarks in the order the list shows them. */
function names(workbench: Workbench): Promise<string[]> {
  const buttons = workbench.bookmarks.getByRole('button', { name: /^Rename / })
  return buttons.evaluateAll((all) =>
    all.map((each) => each.getAttribute('aria-label')?.replace('Rename ', '') ?? ''),
  )
}

async function namesOnDisk(userData: string): Promise<string[]> {
  return (await annotationsIn(userData, 'bookmark')).map(({ name }) => name)
}

/** Three bookmarks named A, B, C on the first three paragraphs. */
async function threeBookmarks(workbench: Workbench): Promise<void> {
  for (const [index, name] of ['A', 'B', 'C'].entries()) {
    await ribbon(workbench, index + 1).click()
    await expect(workbench.bookmarks.getByRole('listitem')).toHaveCount(index + 1)
    await workbench.bookmarks
      .getByRole('button', { name: /^Rename/ })
      .last()
      .click()
    await workbench.page.getByRole('textbox', { name: 'Bookmark name' }).fill(name)
    await workbench.page.keyboard.press('Enter')
    await expect(row(workbench, name)).toBeVisible()
  }
}

/** The part of a row that Enter and the keys act on. */
function row(workbench: Workbench, name: string): Locator {
  return workbench.bookmarks.getByRole('button', { name: new RegExp(`^${name} ¶`) })
}

test('the ribbon of a passage sets its bookmark and takes it off', async ({ workbench, userData }) => {
  await expect(ribbon(workbench, 1)).toHaveAttribute('aria-pressed', 'false')
  await ribbon(workbench, 1).click()
  await expect(ribbon(workbench, 1)).toHaveAttribute('aria-pressed', 'true')
  await expect(ribbon(workbench, 2)).toHaveAttribute('aria-pressed', 'false')
  const [bookmark] = await annotationsIn(userData, 'bookmark')
  expect(bookmark?.name).toMatch(new RegExp(`^${starts.first}.+…$`))
  expect(bookmark?.name.length).toBeLessThanOrEqual(61)
  expect(bookmark?.anchor?.quote).toContain(starts.first)
  await ribbon(workbench, 1).click()
  await expect(ribbon(workbench, 1)).toHaveAttribute('aria-pressed', 'false')
  expect(await namesOnDisk(userData)).toEqual([])
})

test('B sets the bookmark of the current passage and takes it off', async ({ workbench }) => {
  for (let step = 0; step < 6; step += 1) await workbench.page.keyboard.press('j')
  await workbench.page.keyboard.press('b')
  await expect(ribbon(workbench, 1)).toHaveAttribute('aria-pressed', 'true')
  await workbench.page.keyboard.press('b')
  await expect(ribbon(workbench, 1)).toHaveAttribute('aria-pressed', 'false')
})

test('a bookmark on selected words is named after them', async ({ workbench, userData }) => {
  await workbench.select('a genuine alliance')
  await workbench.page.keyboard.press('b')
  await expect(workbench.bookmarks).toContainText('a genuine alliance')
  await expect(workbench.bookmarks).toContainText('¶18 · Section 2')
  await expect(ribbon(workbench, 18)).toHaveAttribute('aria-pressed', 'true')
  expect(await annotationsIn(userData, 'bookmark')).toMatchObject([
    { name: 'a genuine alliance', anchor: { quote: 'a genuine alliance' } },
  ])
})

test('F2 renames a bookmark; Escape and a blank name leave it', async ({ workbench, userData }) => {
  await workbench.bookmark('a genuine alliance')
  const { keyboard } = workbench.page
  const field = workbench.page.getByRole('textbox', { name: 'Bookmark name' })
  await row(workbench, 'a genuine alliance').focus()
  await keyboard.press('F2')
  await expect(field).toBeFocused()
  await keyboard.type('The treaty 조약')
  await keyboard.press('Enter')
  await expect(row(workbench, 'The treaty 조약')).toBeVisible()
  await expect.poll(() => namesOnDisk(userData)).toEqual(['The treaty 조약'])
  for (const leaving of [
    ['x', 'Escape'],
    ['Backspace', 'Enter'],
  ]) {
    await row(workbench, 'The treaty 조약').focus()
    await keyboard.press('F2')
    await expect(field).toBeFocused()
    for (const key of leaving) await keyboard.press(key)
    await expect(field).toBeHidden()
  }
  expect(await namesOnDisk(userData)).toEqual(['The treaty 조약'])
  await keyboard.press('Control+z')
  await expect(row(workbench, 'a genuine alliance')).toBeVisible()
})

test('after renaming, moving and removing, the keys still act on the list', async ({ workbench }) => {
  await threeBookmarks(workbench)
  await row(workbench, 'A').focus()
  await workbench.openBy('F2', workbench.page.getByRole('textbox', { name: 'Bookmark name' }))
  await workbench.page.keyboard.type('Z')
  await workbench.page.keyboard.press('Enter')
  await expect(row(workbench, 'Z')).toBeFocused()
  await workbench.page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => names(workbench)).toEqual(['B', 'Z', 'C'])
  await expect(row(workbench, 'Z')).toBeFocused()
  await workbench.page.keyboard.press('Delete')
  await expect(row(workbench, 'C')).toBeFocused()
})

test('Alt with the arrows reorders the bookmarks', async ({ workbench, userData }) => {
  await threeBookmarks(workbench)
  const { keyboard } = workbench.page
  await row(workbench, 'A').focus()
  await keyboard.press('Alt+ArrowDown')
  await expect.poll(() => names(workbench)).toEqual(['B', 'A', 'C'])
  await keyboard.press('Alt+ArrowDown')
  await expect.poll(() => names(workbench)).toEqual(['B', 'C', 'A'])
  await keyboard.press('Alt+ArrowDown')
  await keyboard.press('Alt+ArrowUp')
  await expect.poll(() => names(workbench)).toEqual(['B', 'A', 'C'])
  expect(await namesOnDisk(userData)).toEqual(['B', 'A', 'C'])
  await keyboard.press('Control+z')
  await expect.poll(() => names(workbench)).toEqual(['B', 'C', 'A'])
})

test('the mouse drags a bookmark to its place, and to the end', async ({ workbench, userData }) => {
  await threeBookmarks(workbench)
  await row(workbench, 'C').dragTo(row(workbench, 'A'))
  await expect.poll(() => names(workbench)).toEqual(['C', 'A', 'B'])
  const last = await boxOf(row(workbench, 'B'))
  const list = await boxOf(workbench.bookmarks)
  await row(workbench, 'C').hover()
  await workbench.page.mouse.down()
  await workbench.page.mouse.move(last.x + 40, last.y + 4, { steps: 4 })
  await workbench.page.mouse.move(last.x + 40, list.y + list.height - 2, { steps: 4 })
  await workbench.page.mouse.up()
  await expect.poll(() => names(workbench)).toEqual(['A', 'B', 'C'])
  expect(await namesOnDisk(userData)).toEqual(['A', 'B', 'C'])
})

test('a removed bookmark comes back in its place', async ({ workbench, userData }) => {
  await threeBookmarks(workbench)
  await row(workbench, 'B').focus()
  await workbench.page.keyboard.press('Delete')
  await expect.poll(() => names(workbench)).toEqual(['A', 'C'])
  await expect(ribbon(workbench, 2)).toHaveAttribute('aria-pressed', 'false')
  await workbench.page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => names(workbench)).toEqual(['A', 'B', 'C'])
  await expect(ribbon(workbench, 2)).toHaveAttribute('aria-pressed', 'true')
  await workbench.bookmarks.getByRole('listitem').filter({ hasText: 'A' }).first().hover()
  await workbench.page.getByRole('button', { name: 'Remove A' }).click()
  await expect.poll(() => names(workbench)).toEqual(['B', 'C'])
  await workbench.page.keyboard.press('Control+z')
  await expect.poll(() => namesOnDisk(userData)).toEqual(['A', 'B', 'C'])
})

test('a bookmark leads to its words, by mouse and by Enter, and back again', async ({ workbench }) => {
  await workbench.bookmark('reliable partner')
  const there = workbench.passage(18)
  await workbench.jump('Title page')
  await expect(there).not.toBeInViewport()
  await row(workbench, 'reliable partner').click()
  await expect(there).toBeInViewport()
  await expect(workbench.currentPassage).toHaveAttribute('data-passage', 'p18')
  await workbench.page.keyboard.press('Alt+ArrowLeft')
  await expect(workbench.passage('title')).toBeInViewport()
  await row(workbench, 'reliable partner').focus()
  await workbench.page.keyboard.press('Enter')
  await expect(there).toBeInViewport()
})
