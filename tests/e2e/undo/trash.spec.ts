import type { Locator } from '@playwright/test'
import { annotationsIn, cards, clickInto, workspaceIn } from '../desk/annotating'
import { expect, test, type Workbench } from '../desk/workbench'

/** A note, a highlight and a bookmark, all of them removed, in this order. */
async function threeRemoved(workbench: Workbench): Promise<void> {
  await workbench.note('reliable partner', 'Ask about zanzibar')
  await workbench.highlight('a genuine alliance', 'green')
  await workbench.bookmark('special forces')
  await cards(workbench, 'zanzibar').getByRole('button', { name: 'Delete note' }).click()
  await clickInto(workbench, 'a genuine alliance')
  await workbench.tool('Remove')
  await workbench.page.getByRole('button', { name: 'Remove special forces' }).click()
  await workbench.page.keyboard.press('Control+4')
  await expect(rows(workbench)).toHaveCount(3)
}

function rows(workbench: Workbench): Locator {
  return workbench.trash.getByRole('listitem')
}

function row(workbench: Workbench, words: string): Locator {
  return rows(workbench).filter({ hasText: words })
}

test('an empty trash says what it is for', async ({ workbench }) => {
  await workbench.page.getByRole('tab', { name: 'Trash' }).click()
  await expect(workbench.page.getByText('Nothing is in the trash.')).toContainText('30 days')
  await expect(workbench.trash).toHaveCount(0)
})

test('what was removed is in the trash, the latest first, with its words and its days', async ({
  workbench,
}) => {
  await threeRemoved(workbench)
  await expect(rows(workbench)).toContainText([
    'special forces',
    '“a genuine alliance”',
    'Ask about zanzibar',
  ])
  for (const each of await rows(workbench).all())
    await expect(each).toContainText(/Removed \d\d:\d\d · 30 days left/)
  await workbench.reopen()
  await workbench.page.keyboard.press('Control+4')
  await expect(rows(workbench)).toHaveCount(3)
})

test('each of them can be put back, and that can be undone', async ({ workbench, userData }) => {
  await threeRemoved(workbench)
  await row(workbench, 'zanzibar').getByRole('button', { name: 'Put back' }).click()
  await expect(cards(workbench, 'Ask about zanzibar')).toBeVisible()
  await expect(rows(workbench)).toHaveCount(2)
  await row(workbench, 'a genuine alliance').getByRole('button', { name: 'Put back' }).click()
  await expect(workbench.mark('a genuine alliance')).toHaveAttribute('data-colour', 'green')
  await row(workbench, 'special forces').getByRole('button', { name: 'Put back' }).click()
  await expect(workbench.page.getByText('Nothing is in the trash.')).toBeVisible()
  expect(await annotationsIn(userData, 'bookmark')).toMatchObject([{ name: 'special forces' }])
  await workbench.page.keyboard.press('Control+z')
  await expect(rows(workbench)).toContainText(['special forces'])
})

test('one is deleted for good only when that is agreed to, and undo passes it by', async ({
  workbench,
  userData,
}) => {
  await threeRemoved(workbench)
  const purge = workbench.page.getByRole('dialog', { name: 'Delete this note for good?' })
  const ask = () => row(workbench, 'zanzibar').getByRole('button', { name: 'Delete for good' }).click()
  await ask()
  await expect(purge).toContainText('This cannot be undone.')
  await purge.getByRole('button', { name: 'Cancel' }).click()
  await expect(rows(workbench)).toHaveCount(3)
  await ask()
  await purge.getByRole('button', { name: 'Delete for good' }).click()
  await expect(rows(workbench)).toHaveCount(2)
  await expect(workbench.messages).toContainText('Deleted for good')
  expect(JSON.stringify(await workspaceIn(userData))).not.toContain('zanzibar')
  for (const expected of [1, 0]) {
    await workbench.page.keyboard.press('Control+z')
    await expect(rows(workbench)).toHaveCount(expected)
  }
  await workbench.page.keyboard.press('Control+z')
  await expect(workbench.bookmarks).toHaveCount(0)
  await expect(cards(workbench, 'zanzibar')).toHaveCount(0)
})

test('the whole trash is emptied after a plain question', async ({ workbench, userData }) => {
  await threeRemoved(workbench)
  await workbench.page.getByRole('button', { name: 'Empty the trash' }).click()
  const question = workbench.page.getByRole('dialog', { name: 'Empty the trash?' })
  await expect(question).toContainText('This cannot be undone.')
  await expect(question).toContainText('last five generations')
  await expect(question).toContainText('backups')
  await question.getByRole('button', { name: 'Empty the trash' }).click()
  await expect(workbench.page.getByText('Nothing is in the trash.')).toBeVisible()
  expect(await workspaceIn(userData)).toMatchObject({ trash: [], annotations: [] })
})

test('bookmarks removed together come back together, each in its place', async ({ workbench, userData }) => {
  for (const words of ['special forces', 'western Kursk', 'ready to fight']) await workbench.bookmark(words)
  const before = await annotationsIn(userData, 'bookmark')
  await workbench.page.getByRole('button', { name: 'Bookmark ¶1', exact: true }).click()
  await expect.poll(() => annotationsIn(userData, 'bookmark')).toEqual([])
  await workbench.page.keyboard.press('Control+z')
  await expect.poll(() => annotationsIn(userData, 'bookmark')).toEqual(before)
})
