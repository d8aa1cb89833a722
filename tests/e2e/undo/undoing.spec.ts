import { annotationsIn, cards } from '../desk/annotating'
import { expect, test } from '../desk/workbench'

test('undo reaches back over a restart, one thing after the other, and says each', async ({
  workbench,
  userData,
}) => {
  await workbench.highlight('reliable partner', 'green')
  await workbench.note('a genuine alliance', 'First thoughts')
  await workbench.page.getByRole('button', { name: 'Edit note' }).click()
  await workbench.noteText.fill('Second thoughts')
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await cards(workbench, 'Second thoughts').getByRole('button', { name: 'Delete note' }).click()
  await expect(cards(workbench, 'Second thoughts')).toHaveCount(0)
  await workbench.reopen()
  const undo = async (title: string) => {
    await workbench.page.keyboard.press('Control+z')
    await expect(workbench.messages).toContainText(title)
  }
  await undo('Brought back')
  await expect(cards(workbench, 'Second thoughts')).toBeVisible()
  await undo('Earlier wording is back')
  await expect(cards(workbench, 'First thoughts')).toBeVisible()
  await undo('Note taken back')
  await expect(cards(workbench, /thoughts/)).toHaveCount(0)
  await undo('Highlight taken back')
  await expect(workbench.article.locator('mark')).toHaveCount(0)
  await undo('Nothing to undo')
  expect(await annotationsIn(userData, 'note')).toEqual([])
})

test('keys pressed faster than the disk undo one thing each', async ({ workbench }) => {
  for (const words of ['special forces', 'western Kursk', 'ready to fight']) await workbench.highlight(words)
  await workbench.page.evaluate(() => {
    for (let count = 0; count < 4; count += 1)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))
  })
  await expect(workbench.article.locator('mark')).toHaveCount(0)
  await expect(workbench.messages).toContainText('Nothing to undo')
  await expect(workbench.page.getByRole('alert')).toHaveCount(0)
  await workbench.saved()
})

test('undo is offered on the latest message only, for it takes back the latest thing', async ({
  workbench,
}) => {
  await workbench.bookmark('special forces')
  await workbench.bookmark('western Kursk')
  for (const name of ['special forces', 'western Kursk'])
    await workbench.page.getByRole('button', { name: `Remove ${name}` }).click()
  await expect(workbench.messages.getByText('Bookmark removed')).toHaveCount(2)
  await workbench.messages.getByRole('button', { name: 'Undo' }).click()
  await expect(workbench.bookmarks).toContainText('western Kursk')
  await expect(workbench.bookmarks).not.toContainText('special forces')
})
