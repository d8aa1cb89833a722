import { mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, test, type Workbench } from '../desk/workbench'

const words = 'correct horse battery staple'

function welcome({ page }: Workbench): Locator {
  return page.getByRole('complementary', { name: 'Welcome' })
}

async function openForm(workbench: Workbench): Promise<void> {
  await workbench.command('Passphrase and copies')
  await workbench.protection.getByRole('button', { name: 'Set a passphrase…' }).click()
  await expect(workbench.protection.getByLabel('New passphrase')).toBeFocused()
}

async function submit(workbench: Workbench, name = 'Set the passphrase'): Promise<void> {
  await workbench.protection.getByRole('button', { name, exact: true }).click()
}

test('the first start offers a passphrase once, in a quiet line', async ({ workbench }) => {
  await expect(welcome(workbench)).toContainText('can be read by whoever reads its disk')
  await welcome(workbench).getByRole('button', { name: 'Set a passphrase…' }).click()
  await expect(workbench.protection).toBeVisible()
  await workbench.leaveDialog()
  await expect(welcome(workbench)).toBeHidden()
  await workbench.reopen()
  await expect(welcome(workbench)).toBeHidden()
})

test('the line is put away by its cross, and nothing on the page moves', async ({ workbench }) => {
  const before = await workbench.topOf('four brigades')
  await welcome(workbench).getByRole('button', { name: 'Dismiss' }).click()
  await expect(welcome(workbench)).toBeHidden()
  expect(await workbench.topOf('four brigades')).toBe(before)
})

test('locking without a passphrase says where one is set', async ({ workbench }) => {
  await workbench.page.keyboard.press('Control+l')
  await expect(workbench.messages).toContainText('No passphrase is set')
  await expect(workbench.messages).toContainText('Passphrase and copies')
  await workbench.messages.getByRole('button', { name: 'Set one…' }).click()
  await expect(workbench.protection).toBeVisible()
})

test('a passphrase is typed twice, and what forgetting it means is agreed to', async ({ workbench }) => {
  await openForm(workbench)
  const { protection } = workbench
  await expect(protection).toContainText('There is no recovery')
  await protection.getByLabel('New passphrase').fill(words)
  await protection.getByLabel('Repeat the passphrase').fill(`${words}s`)
  await submit(workbench)
  const alerts = protection.getByRole('alert').filter({ hasText: /./ })
  await expect(alerts).toHaveText([/The two are not the same/, /Tick this first/])
  await protection.getByLabel('Repeat the passphrase').fill(words)
  await expect(alerts).toHaveText([/Tick this first/])
  await submit(workbench)
  await expect(protection).toContainText('No passphrase is set')
  await protection.getByRole('checkbox').check()
  await submit(workbench)
  await expect(protection).toContainText('A passphrase protects your notes')
  await workbench.leaveDialog()
  await expect(workbench.page.getByRole('button', { name: 'A passphrase protects your notes' })).toBeVisible()
})

test('its strength is told as it is typed, also of words that only English knows', async ({ workbench }) => {
  await openForm(workbench)
  const strength = workbench.protection.getByRole('status', { name: 'Strength' })
  const field = workbench.protection.getByLabel('New passphrase')
  const told: [string, RegExp][] = [
    ['password', /^Guessed at once/],
    ['government2025', /^Very weak/],
    ['Asan Institute 2024', /^(Guessed at once|Very weak|Weak)/],
    [words, /^Strong: .* centuries/],
  ]
  for (const [typed, expected] of told) {
    await field.fill(typed)
    await expect(strength).toHaveText(expected)
  }
  await field.fill('')
  await expect(strength).toBeEmpty()
  await field.fill('x'.repeat(19_000))
  await expect(strength).toHaveText(/^(Guessed at once|Very weak)/)
})

test('a passphrase can be looked at while it is typed', async ({ workbench }) => {
  await openForm(workbench)
  const field = workbench.protection.getByLabel('New passphrase')
  await expect(field).toHaveAttribute('type', 'password')
  await workbench.protection.getByRole('button', { name: 'Show' }).first().click()
  await expect(field).toHaveAttribute('type', 'text')
  await workbench.protection.getByRole('button', { name: 'Hide' }).click()
  await expect(field).toHaveAttribute('type', 'password')
})

test('a passphrase is set, opens, is changed and is removed, all in the window', async ({ workbench }) => {
  await workbench.note('a genuine alliance', 'Worth protecting')
  await workbench.protect(words)
  await workbench.page.keyboard.press('Control+l')
  await expect(workbench.passphrase).toBeFocused()
  await workbench.passphrase.fill('something else')
  await workbench.page.keyboard.press('Enter')
  await expect(workbench.lockScreen.getByRole('alert')).toContainText(/./)
  await expect(workbench.passphrase).toHaveAttribute('aria-invalid', 'true')
  await workbench.unlock(words)
  await expect(workbench.notes).toContainText('Worth protecting')

  await workbench.command('Passphrase and copies')
  const { protection } = workbench
  await protection.getByRole('button', { name: 'Change the passphrase…' }).click()
  await protection.getByLabel('Current passphrase').fill('something else')
  await protection.getByLabel('New passphrase').fill(`${words} again`)
  await protection.getByLabel('Repeat the passphrase').fill(`${words} again`)
  await protection.getByRole('checkbox').check()
  await submit(workbench, 'Change the passphrase')
  await expect(protection.getByLabel('Current passphrase')).toHaveAttribute('aria-invalid', 'true')
  await protection.getByLabel('Current passphrase').fill(words)
  await submit(workbench, 'Change the passphrase')
  await expect(protection.getByRole('button', { name: 'Change the passphrase…' })).toBeVisible()
  await workbench.leaveDialog()
  await workbench.page.keyboard.press('Control+l')
  await workbench.unlock(`${words} again`)

  await workbench.command('Passphrase and copies')
  await protection.getByRole('button', { name: 'Remove the passphrase…' }).click()
  await expect(protection).toContainText('plain text')
  await protection.getByLabel('Current passphrase').fill(`${words} again`)
  await submit(workbench, 'Remove the passphrase')
  await expect(protection).toContainText('No passphrase is set')
  await workbench.leaveDialog()
  await workbench.reopen()
  await expect(workbench.notes).toContainText('Worth protecting')
})

test('Carrel locks from within a dialog, and by itself after the minutes that are chosen', async ({
  workbench,
}) => {
  await workbench.command('Passphrase and copies')
  await expect(workbench.protection.getByLabel('Lock by itself')).toBeDisabled()
  await workbench.leaveDialog()
  await workbench.protect(words)
  await workbench.command('Passphrase and copies')
  const choice = workbench.protection.getByLabel('Lock by itself')
  await expect(choice).toHaveValue('10')
  await choice.selectOption('After 30 minutes')
  await workbench.saved()
  await workbench.page.keyboard.press('Control+l')
  await workbench.unlock(words)
  await workbench.command('Passphrase and copies')
  await expect(choice).toHaveValue('30')
  await choice.selectOption('Never')
  await workbench.saved()
})

/** Lets the second copy be written to a folder, as if it were chosen in the system's own dialog. */
async function chooseFolder(workbench: Workbench, folder: string): Promise<void> {
  await workbench.app.evaluate(({ dialog }, path) => {
    Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [path] }) })
  }, folder)
  await workbench.command('Passphrase and copies')
  await workbench.protection.getByRole('button', { name: 'Choose another folder…' }).click()
  await expect(workbench.protection).toContainText(folder)
}

test('the second copy is moved to another folder, and back again', async ({ workbench, userData }) => {
  const stick = join(userData, 'stick')
  await mkdir(stick)
  await chooseFolder(workbench, stick)
  const { protection } = workbench
  await expect(protection).toContainText('In step.')
  expect(await readdir(stick)).not.toEqual([])
  await protection.getByRole('button', { name: 'Back to the folder beside the store' }).click()
  await expect(protection).not.toContainText(stick)
  await expect(protection.getByRole('button', { name: 'Back to the folder' })).toBeHidden()
})

test('a stick that is pulled is spoken of below the page, stops nothing, and is met again', async ({
  workbench,
  userData,
}) => {
  const stick = join(userData, 'stick')
  await mkdir(stick)
  await chooseFolder(workbench, stick)
  await workbench.leaveDialog()
  const chip = workbench.page.getByRole('button', { name: 'Second copy away' })
  await expect(chip).toBeHidden()
  await rename(stick, `${stick}-pulled`)
  await workbench.highlight('a genuine alliance')
  await workbench.saved()
  await expect(chip).toBeVisible()
  await chip.click()
  await expect(workbench.protection).toContainText('Away:')
  await workbench.leaveDialog()
  await rename(`${stick}-pulled`, stick)
  await workbench.highlight('reliable partner')
  await expect(chip).toBeHidden({ timeout: 40_000 })
})
