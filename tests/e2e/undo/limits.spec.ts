import { annotationsIn, cards } from '../desk/annotating'
import { expect, test } from '../desk/workbench'

test('a tag that is too long is said while it is typed, and the note waits for it', async ({
  workbench,
  userData,
}) => {
  await workbench.select('a genuine alliance')
  await workbench.tool('Note')
  await workbench.noteText.fill('Tagged')
  const tags = workbench.page.getByRole('textbox', { name: 'Tags' })
  const long = 'x'.repeat(65)
  await tags.fill(long)
  await expect(workbench.page.getByRole('alert').first()).toContainText('A tag has at most 64 characters')
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await expect(workbench.messages).toContainText('Shorten the tags')
  await expect(tags).toHaveValue(long)
  await tags.fill(long.slice(1))
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await expect(cards(workbench, 'Tagged')).toBeVisible()
  expect(await annotationsIn(userData, 'note')).toMatchObject([{ tags: [long.slice(1)] }])
})

test('a bookmark’s name that is too long stays in its field until it is shorter', async ({
  workbench,
  userData,
}) => {
  await workbench.bookmark('special forces')
  await workbench.page.getByRole('button', { name: 'Rename special forces' }).click()
  const field = workbench.page.getByRole('textbox', { name: 'Bookmark name' })
  await field.fill('y'.repeat(203))
  await expect(workbench.page.getByRole('alert').filter({ hasText: 'too long by 3' })).toBeVisible()
  await field.press('Enter')
  await expect(field).toHaveValue('y'.repeat(203))
  await field.fill('y'.repeat(200))
  await field.press('Enter')
  await expect.poll(async () => (await annotationsIn(userData, 'bookmark'))[0]?.name).toBe('y'.repeat(200))
})

test('a phrase of an alias that is too long is said while it is typed', async ({ workbench }) => {
  await workbench.command('Names and abbreviations')
  const field = workbench.page.getByRole('textbox', { name: 'Name or abbreviation' })
  await field.fill('z'.repeat(101))
  await expect(workbench.page.getByRole('alert').filter({ hasText: 'too long by 1:' })).toBeVisible()
  await expect(field).toHaveValue('z'.repeat(101))
})
