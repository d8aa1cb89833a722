import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type BackupSteps, Backups, backupName } from '../../../../src/main/session/backups'
import { lockedFailure } from '../../../../src/main/session/session'
import { readBackup } from '../../../../src/main/store/backup'
import { freshPlace, note, open, put, temporaryFolder } from '../store/folder'

const now = () => new Date(2026, 10, 3, 9, 43)

/** Backups of a real store in which note 1 stands; both dialogs answer `path`. */
async function setUp(changed: Partial<BackupSteps> = {}) {
  const store = await open(await freshPlace())
  await store.commit(put(1))
  const path = join(await temporaryFolder(), 'mine.carrel-backup')
  const asked: string[] = []
  const backups = new Backups({
    opened: async () => store,
    exchange: (work) => work(store),
    askWhereTo: async (name) => {
      asked.push(name)
      return path
    },
    askWhich: async () => path,
    read: readBackup,
    now,
    ...changed,
  })
  return { store, path, asked, backups }
}

test('a backup is named after the day where the reader is', () => {
  expect(backupName(now())).toBe('Carrel backup 2026-11-03.carrel-backup')
})

test('a backup is written where the reader says, and nowhere when she says nowhere', async () => {
  const { backups, path, asked } = await setUp()
  expect(await backups.backUp()).toBe(path)
  expect(asked).toEqual(['Carrel backup 2026-11-03.carrel-backup'])
  expect((await readBackup(path, null)).workspace.annotations).toEqual([note(1)])
  expect(await (await setUp({ askWhereTo: async () => null })).backups.backUp()).toBeNull()
})

test('what restoring would do is shown first, and then done', async () => {
  const { backups, store, path } = await setUp()
  await backups.backUp()
  await store.commit(put(1, 'changed'))
  await store.commit(put(2))
  expect(await backups.choose()).toMatchObject({
    kind: 'preview',
    preview: { path, added: [], changed: [note(1)], removed: [note(2)], unchanged: 0 },
  })
  expect(store.workspace.annotations).toHaveLength(2)
  await backups.restore()
  expect(store.workspace.annotations).toEqual([note(1)])
})

test('choosing none is no failure, and leaves nothing to restore', async () => {
  const { backups } = await setUp({ askWhich: async () => null })
  expect(await backups.choose()).toEqual({ kind: 'cancelled' })
  await expect(backups.restore()).rejects.toMatchObject({ code: 'bad-input' })
})

test('a sealed backup asks for its passphrase, and shows nothing without it', async () => {
  const { backups, store, path } = await setUp()
  await store.setPassphrase({ passphrase: 'a long road to Kursk', current: null })
  await backups.backUp()
  expect(await backups.choose()).toEqual({ kind: 'sealed', path })
  await expect(backups.restore()).rejects.toMatchObject({ code: 'bad-input' })
  await expect(backups.open({ path, passphrase: 'no' })).rejects.toMatchObject({ code: 'wrong-passphrase' })
  await expect(backups.restore()).rejects.toMatchObject({ code: 'bad-input' })
  expect(await backups.open({ path, passphrase: 'a long road to Kursk' })).toMatchObject({ unchanged: 1 })
  await backups.restore()
})

test('the window can have no other file opened than the one that was chosen', async () => {
  const { backups, path } = await setUp()
  await backups.backUp()
  const asked = { path, passphrase: 'x' }
  await expect(backups.open(asked)).rejects.toMatchObject({ code: 'bad-input' }) // none was chosen
  await backups.choose()
  await expect(backups.open({ ...asked, path: '/etc/passwd' })).rejects.toMatchObject({ code: 'bad-input' })
})

test('a file that is no backup is refused, and nothing is left to restore', async () => {
  const { backups, path } = await setUp()
  await backups.backUp()
  await backups.choose()
  await writeFile(path, 'not a backup')
  await expect(backups.choose()).rejects.toMatchObject({ code: 'backup-unreadable' })
  await expect(backups.restore()).rejects.toMatchObject({ code: 'bad-input' })
})

test('what was read is forgotten when asked to, and when Carrel was locked while the dialog stood open', async () => {
  const { backups } = await setUp()
  await backups.backUp()
  await backups.choose()
  backups.forget()
  await expect(backups.restore()).rejects.toMatchObject({ code: 'bad-input' })
  const opened = () => Promise.reject(lockedFailure())
  await expect((await setUp({ opened })).backups.choose()).rejects.toMatchObject({ code: 'locked' })
})
