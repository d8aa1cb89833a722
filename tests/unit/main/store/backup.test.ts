import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBackup, writeBackup } from '../../../../src/main/store/backup'
import { envelope } from '../../../../src/main/store/format/envelope'
import { plainSeals } from '../../../../src/main/store/format/seal'
import { emptyWorkspace } from '../../../../src/shared/workspace/workspace'
import { flipBit, namesIn, note, open, placeWith, put, temporaryFolder, time } from './folder'

const passphrase = 'correct horse'

/** A store of two notes, and where its backup is to be. */
async function storeAndPath(isSealed = false) {
  const store = await open(await placeWith(2))
  if (isSealed) await store.setPassphrase({ passphrase, current: null })
  return { store, path: join(await temporaryFolder(), 'Carrel 2026-11-23.carrel') }
}

test('a backup is one file with everything in it, and nothing else is left beside it', async () => {
  const { store, path } = await storeAndPath()
  await store.backUp(path)
  expect(await readBackup(path, null)).toEqual({ madeAt: time, isSealed: false, workspace: store.workspace })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await namesIn(join(path, '..'))).toEqual(['Carrel 2026-11-23.carrel'])
})

test('the backup of a sealed store is sealed, and opens with its passphrase wherever the store is', async () => {
  const { store, path } = await storeAndPath(true)
  await store.backUp(path)
  const { workspace } = store
  await store.close()
  expect(await readFile(path, 'latin1')).not.toContain('note 1')
  expect(await readBackup(path, passphrase)).toEqual({ madeAt: time, isSealed: true, workspace })
  await expect(readBackup(path, null)).rejects.toMatchObject({ code: 'locked' })
  await expect(readBackup(path, 'battery staple')).rejects.toMatchObject({ code: 'wrong-passphrase' })
})

test('an old backup still opens with the passphrase that held when it was made', async () => {
  const { store, path } = await storeAndPath(true)
  await store.backUp(path)
  await store.setPassphrase({ passphrase: 'battery staple', current: passphrase })
  expect((await readBackup(path, passphrase)).workspace).toEqual(store.workspace)
})

test('a later backup replaces an earlier one of that name, whole', async () => {
  const { store, path } = await storeAndPath()
  await store.backUp(path)
  await store.commit(put(3))
  await store.backUp(path)
  expect((await readBackup(path, null)).workspace.annotations).toHaveLength(3)
})

test.each([
  { name: 'plain', isSealed: false },
  { name: 'sealed', isSealed: true },
])('one changed bit is seen: $name', async ({ isSealed }) => {
  const { store, path } = await storeAndPath(isSealed)
  await store.backUp(path)
  await flipBit(path)
  await expect(readBackup(path, isSealed ? passphrase : null)).rejects.toMatchObject({
    code: 'backup-unreadable',
    message: expect.stringContaining('its check does not fit its content'),
  })
})

test.each(['salt', 'proof', 'wrapped'])(
  'a bit of the %s of a sealed backup is flipped: that it may be damaged is said',
  async (field) => {
    const { store, path } = await storeAndPath(true)
    await store.backUp(path)
    const bytes = await readFile(path)
    const at = bytes.indexOf(`"${field}":"`) + field.length + 6
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    await writeFile(path, bytes)
    await expect(readBackup(path, passphrase)).rejects.toMatchObject({
      code: 'wrong-passphrase',
      message: expect.stringContaining('or the backup is damaged'),
    })
  },
)

test('what is no backup is refused with the reason', async () => {
  const folder = await temporaryFolder()
  const header = { format: 'carrel-backup', version: 1, schema: 3, madeAt: time, key: null }
  const workspace = JSON.stringify({ ...emptyWorkspace(), annotations: [note(1)] })
  const made = (changed: object, body = workspace) =>
    envelope({ ...header, ...changed }, plainSeals.snapshot, Buffer.from(body))
  const cases: [string, Buffer][] = [
    ['it is not a backup of Carrel, or it is damaged', Buffer.from('')],
    ['it is not a backup of Carrel, or it is damaged', Buffer.from('PK\x03\x04')],
    ['it is not a backup of Carrel, or it is damaged', made({ format: 'carrel-snapshot' })],
    ['it was made by a newer Carrel', made({ version: 2, more: 1 })],
    ['it was made by a newer Carrel', made({}, '{"schema":4}')],
    ['it is not JSON', made({}, workspace.slice(1))],
    ['its field “annotations.0.colour”', made({}, workspace.replace('yellow', 'mauve'))],
    ['it is nested too deep', made({}, '['.repeat(1_000_000))],
  ]
  for (const [index, [why, bytes]] of cases.entries()) {
    const path = join(folder, `${index}`)
    await writeFile(path, bytes)
    await expect(readBackup(path, null), why).rejects.toMatchObject({
      code: 'backup-unreadable',
      message: expect.stringContaining(why),
    })
  }
})

test('what no Carrel writes is refused whole, by a sentence that names the file and the fault', async () => {
  const path = join(await temporaryFolder(), 'odd.carrel-backup')
  const twice = { ...emptyWorkspace(), annotations: [note(1), note(1, 'again')] }
  const header = {
    format: 'carrel-backup',
    version: 1,
    schema: emptyWorkspace().schema,
    madeAt: time,
    key: null,
  }
  for (const [changed, workspace, why] of [
    [{}, twice, 'it holds two notes of one id'],
    [{ madeAt: '2201-01-01T00:00:00Z' }, emptyWorkspace(), 'it says that it was made 2201'],
  ] as const) {
    const body = Buffer.from(JSON.stringify(workspace))
    await writeFile(path, envelope({ ...header, ...changed }, plainSeals.snapshot, body))
    await expect(readBackup(path, null)).rejects.toMatchObject({
      code: 'backup-unreadable',
      message: expect.stringMatching(new RegExp(`^${path} cannot be restored: ${why}.*Nothing was changed`)),
    })
  }
})

test('a backup of schema 1 is migrated', async () => {
  const { versions, undos, draft, ...old } = { ...emptyWorkspace(), annotations: [note(1)] }
  const path = join(await temporaryFolder(), 'old')
  const header = { format: 'carrel-backup', version: 1, schema: 1, madeAt: time, key: null }
  await writeFile(
    path,
    envelope(header, plainSeals.snapshot, Buffer.from(JSON.stringify({ ...old, schema: 1 }))),
  )
  expect((await readBackup(path, null)).workspace).toEqual({ ...emptyWorkspace(), annotations: [note(1)] })
})

test('what is not there, a folder and a link are refused, not followed', async () => {
  const { store, path } = await storeAndPath()
  await store.backUp(path)
  await symlink(path, `${path}-link`)
  for (const [other, why] of [
    [`${path}-none`, 'the file is not there any more'],
    [join(path, 'none'), 'the file is not there any more'],
    [join(path, '..'), 'is not a file'],
    [`${path}-link`, 'does not follow links'],
  ])
    await expect(readBackup(other ?? '', null)).rejects.toMatchObject({
      code: 'backup-unreadable',
      message: expect.stringContaining(why ?? ''),
    })
})

test('a backup that cannot be written is said, and what was there stays', async () => {
  const { store, path } = await storeAndPath()
  await mkdir(path)
  for (const where of [path, join(path, 'not', 'there')])
    await expect(store.backUp(where)).rejects.toMatchObject({
      code: 'not-saved',
      message: expect.stringMatching(/was not written: .*Your notes are safe\./),
    })
  expect(await namesIn(path)).toEqual([])
  expect(await namesIn(join(path, '..'))).toEqual(['Carrel 2026-11-23.carrel'])
})

test('what could not be restored is not written as a backup, and that is said', async () => {
  const { path } = await storeAndPath()
  const workspace = { ...emptyWorkspace(), annotations: [note(1), note(1)] }
  const given = { workspace, madeAt: time, random: '0123456789abcdef', key: null }
  await expect(writeBackup(path, given)).rejects.toMatchObject({
    code: 'not-saved',
    message: expect.stringContaining('could not be restored: it holds two notes of one id'),
  })
  expect(await namesIn(join(path, '..'))).toEqual([])
})

test('a backup that would be too large to be read again is not written, and the earlier one stays', async () => {
  const { store, path } = await storeAndPath()
  await store.backUp(path)
  const { workspace } = store
  const longer = { ...workspace, annotations: [note(3, 'x'.repeat(10_000))] }
  const given = { workspace: longer, madeAt: time, random: '0123456789abcdef', key: null, limit: 18_000 }
  await expect(writeBackup(path, given)).rejects.toMatchObject({
    code: 'not-saved',
    message: expect.stringContaining('it is larger than 256 MB'),
  })
  expect((await readBackup(path, null)).workspace).toEqual(workspace)
  await writeBackup(path, { ...given, limit: 20_000 })
  expect((await readBackup(path, null)).workspace).toEqual(longer)
})
