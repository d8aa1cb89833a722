import { ledger, test } from '../desk/two-briefs'
import { expect } from '../desk/workbench'

test('Ctrl+O opens a brief by a few letters of its title, also with a wrong one among them', async ({
  workbench,
}) => {
  await workbench.page.keyboard.press('Control+o')
  const dialog = workbench.dialog('Open')
  const field = dialog.getByRole('combobox')
  await expect(field).toBeFocused()
  await expect(dialog.getByRole('option')).toHaveCount(2)
  await field.fill('harbuor')
  await expect(dialog.getByRole('option')).toHaveText([new RegExp(ledger)])
  await field.fill('zzzz')
  await expect(dialog).toContainText('No brief is called that.')
  await field.fill('ledger')
  await workbench.page.keyboard.press('Enter')
  await expect(workbench.article).toHaveAccessibleName(ledger)
  await workbench.page.keyboard.press('Control+o')
  await workbench.page.keyboard.press('Escape')
  await expect(workbench.article).toHaveAccessibleName(ledger)
})

test('the head of the left column names the brief and lists all of them', async ({ workbench }) => {
  const head = workbench.page.getByRole('button', { name: /^Brief: North Korea/ })
  await expect(head).toHaveAttribute('aria-expanded', 'false')
  await head.click()
  const library = workbench.page.getByRole('list', { name: 'Library' })
  await expect(library.locator('[aria-current]')).toContainText('North Korea')
  await library.getByRole('button', { name: ledger }).click()
  await expect(library).toBeHidden()
  await expect(workbench.page.getByRole('button', { name: `Brief: ${ledger}` })).toBeVisible()
  await expect(workbench.contents.getByRole('button')).toHaveCount(3)
})
