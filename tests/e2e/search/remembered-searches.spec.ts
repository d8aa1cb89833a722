import { workspaceIn } from '../desk/annotating'
import { expect, test, type Workbench } from '../desk/workbench'

const panel = ({ page }: Workbench) => page.getByRole('group', { name: 'Remembered searches' })
const recent = (workbench: Workbench) =>
  panel(workbench).getByRole('list', { name: 'Recent searches' }).getByRole('listitem')
const saved = (workbench: Workbench) =>
  panel(workbench).getByRole('list', { name: 'Saved searches' }).getByRole('listitem')
const button = (workbench: Workbench, name: string) =>
  workbench.page.getByRole('button', { name, exact: true })

/** Searches and opens the best result, as somebody does who found it; then leaves the search. */
async function find(workbench: Workbench, query: string): Promise<void> {
  await workbench.search(query)
  await expect(workbench.results).not.toHaveCount(0)
  await workbench.searchField.press('Enter')
  await workbench.saved()
  await workbench.searchField.press('Escape')
  await expect(workbench.searchField).toHaveValue('')
}

async function save(workbench: Workbench, query: string, name: string): Promise<void> {
  await workbench.search(query)
  await button(workbench, 'Save this search').click()
  const dialog = workbench.dialog('Save this search')
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await workbench.saved()
}

test('what was searched and opened is offered again, newest first, also after a restart', async ({
  workbench,
}) => {
  await workbench.searchField.focus()
  await expect(panel(workbench)).toBeHidden() // nothing to show yet
  await find(workbench, 'four brigades')
  await find(workbench, 'nuclear shadow')
  await find(workbench, 'four brigades')
  await workbench.reopen()
  await workbench.page.keyboard.press('Control+f')
  await expect(recent(workbench)).toHaveText(['four brigades', 'nuclear shadow'])
  await workbench.page.keyboard.press('ArrowDown')
  await workbench.page.keyboard.press('ArrowDown')
  await expect(recent(workbench).last().getByRole('button')).toBeFocused()
  await workbench.page.keyboard.press('Enter')
  await expect(workbench.searchField).toHaveValue('nuclear shadow')
  await expect(workbench.searchField).toBeFocused()
  await expect(workbench.results).toHaveCount(1)
  await expect(panel(workbench)).toBeHidden()
})

test('a query is remembered once it has stood, not while it is typed, nor when it finds nothing', async ({
  workbench,
  userData,
}) => {
  await workbench.searchField.pressSequentially('four brigades')
  await expect.poll(async () => (await workspaceIn(userData)).recent).toEqual(['four brigades'])
  await workbench.search('qwzxv plmokn')
  await expect(workbench.searchStatus).toHaveText(/^No results/)
  await find(workbench, 'nuclear shadow')
  await expect
    .poll(async () => (await workspaceIn(userData)).recent)
    .toEqual(['nuclear shadow', 'four brigades'])
})

test('recent searches are cleared, and not kept any more once that is turned off', async ({
  workbench,
  userData,
}) => {
  const { page } = workbench
  await find(workbench, 'four brigades')
  await workbench.searchField.focus()
  await panel(workbench).getByRole('button', { name: 'Clear' }).click()
  await expect(recent(workbench)).toHaveCount(0)
  await expect(workbench.searchField).toBeFocused()
  await page.keyboard.press('Escape')
  await find(workbench, 'nuclear shadow')
  await workbench.searchField.focus()
  await panel(workbench).getByRole('checkbox').uncheck()
  await expect(recent(workbench)).toHaveCount(0)
  await expect.poll(async () => (await workspaceIn(userData)).recent).toEqual([])
  await workbench.search('four brigades')
  await workbench.searchField.press('Enter')
  await workbench.searchField.press('Escape')
  await workbench.saved()
  expect(await workspaceIn(userData)).toMatchObject({ recent: [], settings: { keepsRecent: false } })
  await workbench.searchField.focus()
  await panel(workbench).getByRole('checkbox').check()
  await expect.poll(async () => (await workspaceIn(userData)).settings.keepsRecent).toBe(true)
})

test('a search is saved under a name, renamed, removed and put back', async ({ workbench, userData }) => {
  const { page } = workbench
  await save(workbench, 'nuclear alliance', 'The alliance')
  expect((await workspaceIn(userData)).searches).toEqual([
    { name: 'The alliance', query: 'nuclear alliance' },
  ])
  await expect(button(workbench, 'Rename this search')).toBeVisible()
  await workbench.searchField.press('Escape')
  await workbench.searchField.focus()
  await expect(saved(workbench)).toContainText(['The alliance'])
  await button(workbench, 'Rename “The alliance”').click()
  const dialog = workbench.dialog('Rename this search')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Pact')
  await page.keyboard.press('Enter')
  await expect(saved(workbench)).toContainText(['Pact'])
  await button(workbench, 'Remove “Pact”').click()
  await expect(saved(workbench)).toHaveCount(0)
  await button(workbench, 'Put back').click()
  await workbench.reopen()
  await workbench.searchField.focus()
  await saved(workbench).getByRole('button').first().click()
  await expect(workbench.searchField).toHaveValue('nuclear alliance')
  await expect(workbench.results).not.toHaveCount(0)
})

test('a name that another search has is refused; without a query there is nothing to save', async ({
  workbench,
}) => {
  await workbench.command('Save this search')
  await expect(workbench.messages).toContainText('Search for something first')
  await save(workbench, 'nuclear alliance', 'The alliance')
  await workbench.search('nuclear shadow')
  await workbench.command('Save this search')
  const dialog = workbench.dialog('Save this search')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('the Alliance')
  await workbench.page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toHaveText('Another search has this name.')
  await workbench.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
