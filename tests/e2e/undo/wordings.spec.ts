import { annotationsIn, cards } from '../desk/annotating'
import { expect, test, type Workbench } from '../desk/workbench'

async function reword(workbench: Workbench, from: string, to: string): Promise<void> {
  await cards(workbench, from).getByRole('button', { name: 'Edit note' }).click()
  await workbench.noteText.fill(to)
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await expect(cards(workbench, to)).toBeVisible()
}

test('a note that was never changed has no earlier wordings', async ({ workbench }) => {
  await workbench.note('a genuine alliance', 'First thoughts')
  await expect(workbench.page.getByRole('button', { name: 'Earlier wordings' })).toHaveCount(0)
})

test('earlier wordings are listed with their day, the latest first, also after a restart', async ({
  workbench,
}) => {
  await workbench.note('a genuine alliance', 'First **thoughts**', 'treaty')
  await reword(workbench, 'First', 'Second thoughts')
  await reword(workbench, 'Second', 'Third thoughts')
  await workbench.reopen()
  await workbench.page.getByRole('button', { name: 'Earlier wordings' }).click()
  const items = workbench.dialog('Earlier wordings').getByRole('listitem')
  await expect(items).toContainText(['Second thoughts', 'First **thoughts**'])
  await expect(items.last()).toContainText('#treaty')
  await expect(items.first()).toContainText(/\d{1,2} \w+ \d{4}, \d\d:\d\d:\d\d/)
})

test('an earlier wording comes back as a copy, and the note stays as it is', async ({
  workbench,
  userData,
}) => {
  await workbench.note('a genuine alliance', 'First thoughts', 'treaty')
  await reword(workbench, 'First', 'Second thoughts')
  const [before] = await annotationsIn(userData, 'note')
  await workbench.page.getByRole('button', { name: 'Earlier wordings' }).click()
  await workbench.dialog('Earlier wordings').getByRole('button', { name: 'Restore as a copy' }).click()
  await expect(workbench.dialog('Earlier wordings')).toBeHidden()
  await expect(workbench.messages).toContainText('as a note of its own')
  await expect(cards(workbench, 'First thoughts')).toBeVisible()
  await expect(cards(workbench, 'Second thoughts')).toBeVisible()
  const [same, copy] = await annotationsIn(userData, 'note')
  expect(same).toEqual(before)
  expect(copy).toMatchObject({ text: 'First thoughts', tags: ['treaty'], anchor: before?.anchor })
  await workbench.messages.getByRole('button', { name: 'Undo' }).click()
  await expect(cards(workbench, 'First thoughts')).toHaveCount(0)
})

test('what was undone and done again is listed once', async ({ workbench }) => {
  await workbench.note('a genuine alliance', 'First thoughts')
  await reword(workbench, 'First', 'Second thoughts')
  await workbench.page.keyboard.press('Control+z')
  await expect(cards(workbench, 'First thoughts')).toBeVisible()
  await reword(workbench, 'First', 'Third thoughts')
  await workbench.page.getByRole('button', { name: 'Earlier wordings' }).click()
  const items = workbench.dialog('Earlier wordings').getByRole('listitem')
  await expect(items.filter({ hasText: 'First thoughts' })).toHaveCount(1)
  await expect(items.filter({ hasText: 'Third thoughts' })).toHaveCount(0)
})
