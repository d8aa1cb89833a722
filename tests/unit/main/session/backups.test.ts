import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type BackupSteps, Backups, backupName } from '../../../../src/main/session/backups'
import { lockedFailure } from '../../../../src/main/session/session'
import { readBackup } from '../../../../src/main/store/backup'
import { openStore, type Store } from '../../../../src/main/store/store'
import { findText } from '../store/find-text'
import { freshPlace, namesIn, note, open, put, temporaryFolder } from '../store/folder'

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
    preview: {
      path,
      added: { count: 0 },
      changed: { first: [note(1)] },
      removed: { first: [note(2)] },
      unchanged: 0,
    },
  })
  expect(store.workspace.annotations).toHaveLength(2)
  await backups.restore({ kind: 'as-is' })
  expect(store.workspace.annotations).toEqual([note(1)])
})

test('choosing none is no failure, and leaves nothing to restore', async () => {
  const { backups } = await setUp({ askWhich: async () => null })
  expect(await backups.choose()).toEqual({ kind: 'cancelled' })
  await expect(backups.restore({ kind: 'as-is' })).rejects.toMatchObject({ code: 'bad-input' })
})

test('a sealed backup asks for its passphrase, and shows nothing without it', async () => {
  const { backups, store, path } = await setUp()
  await store.setPassphrase({ passphrase: 'a long road to Kursk', current: null })
  await backups.backUp()
  expect(await backups.choose()).toEqual({ kind: 'sealed', path })
  await expect(backups.restore({ kind: 'as-is' })).rejects.toMatchObject({ code: 'bad-input' })
  await expect(backups.open({ path, passphrase: 'no' })).rejects.toMatchObject({ code: 'wrong-passphrase' })
  await expect(backups.restore({ kind: 'as-is' })).rejects.toMatchObject({ code: 'bad-input' })
  expect(await backups.open({ path, passphrase: 'a long road to Kursk' })).toMatchObject({ unchanged: 1 })
  await backups.restore({ kind: 'as-is' })
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
  await expect(backups.restore({ kind: 'as-is' })).rejects.toMatchObject({ code: 'bad-input' })
})

test('what was read is forgotten when asked to, and when Carrel was locked while the dialog stood open', async () => {
  const { backups } = await setUp()
  await backups.backUp()
  await backups.choose()
  backups.forget()
  await expect(backups.restore({ kind: 'as-is' })).rejects.toMatchObject({ code: 'bad-input' })
  const opened = () => Promise.reject(lockedFailure())
  await expect((await setUp({ opened })).backups.choose()).rejects.toMatchObject({ code: 'locked' })
})

/** A sealed backup of note 1, chosen and opened over a store without a passphrase. */
async function sealedBackup() {
  const { store, path, backups: before } = await setUp()
  await store.setPassphrase({ passphrase: 'a long road to Kursk', current: null })
  await before.backUp()
  const place = await freshPlace()
  const plain = await open(place)
  const { backups } = await setUp({
    opened: async () => plain,
    exchange: (work) => work(plain),
    askWhich: async () => path,
  })
  await backups.choose()
  await backups.open({ path, passphrase: 'a long road to Kursk' })
  return { backups, plain, folder: dirname(place.directory) }
}

test('a sealed backup is not laid open in silence: without a word to that nothing is changed', async () => {
  const { backups, plain, folder } = await sealedBackup()
  await expect(backups.restore({ kind: 'as-is' })).rejects.toMatchObject({ code: 'unprotected' })
  await expect(backups.restore({ kind: 'passphrase', passphrase: 'x' })).rejects.toMatchObject({
    code: 'unfit-passphrase',
  })
  expect(plain).toMatchObject({ isSealed: false, workspace: { annotations: [] } })
  expect(backups.isLaidOpen).toBe(false)
  expect(await findText(folder, 'note 1')).toEqual([])
})

test('restored with a passphrase, nothing of it is ever written in clear', async () => {
  const { backups, plain, folder } = await sealedBackup()
  await backups.restore({ kind: 'passphrase', passphrase: 'another long road' })
  expect(plain).toMatchObject({ isSealed: true, workspace: { annotations: [note(1)] } })
  await plain.close()
  expect(await findText(folder, 'note 1')).toEqual([])
})

test('restored to be read by anybody it is, and that is known until Carrel is closed', async () => {
  const { backups, plain, folder } = await sealedBackup()
  await backups.restore({ kind: 'readable' })
  expect(plain).toMatchObject({ isSealed: false, workspace: { annotations: [note(1)] } })
  expect(backups.isLaidOpen).toBe(true)
  await plain.close()
  expect(await findText(folder, 'note 1')).not.toEqual([])
})

test('a store that had a passphrase and is lost has none when it is begun anew, so it asks as well', async () => {
  const { store, path, backups: before } = await setUp()
  await store.setPassphrase({ passphrase: 'a long road to Kursk', current: null })
  await before.backUp()
  const place = await freshPlace()
  const sealed = await open(place)
  await sealed.setPassphrase({ passphrase: 'quite another one', current: null })
  await sealed.close()
  for (const folder of [place.directory, place.mirror.folder])
    for (const name of await namesIn(folder))
      if (name.startsWith('snap')) await writeFile(join(folder, name), 'garbage')
  const lost = await openStore(place, 'quite another one')
  onTestFinished(() => lost.close())
  expect(lost).toMatchObject({ isSealed: true, isKept: false, notices: [{ kind: 'lost' }] })
  const over = { opened: async () => lost, exchange: (work: (store: Store) => Promise<void>) => work(lost) }
  const { backups } = await setUp({ ...over, askWhich: async () => path })
  await backups.choose()
  await backups.open({ path, passphrase: 'a long road to Kursk' })
  await expect(backups.restore({ kind: 'as-is' })).rejects.toMatchObject({ code: 'unprotected' })
  const unfit = { kind: 'passphrase', passphrase: 'short' } as const
  await expect(backups.restore(unfit)).rejects.toMatchObject({ code: 'unfit-passphrase' })
  expect(lost.isKept).toBe(false) // nothing was set aside
  await backups.restore({ kind: 'passphrase', passphrase: 'a third long road' })
  expect(lost).toMatchObject({ isSealed: true, isKept: true, workspace: { annotations: [note(1)] } })
  expect(await findText(dirname(place.directory), 'note 1')).toEqual([])
})
