import { workspaceIn } from '../desk/annotating'
import { expect, test, type Workbench } from '../desk/workbench'

const dialog = (workbench: Workbench) => workbench.dialog('Names and abbreviations')
const own = (workbench: Workbench) =>
  dialog(workbench).getByRole('list', { name: 'Your own names and abbreviations' }).getByRole('listitem')

async function fill(workbench: Workbench, one: string, other: string): Promise<void> {
  await dialog(workbench).getByRole('textbox', { name: 'Name or abbreviation' }).fill(one)
  await dialog(workbench).getByRole('textbox', { name: 'Means the same as' }).fill(other)
}
const press = (workbench: Workbench, name: string) =>
  dialog(workbench).getByRole('button', { name, exact: true }).click()

test('an own alias is added, changed, removed and put back, and is there after a restart', async ({
  workbench,
  userData,
}) => {
  await workbench.command('Names and abbreviations')
  await fill(workbench, 'the  Marshal', 'Kim Jong Un')
  await press(workbench, 'Add')
  await expect(own(workbench)).toHaveText(/the Marshal means Kim Jong Un/)
  await expect(dialog(workbench).getByRole('textbox', { name: 'Name or abbreviation' })).toBeFocused()
  await press(workbench, 'Change')
  await fill(workbench, 'Marshal', 'Kim Jong Un')
  await press(workbench, 'Keep the change')
  await expect(own(workbench)).toHaveText(/^Marshal means Kim Jong Un/)
  await press(workbench, 'Remove')
  await expect(own(workbench)).toHaveCount(0)
  await expect(dialog(workbench).getByRole('status', { name: 'Removed' })).toContainText('Marshal')
  await press(workbench, 'Put back')
  await expect(own(workbench)).toHaveCount(1)
  expect((await workspaceIn(userData)).aliases).toEqual([{ phrases: ['Marshal', 'Kim Jong Un'] }])
  await press(workbench, 'Done')
  await workbench.reopen()
  await workbench.command('Names and abbreviations')
  await expect(own(workbench)).toHaveText(/^Marshal means Kim Jong Un/)
})

test('what cannot be kept is said in words, and nothing is kept', async ({ workbench, userData }) => {
  await workbench.command('Names and abbreviations')
  await press(workbench, 'Add')
  await expect(dialog(workbench).getByRole('alert').filter({ hasText: 'Write a name' })).toBeVisible()
  await fill(workbench, 'ROK', '…')
  await press(workbench, 'Add')
  await expect(dialog(workbench).getByRole('alert').filter({ hasText: 'no letter' })).toBeVisible()
  await expect(dialog(workbench).getByRole('textbox', { name: 'Means the same as' })).toHaveAttribute(
    'aria-invalid',
    'true',
  )
  await fill(workbench, 'ROK', 'rok')
  await press(workbench, 'Add')
  await expect(dialog(workbench).getByRole('alert').filter({ hasText: 'are the same' })).toBeVisible()
  expect((await workspaceIn(userData)).aliases).toEqual([])
})

test('the aliases of the brief are shown, and told from commonly known ones', async ({ workbench }) => {
  await workbench.command('Names and abbreviations')
  const given = dialog(workbench)
    .getByRole('list', { name: 'Given names and abbreviations' })
    .getByRole('listitem')
  await expect(given.filter({ hasText: 'Northern Limit Line' })).not.toContainText('external')
  await expect(given.filter({ hasText: 'Republic of Korea' }).first()).toContainText('external')
  await expect(given.getByRole('button')).toHaveCount(0)
  await workbench.page.keyboard.press('Escape')
  await expect(dialog(workbench)).toBeHidden()
})
