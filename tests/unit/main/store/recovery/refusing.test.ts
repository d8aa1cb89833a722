import { execFileSync } from 'node:child_process'
import { lstat, mkdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import { envelope } from '../../../../../src/main/store/format/envelope'
import { encodeJournalHeader, encodeRecord } from '../../../../../src/main/store/format/journal-format'
import { plainSeals } from '../../../../../src/main/store/format/seal'
import { emptyWorkspace, schemaVersion } from '../../../../../src/shared/workspace/workspace'
import {
  flipBit,
  freshPlace,
  idOf,
  journalsIn,
  namesIn,
  open,
  placeWith,
  put,
  snapshotIn,
  temporaryFolder,
  textsOf,
} from '../folder'

let place: Place
let store: string
beforeEach(async () => {
  place = await placeWith(2)
  const marker = await readFile(join(place.directory, 'STORE'), 'utf8')
  store = JSON.parse(marker).store
})

/** What can be seen of everything in the folder without opening it, and the content of small files. */
async function contentOf(directory: string) {
  return Promise.all(
    (await namesIn(directory)).map(async (name) => {
      const { ino, size, mode, mtimeMs } = await lstat(join(directory, name))
      const isSmallFile = (await lstat(join(directory, name))).isFile() && size < 100_000
      const content = isSmallFile ? await readFile(join(directory, name), 'latin1') : null
      return { name, ino, size, mode, mtimeMs, content }
    }),
  )
}

/** Opens the store, makes an edit, and sees that nothing in the folder is any different. */
async function expectUntouched(kind: string) {
  const before = await contentOf(place.directory)
  const opened = await open(place)
  expect(opened).toMatchObject({ notices: [{ kind }], isKept: false })
  expect(await opened.commit(put(9))).toMatchObject({ savedAt: null })
  await opened.close()
  expect(await contentOf(place.directory)).toEqual(before)
  return opened.notices[0]
}

describe('a store that a newer Carrel has written is left byte for byte', () => {
  const snapshot = { format: 'carrel-snapshot', version: 1, schema: 3, seq: 3, term: 9, kept: [] }
  const snapshotWith = (more: object) => ({
    'snap-000000000003.json': envelope(
      { ...snapshot, store },
      plainSeals.snapshot,
      Buffer.from(JSON.stringify({ ...emptyWorkspace(), ...more })),
    ),
  })
  const journalWith = (more: object, edit?: object) => {
    const header = { format: 'carrel-journal', version: 1, store, schema: schemaVersion, first: 3, term: 9 }
    const record = { seq: 3, json: JSON.stringify(edit) }
    const line = edit ? encodeRecord({ store, first: 3, term: 9 }, plainSeals.journal, record) : ''
    const head = envelope({ ...header, ...more }, plainSeals.journal)
    return { 'jrnl-000000000003-00000009-0123456789abcdef.log': Buffer.concat([head, Buffer.from(line)]) }
  }
  const files: Record<string, () => Record<string, Buffer>> = {
    'a snapshot of a later schema': () => ({
      'snap-000000000003.json': envelope({ ...snapshot, store, schema: 4 }, plainSeals.snapshot),
    }),
    'a snapshot of a later layout': () => ({
      'snap-000000000003.json': envelope({ ...snapshot, store, version: 2 }, plainSeals.snapshot),
    }),
    'a snapshot whose workspace is of a later schema': () => ({
      'snap-000000000003.json': envelope(
        { ...snapshot, store },
        plainSeals.snapshot,
        Buffer.from('{"schema":4}'),
      ),
    }),
    'a journal of a later layout': () => ({
      'jrnl-000000000003-00000009-0123456789abcdef.log': envelope(
        { format: 'carrel-journal', version: 2, store, schema: 3, first: 3, term: 9 },
        plainSeals.journal,
      ),
    }),
    'a marker of a later layout': () => ({
      STORE: envelope({ format: 'carrel-store', version: 2, shards: 7 }, plainSeals.snapshot),
    }),
    'a key file of a later layout': () => ({
      KEY: envelope({ format: 'carrel-key', version: 2, kdf: 'argon2id' }, plainSeals.snapshot),
    }),
    'a snapshot with an unknown kind of annotation': () => snapshotWith({ annotations: [{ kind: 'stamp' }] }),
    'a snapshot with an unknown setting': () =>
      snapshotWith({ settings: { ...emptyWorkspace().settings, tint: 'sepia' } }),
    'a snapshot with something unknown beside the rest': () => snapshotWith({ links: [] }),
    'a snapshot whose first line says something unknown': () => ({
      'snap-000000000003.json': envelope({ ...snapshot, store, packed: true }, plainSeals.snapshot),
    }),
    'a snapshot that is proven and makes no sense': () => ({
      'snap-000000000003.json': envelope({ ...snapshot, store }, plainSeals.snapshot, Buffer.from('no JSON')),
    }),
    'a journal whose first line says something unknown': () => journalWith({ packed: true }),
    'an edit of an unknown type': () => journalWith({}, { type: 'grade', id: idOf(1), grade: 'B2' }),
    'an edit that says something unknown': () => journalWith({}, { ...put(3)(), reliability: 'B' }),
    'a marker that says something unknown': () => ({
      STORE: envelope({ format: 'carrel-store', version: 1, store, shards: 7 }, plainSeals.snapshot),
    }),
    'the single file of a later schema': () => ({ 'workspace.json': Buffer.from('{"schema":4}') }),
  }
  test.each(Object.entries(files))('%s', async (_name, make) => {
    for (const [name, bytes] of Object.entries(make())) await writeFile(join(place.directory, name), bytes)
    expect((await expectUntouched('newer'))?.message).toContain('newer Carrel')
  })
})

describe('what cannot be read is not known to be damaged, and is not touched', () => {
  const obstacles: Record<string, (path: string) => Promise<unknown> | unknown> = {
    'a folder': (path) => mkdir(path),
    'a pipe nobody writes to': (path) => execFileSync('mkfifo', [path]),
    'a link to a good file': async (path) => {
      await writeFile(`${path}.real`, 'real')
      await symlink(`${path}.real`, path)
    },
    'a link to nothing': (path) => symlink('/nowhere/at/all', path),
    'a file of 520 MB': async (path) => {
      await writeFile(path, '')
      await truncate(path, 520 * 1024 * 1024)
    },
  }
  const names = ['STORE', 'KEY', 'snap-000000000002.json', 'workspace.json']
  const cases = Object.keys(obstacles).flatMap((obstacle) => names.map((name) => [obstacle, name] as const))
  test.each(cases)('%s instead of %s', async (obstacle, name) => {
    const path = join(place.directory, name)
    await rm(path, { force: true })
    await obstacles[obstacle]?.(path)
    expect((await expectUntouched('unreadable'))?.message).toContain(path)
  })
})

test.each(['file', 'link'])('a %s where the folder should be is left alone', async (obstacle) => {
  await rm(place.directory, { recursive: true })
  if (obstacle === 'file') await writeFile(place.directory, 'mine')
  else await symlink(await temporaryFolder(), place.directory)
  const opened = await open(place)
  expect(opened).toMatchObject({ notices: [{ kind: 'unreadable' }], isKept: false })
  expect(await opened.commit(put(1))).toMatchObject({ savedAt: null })
})

describe('a store of which nothing can be read is never begun anew without a word', () => {
  beforeEach(() => rm(place.mirror.folder, { recursive: true }))

  test('every snapshot and journal is damaged', async () => {
    for (const name of await namesIn(place.directory))
      if (name !== 'STORE') await writeFile(join(place.directory, name), 'garbage')
    expect((await expectUntouched('lost'))?.message).toContain('none of its 5 files can be read')
  })

  test('only the marker is left', async () => {
    for (const name of await namesIn(place.directory))
      if (name !== 'STORE') await rm(join(place.directory, name))
    expect((await expectUntouched('lost'))?.message).toContain('its files are gone')
  })

  test('the marker is gone, and what else is there cannot be read', async () => {
    await rm(join(place.directory, 'STORE'))
    for (const seq of [0, 1, 2]) await flipBit(snapshotIn(place.directory, seq))
    for (const journal of await journalsIn(place.directory)) await writeFile(journal, 'nothing\n')
    await expectUntouched('lost')
  })

  test('only a quarantine is left', async () => {
    await rm(place.directory, { recursive: true })
    await mkdir(join(place.directory, 'quarantine'), { recursive: true })
    await expectUntouched('lost')
  })

  test('the file of an earlier Carrel is damaged', async () => {
    place = await freshPlace()
    await mkdir(place.directory)
    await writeFile(join(place.directory, 'workspace.json'), '{"schema":1')
    expect((await expectUntouched('lost'))?.message).toContain('it is not JSON')
  })
})

test('a journal from another store does not make this one newer, and is not replayed', async () => {
  const name = 'jrnl-000000000003-00000009-0123456789abcdef.log'
  const foreign = { store: '00000000-0000-4000-8000-000000000000', first: 3, term: 9 }
  await writeFile(join(place.directory, name), encodeJournalHeader(foreign, plainSeals.journal))
  const opened = await open(place)
  expect(opened).toMatchObject({ isKept: true, notices: [{ message: expect.stringContaining(name) }] })
  expect(textsOf(opened)).toEqual(['note 1', 'note 2'])
  expect((await stat(join(place.directory, 'quarantine'))).isDirectory()).toBe(true)
})
