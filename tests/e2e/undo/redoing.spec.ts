import { annotationsIn, cards, workspaceIn } from '../desk/annotating'
import { expect, test } from '../desk/workbench'

test('redo reaches as far as undo, also after a restart, and each message names the note', async ({
  workbench,
  userData,
}) => {
  await workbench.highlight('reliable partner', 'green')
  await workbench.note('a genuine alliance', 'First thoughts')
  await cards(workbench, 'First thoughts').getByRole('button', { name: 'Edit note' }).click()
  await workbench.noteText.fill('Second thoughts')
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await expect(cards(workbench, 'Second thoughts')).toBeVisible()
  const { page, messages } = workbench
  await page.keyboard.press('Control+z')
  await expect(messages).toContainText('Earlier wording is back: “First thoughts”')
  await page.keyboard.press('Control+z')
  await expect(messages).toContainText('Note taken back: “First thoughts”')
  await page.keyboard.press('Control+z')
  await expect(messages).toContainText('Highlight taken back: “reliable partner”')
  await workbench.reopen()
  await workbench.page.keyboard.press('Control+Shift+Z')
  await expect(workbench.messages).toContainText('Highlight is there again: “reliable partner”')
  await workbench.page.keyboard.press('Control+y')
  await expect(cards(workbench, 'First thoughts')).toBeInViewport()
  await workbench.command('Redo')
  await expect(workbench.messages).toContainText('Later wording is back: “Second thoughts”')
  await workbench.page.keyboard.press('Control+y')
  await expect(workbench.messages).toContainText('Nothing to redo')
  expect(await annotationsIn(userData, 'note')).toMatchObject([{ text: 'Second thoughts' }])
  expect(await annotationsIn(userData, 'highlight')).toHaveLength(1)
})

test('a new edit empties redo', async ({ workbench }) => {
  await workbench.highlight('special forces')
  await workbench.page.keyboard.press('Control+z')
  await workbench.highlight('western Kursk')
  await workbench.page.keyboard.press('Control+y')
  await expect(workbench.messages).toContainText('Nothing to redo')
  await expect(workbench.article.locator('mark')).toHaveCount(1)
})

test('discarded words are what undo brings back first, also after a restart, and redo lets go of them again', async ({
  workbench,
  userData,
}) => {
  await workbench.highlight('reliable partner')
  await workbench.select('a genuine alliance')
  await workbench.tool('Note')
  await workbench.noteText.fill('Perhaps not this')
  await workbench.page.getByRole('button', { name: 'Discard' }).click()
  await expect(workbench.noteText).toBeHidden()
  await workbench.reopen()
  await workbench.page.keyboard.press('Control+z')
  await expect(workbench.noteText).toHaveValue('Perhaps not this')
  await expect(workbench.messages).toContainText('Discarded words are back: “Perhaps not this”')
  await expect(workbench.article.locator('mark').first()).toBeVisible()
  await workbench.noteText.press('Control+y')
  await expect(workbench.noteText).toBeHidden()
  await expect.poll(async () => (await workspaceIn(userData)).draft).toBeNull()
  await workbench.page.keyboard.press('Control+z')
  await workbench.noteText.press('Escape')
  await expect(cards(workbench, 'Perhaps not this')).toBeVisible()
})

test('Ctrl+Z in a text field is the field’s own while it has something to take back', async ({
  workbench,
}) => {
  await workbench.highlight('reliable partner')
  await workbench.select('a genuine alliance')
  await workbench.tool('Note')
  await workbench.noteText.pressSequentially('abc')
  await workbench.noteText.press('Control+z')
  await expect(workbench.noteText).toHaveValue('ab')
  await expect(workbench.mark('reliable partner')).toBeVisible()
})

test('the earlier wordings of a note are a visible button and a command away', async ({ workbench }) => {
  await workbench.note('a genuine alliance', 'First thoughts')
  await workbench.command('Earlier wordings')
  await expect(workbench.messages).toContainText('No note has an earlier wording')
  await cards(workbench, 'First thoughts').getByRole('button', { name: 'Edit note' }).click()
  await workbench.noteText.fill('Second thoughts')
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  const button = cards(workbench, 'Second thoughts').getByRole('button', { name: 'Earlier wordings' })
  await workbench.page.mouse.move(1, 1)
  await workbench.page.locator('body').click({ position: { x: 2, y: 2 } })
  await expect(button).toHaveCSS('opacity', '1')
  await workbench.command('Earlier wordings')
  await expect(workbench.dialog('Earlier wordings')).toContainText('First thoughts')
})
