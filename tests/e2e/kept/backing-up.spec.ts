import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import type { ChosenBackup } from '../../../src/shared/contract/backup'
import type { CallName } from '../../../src/shared/contract/contract'
import { answerDialogs } from '../desk/backing-up'
import { passphrase, protect } from '../desk/locked'
import { expect, test, type Workbench } from '../desk/workbench'

/** The options of the dialogs that were shown. */
function dialogsShown(app: ElectronApplication): Promise<{ defaultPath?: string }[]> {
  return app.evaluate(() => Object(globalThis).asked)
}

/** Asks main; the value of its answer. */
async function ask({ page }: Workbench, name: CallName, input?: unknown): Promise<unknown> {
  const reply = await page.evaluate((question) => window.carrel.call(question.name, question.input), {
    name,
    input,
  })
  expect(reply).toMatchObject({ ok: true })
  return reply.ok ? reply.value : null
}

test('a backup is proposed with the date, and goes where the reader says', async ({
  workbench,
  userData,
}) => {
  await workbench.note('a genuine alliance', 'As it was')
  const path = join(userData, 'mine.carrel-backup')
  await answerDialogs(workbench.app, path)
  expect(await ask(workbench, 'backUp')).toBe(path)
  const [shown] = await dialogsShown(workbench.app)
  expect(shown?.defaultPath).toMatch(/Carrel backup \d{4}-\d\d-\d\d\.carrel-backup$/)
  await answerDialogs(workbench.app, null)
  expect(await ask(workbench, 'backUp')).toBeNull()
})

test('restoring shows first what it would change, and then changes it', async ({ workbench, userData }) => {
  await workbench.note('a genuine alliance', 'As it was')
  await answerDialogs(workbench.app, join(userData, 'mine.carrel-backup'))
  await ask(workbench, 'backUp')
  await workbench.note('four brigades', 'Written later')
  expect((await ask(workbench, 'chooseBackup')) as ChosenBackup).toMatchObject({
    kind: 'preview',
    preview: {
      added: { count: 0 },
      changed: { count: 0 },
      removed: { count: 1, first: [{ text: 'Written later' }] },
      unchanged: 1,
    },
  })
  await expect(workbench.notes).toContainText('Written later')
  await workbench.page.evaluate(() => void window.carrel.call('restoreBackup', { kind: 'as-is' }))
  await expect(workbench.notes).not.toContainText('Written later')
  await expect(workbench.notes).toContainText('As it was')
  await workbench.reopen()
  await expect(workbench.notes).not.toContainText('Written later')
})

test('a backup of a protected Carrel opens with its passphrase only', async ({ workbench, userData }) => {
  await workbench.note('a genuine alliance', 'As it was')
  await protect(workbench)
  const path = join(userData, 'mine.carrel-backup')
  await answerDialogs(workbench.app, path)
  await ask(workbench, 'backUp')
  expect(await ask(workbench, 'chooseBackup')).toEqual({ kind: 'sealed', path })
  const wrong = await workbench.page.evaluate(
    (file) => window.carrel.call('openBackup', { path: file, passphrase: 'a guess' }),
    path,
  )
  expect(wrong).toMatchObject({ ok: false, failure: { code: 'wrong-passphrase' } })
  expect(await ask(workbench, 'openBackup', { path, passphrase })).toMatchObject({ path, unchanged: 1 })
})
