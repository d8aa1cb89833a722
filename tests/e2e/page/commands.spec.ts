import type { CommandId } from '../../../src/shared/commands'
import { commandIds, commands } from '../../../src/shared/commands'
import { expect, test, type Workbench } from '../desk/workbench'

/** The lines of the application's menu that have words: what they say, and the key they show. */
function menuLines(workbench: Workbench) {
  return workbench.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) =>
      (menu.submenu?.items ?? []).map(({ label, accelerator }) => ({
        menu: menu.label.replace('&', ''),
        label,
        key: accelerator ?? null,
      })),
    ),
  )
}

/** Chooses a command in the application's menu. */
function chooseInMenu(workbench: Workbench, id: CommandId) {
  return workbench.app.evaluate(({ Menu }, title) => {
    const lines = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    const line = lines.find(({ label }) => label === title)
    if (!line) throw new Error(`no menu says ${title}`)
    line.click()
  }, commands[id].title)
}

/** The element that carries the theme. */
function themeOf(workbench: Workbench) {
  return workbench.page.locator('html')
}

test('the menu, the palette and the sheet of keys all show the whole table of commands', async ({
  workbench,
}) => {
  const { page } = workbench
  const lines = await menuLines(workbench)
  for (const id of commandIds) {
    const line = lines.find(({ label }) => label === commands[id].title)
    expect(line, id).toMatchObject({ menu: commands[id].menu })
  }
  expect(lines).toContainEqual({ menu: 'Help', label: 'Command palette', key: 'CommandOrControl+K' })

  await page.keyboard.press('Control+k')
  const titles = commandIds.filter((id) => id !== 'palette').map((id) => commands[id].title)
  const choices = workbench.dialog('Command palette').getByRole('option')
  await expect(choices).toHaveCount(titles.length)
  await expect(choices).toContainText(titles)
  await workbench.leaveDialog()

  await page.keyboard.press('?')
  const sheet = workbench.dialog('All keys')
  for (const id of commandIds.filter((each) => commands[each].keys.length > 0))
    await expect(sheet.getByText(commands[id].title, { exact: true })).toBeVisible()
  const keys = commandIds.reduce((sum, id) => sum + commands[id].keys.length, 0)
  await expect(sheet.locator('kbd')).toHaveCount(keys)
})

test('a command chosen in the menu acts in the window', async ({ workbench }) => {
  await chooseInMenu(workbench, 'nextTheme')
  await expect(themeOf(workbench)).toHaveAttribute('data-theme', 'paper')
  await chooseInMenu(workbench, 'nextTheme')
  await expect(themeOf(workbench)).toHaveAttribute('data-theme', 'sepia')
  await chooseInMenu(workbench, 'search')
  await expect(workbench.searchField).toBeFocused()
  await chooseInMenu(workbench, 'appearance')
  await expect(workbench.dialog('Appearance')).toBeVisible()
})

test('the palette finds a command by a few letters, also misspelt, and runs it', async ({ workbench }) => {
  const { page } = workbench
  const palette = workbench.dialog('Command palette')
  const choice = palette.getByRole('option', { selected: true })
  await page.keyboard.press('Control+k')
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('bokmarks')
  await expect(choice).toContainText('Show bookmarks')
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
  await expect(page.getByRole('tab', { name: 'Bookmarks' })).toHaveAttribute('aria-selected', 'true')

  await page.keyboard.press('Control+k')
  await expect(choice).toHaveText(/^Search/)
  await page.keyboard.press('ArrowUp')
  await expect(choice).toHaveText('Show the data folder')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(choice).toHaveText(/^Back to where/)
  await page.keyboard.type('qwzxv')
  await expect(palette).toContainText('No command is called that.')
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
})

test('a command of the palette acts on what was selected before it opened', async ({ workbench }) => {
  await workbench.select('four brigades')
  await workbench.page.keyboard.press('Control+k')
  await expect(workbench.dialog('Command palette').getByRole('combobox')).toBeFocused()
  await workbench.page.keyboard.type('highlight')
  await expect(workbench.dialog('Command palette').getByRole('option', { selected: true })).toContainText(
    'Highlight',
  )
  await workbench.page.keyboard.press('Enter')
  await expect(workbench.mark('four brigades')).toHaveAttribute('data-colour', 'yellow')
})

test('every key of the view does what the sheet says', async ({ workbench }) => {
  const { page } = workbench
  const tab = (name: string) => page.getByRole('tab', { name })
  await page.keyboard.press('/')
  await expect(workbench.searchField).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+f')
  await expect(workbench.searchField).toBeFocused()
  await page.keyboard.press('Control+2')
  await expect(tab('Notes')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Control+3')
  await expect(tab('Bookmarks')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Control+1')
  await expect(tab('Contents')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Control+b')
  await expect(tab('Contents')).toBeHidden()
  await page.keyboard.press('Control+b')
  await expect(tab('Contents')).toBeVisible()
  await page.keyboard.press('Control+,')
  await expect(workbench.dialog('Appearance')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(workbench.dialog('Appearance')).toBeHidden()
})

test('letters alone make text larger and smaller and change the theme', async ({ workbench }) => {
  const { page } = workbench
  const words = workbench.passage(1).locator('[data-text]')
  await page.keyboard.press('j')
  await page.keyboard.press('+')
  await expect(words).toHaveCSS('font-size', '20px')
  await page.keyboard.press('-')
  await page.keyboard.press('-')
  await expect(words).toHaveCSS('font-size', '18px')
  await page.keyboard.press('t')
  await page.keyboard.press('t')
  await expect(themeOf(workbench)).toHaveAttribute('data-theme', 'sepia')
})

test('h, b, n and c act on the passage at hand, and Ctrl+Z takes the last one back', async ({
  workbench,
}) => {
  const { page } = workbench
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('j')
  await expect(workbench.passage(1)).toBeFocused()
  await page.keyboard.press('c')
  await expect(page.getByRole('log', { name: 'Messages' })).toContainText('Citation copied')
  const copied = await workbench.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toMatch(/^Cha Du Hyeogn, .*, Introduction, ¶ 1\.$/)
  await page.keyboard.press('h')
  await expect(workbench.passage(1).locator('mark')).toHaveCount(1)
  await page.keyboard.press('b')
  await expect(workbench.passage(1).getByRole('button', { pressed: true })).toHaveAccessibleName(
    'Bookmark ¶1',
  )
  await page.keyboard.press('Control+z')
  await expect(workbench.passage(1).getByRole('button', { pressed: true })).toHaveCount(0)
  await page.keyboard.press('n')
  await expect(workbench.noteText).toBeFocused()
})

test('in a text field letters are letters', async ({ workbench }) => {
  const { page } = workbench
  await workbench.searchField.focus()
  await page.keyboard.type('jknhbct?/+-')
  await expect(workbench.searchField).toHaveValue('jknhbct?/+-')
  await page.keyboard.press('Control+k')
  const command = workbench.dialog('Command palette').getByRole('combobox')
  await expect(command).toBeFocused()
  await page.keyboard.type('jknhbct')
  await expect(command).toHaveValue('jknhbct')
  await page.keyboard.press('Escape')
  await expect(workbench.dialog('All keys')).toHaveCount(0)
  await expect(workbench.currentPassage).toHaveCount(0)
  await expect(workbench.bookmarks).toHaveCount(0)
  await expect(workbench.article.locator('mark')).toHaveCount(0)
  await expect(themeOf(workbench)).toHaveAttribute('data-theme', 'paper')
})

test('letters typed while the palette opens are not taken for commands', async ({ workbench }) => {
  const { page } = workbench
  await page.keyboard.press('Control+k')
  await page.keyboard.type('hj')
  await expect(workbench.dialog('Command palette')).toBeVisible()
  await expect(workbench.currentPassage).toHaveCount(0)
  await expect(workbench.article.locator('mark')).toHaveCount(0)
})

test('letters alone can be turned off, and stay off; keys with Ctrl and Alt remain', async ({
  workbench,
}) => {
  await workbench.page.keyboard.press('?')
  const choice = workbench.dialog('All keys').getByRole('checkbox', { name: /Letters alone are shortcuts/ })
  await choice.uncheck()
  await workbench.saved()
  await workbench.reopen()
  const { page } = workbench
  for (const key of ['j', 'b', 'h', 't', '?', '/']) await page.keyboard.press(key)
  await page.keyboard.press('Control+k')
  await expect(workbench.dialog('Command palette')).toBeVisible()
  await expect(workbench.dialog('All keys')).toHaveCount(0)
  await expect(workbench.currentPassage).toHaveCount(0)
  await expect(workbench.bookmarks).toHaveCount(0)
  await expect(themeOf(workbench)).toHaveAttribute('data-theme', 'paper')
})

test('no key acts while an input method holds it', async ({ workbench }) => {
  const { page } = workbench
  const keyboard = await page.context().newCDPSession(page)
  const press = (windowsVirtualKeyCode: number) =>
    keyboard.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'j',
      code: 'KeyJ',
      windowsVirtualKeyCode,
    })
  await press(229)
  await expect(workbench.currentPassage).toHaveCount(0)
  await press(74)
  await expect(workbench.currentPassage).toHaveAttribute('data-passage', 'title') // the first that was not held
})

test('the arrow keys step along the tabs of the left column and open each', async ({ workbench }) => {
  const tabs = workbench.page.getByRole('tablist', { name: 'Left column' }).getByRole('tab')
  await tabs.first().focus()
  await workbench.page.keyboard.press('ArrowRight')
  await expect(tabs.nth(1)).toBeFocused()
  await expect(tabs.nth(1)).toHaveAttribute('aria-selected', 'true')
  for (const key of ['ArrowLeft', 'ArrowLeft']) await workbench.page.keyboard.press(key)
  await expect(tabs.last()).toBeFocused()
  await expect(tabs.last()).toHaveAttribute('aria-selected', 'true')
})
