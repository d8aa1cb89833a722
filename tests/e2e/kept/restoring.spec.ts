import { join } from 'node:path'
import { annotationsIn, cards, workspaceIn } from '../desk/annotating'
import { answerDialogs } from '../desk/backing-up'
import type { Launched, LaunchOptions } from '../desk/fixtures'
import { expect, test, Workbench } from '../desk/workbench'

async function backUp(workbench: Workbench, userData: string): Promise<void> {
  const path = join(userData, 'mine.carrel-backup')
  await answerDialogs(workbench.app, path)
  await workbench.command('Back up to a file')
  await expect(workbench.messages).toContainText(`Backed up to ${path}`)
}

async function restoreEverything(workbench: Workbench): Promise<void> {
  await workbench.renew(() => dialogOf(workbench).getByRole('button', { name: 'Restore everything' }).click())
}

const dialogOf = (workbench: Workbench) => workbench.dialog('Restore from a backup')

test('what a restore would change is shown first, and nothing is done by looking', async ({
  workbench,
  userData,
}) => {
  await workbench.note('a genuine alliance', 'As it was')
  await workbench.note('reliable partner', 'Thrown away later')
  await backUp(workbench, userData)
  await cards(workbench, 'Thrown away later').getByRole('button', { name: 'Delete note' }).click()
  await cards(workbench, 'As it was').getByRole('button', { name: 'Edit note' }).click()
  await workbench.noteText.fill('As it is now')
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await workbench.highlight('four brigades')
  const { annotations, trash, versions } = await workspaceIn(userData)
  await workbench.command('Restore from a backup')
  const dialog = dialogOf(workbench)
  await expect(dialog.getByRole('list', { name: 'Would come back' })).toContainText('Thrown away later')
  await expect(dialog.getByRole('list', { name: 'Would be as they are in the backup' })).toContainText(
    'As it was',
  )
  await expect(dialog.getByRole('list', { name: 'Would go' })).toContainText('“four brigades”')
  await expect(dialog).toContainText('kept as a generation')
  await workbench.leaveDialog()
  expect(await workspaceIn(userData)).toMatchObject({ annotations, trash, versions })
})

test('one note comes back alone, as a copy, and what is here stays', async ({ workbench, userData }) => {
  await workbench.note('a genuine alliance', 'As it was', 'treaty')
  await backUp(workbench, userData)
  await cards(workbench, 'As it was').getByRole('button', { name: 'Edit note' }).click()
  await workbench.noteText.fill('As it is now')
  await workbench.page.getByRole('button', { name: 'Done' }).click()
  await workbench.saved()
  const [present] = await annotationsIn(userData, 'note')
  await workbench.command('Restore from a backup')
  await dialogOf(workbench).getByRole('button', { name: 'Bring back only this' }).click()
  await expect(dialogOf(workbench)).toContainText('Added as a copy')
  await dialogOf(workbench).getByRole('button', { name: 'Cancel' }).click()
  await expect(cards(workbench, 'As it was')).toBeVisible()
  await expect(cards(workbench, 'As it is now')).toBeVisible()
  expect(await annotationsIn(userData, 'note')).toMatchObject([
    present,
    { text: 'As it was', tags: ['treaty'] },
  ])
})

test('everything is restored when that is agreed to', async ({ workbench, userData }) => {
  await workbench.note('a genuine alliance', 'As it was')
  await backUp(workbench, userData)
  await workbench.highlight('four brigades')
  await workbench.command('Restore from a backup')
  await restoreEverything(workbench)
  await expect(workbench.mark('four brigades')).toHaveCount(0)
  await expect(dialogOf(workbench)).toBeHidden()
  await expect(cards(workbench, 'As it was')).toBeVisible()
})

test('what is here can be backed up from the preview, and brought back after the restore', async ({
  workbench,
  userData,
}) => {
  await backUp(workbench, userData)
  await workbench.note('a genuine alliance', 'Written since')
  await workbench.command('Restore from a backup')
  const second = join(userData, 'before.carrel-backup')
  await expect(dialogOf(workbench)).toBeVisible() // the first answer was taken
  await answerDialogs(workbench.app, second)
  await dialogOf(workbench).getByRole('button', { name: 'Back up first…' }).click()
  await expect(dialogOf(workbench).getByRole('status', { name: 'Backup' })).toHaveText(
    `Backed up to ${second}`,
  )
  await restoreEverything(workbench)
  await expect(cards(workbench, 'Written since')).toHaveCount(0)
  await workbench.command('Restore from a backup')
  await restoreEverything(workbench)
  await expect(cards(workbench, 'Written since')).toBeVisible()
})

test('a sealed backup asks for the passphrase that it was made with', async ({ workbench, userData }) => {
  await workbench.note('a genuine alliance', 'As it was')
  await workbench.protect('correct horse battery staple')
  await backUp(workbench, userData)
  await workbench.command('Restore from a backup')
  const dialog = dialogOf(workbench)
  const field = dialog.getByLabel('Passphrase of the backup')
  await expect(field).toBeFocused()
  await field.fill('something else')
  await workbench.page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert').filter({ hasText: /./ })).toBeVisible()
  await field.fill('correct horse battery staple')
  await dialog.getByRole('button', { name: 'Look into it' }).click()
  await expect(dialog).toContainText('Everything in it is as it is here: 1 in all.')
})

const passphrase = 'correct horse battery staple'

/** A sealed backup of one note, chosen and opened where nothing is and no passphrase is set. */
async function openSealedElsewhere({ workbench, launch, userData }: Elsewhere): Promise<Workbench> {
  await workbench.note('a genuine alliance', 'As it was')
  await workbench.protect(passphrase)
  await backUp(workbench, userData)
  const other = await Workbench.open(() => launch({ userData: join(userData, 'other') }))
  await answerDialogs(other.app, join(userData, 'mine.carrel-backup'))
  await other.command('Restore from a backup')
  await dialogOf(other).getByLabel('Passphrase of the backup').fill(passphrase)
  await dialogOf(other).getByRole('button', { name: 'Look into it' }).click()
  await expect(dialogOf(other)).toContainText('and the notes here are not')
  await expect(dialogOf(other).getByRole('button', { name: 'Restore everything', exact: true })).toHaveCount(
    0,
  )
  return other
}

type Elsewhere = {
  workbench: Workbench
  launch: (options?: LaunchOptions) => Promise<Launched>
  userData: string
}

test('a sealed backup is restored under a passphrase where there was none', async ({
  workbench,
  launch,
  userData,
}) => {
  const other = await openSealedElsewhere({ workbench, launch, userData })
  const form = dialogOf(other).getByRole('form', { name: 'Protect what is restored' })
  await form.getByLabel('Passphrase for the notes here').fill('another long road to Kursk')
  await form.getByLabel('Repeat the passphrase').fill('another long road')
  await form.getByRole('button', { name: 'Set it and restore everything' }).click()
  await expect(form).toContainText('The two are not the same')
  await form.getByLabel('Repeat the passphrase').fill('another long road to Kursk')
  await form.getByRole('button', { name: 'Set it and restore everything' }).click()
  await expect(cards(other, 'As it was')).toBeVisible()
  await expect(
    other.statusLine.getByRole('button', { name: 'A passphrase protects your notes' }),
  ).toBeVisible()
})

test('or it is left to be read by anybody, because that was said, and the warning stands again', async ({
  workbench,
  launch,
  userData,
}) => {
  const other = await openSealedElsewhere({ workbench, launch, userData })
  await dialogOf(other).getByRole('button', { name: 'Restore, readable by anybody' }).click()
  await expect(cards(other, 'As it was')).toBeVisible()
  await expect(other.page.getByRole('complementary', { name: 'Welcome' })).toContainText(
    'whoever reads its disk',
  )
})
