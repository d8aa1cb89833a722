import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import { envelope } from '../../../../../src/main/store/format/envelope'
import { encodeRecord } from '../../../../../src/main/store/format/journal-format'
import { journalName } from '../../../../../src/main/store/format/names'
import { plainSeals } from '../../../../../src/main/store/format/seal'
import { emptyWorkspace } from '../../../../../src/shared/workspace/workspace'
import { freshPlace, namesIn, note, open, put, snapshotIn, textsOf } from '../folder'

const seal = plainSeals.snapshot
const { versions, undos, draft, ...common } = emptyWorkspace()
const journal = journalName({ first: 4, term: 2, random: '0123456789abcdef', kind: 'plain' })

/** A store as a Carrel of schema 1 would have left it: a snapshot of edit 3, and edit 4 in a journal. */
async function olderPlace(): Promise<Place> {
  const place = await freshPlace()
  await (await open(place)).close()
  await rm(place.mirror.folder, { recursive: true })
  await rm(snapshotIn(place.directory, 0))
  const { store } = JSON.parse(await readFile(join(place.directory, 'STORE'), 'utf8'))
  const about = { version: 1, store, schema: 1 }
  const body = Buffer.from(JSON.stringify({ ...common, schema: 1, annotations: [note(1), note(2)] }))
  const header = { format: 'carrel-snapshot', ...about, seq: 3, term: 1, kept: [] }
  await writeFile(snapshotIn(place.directory, 3), envelope(header, seal, body))
  const record = { seq: 4, json: JSON.stringify(put(4)()) }
  const lines = [
    envelope({ format: 'carrel-journal', ...about, first: 4, term: 2 }, seal).toString(),
    encodeRecord({ store, first: 4, term: 2 }, plainSeals.journal, record),
  ]
  await writeFile(join(place.directory, journal), lines.join(''))
  return place
}

describe('a store of an older schema', () => {
  test('is opened with every edit, and says nothing', async () => {
    const place = await olderPlace()
    const store = await open(place)
    expect(store).toMatchObject({ notices: [], isKept: true })
    expect(textsOf(store)).toEqual(['note 1', 'note 2', 'note 4'])
    expect(store.workspace).toMatchObject({ schema: 3, versions: [], draft: null })
    await store.commit(put(5))
    await store.close()
    expect(textsOf(await open(place))).toEqual(['note 1', 'note 2', 'note 4', 'note 5'])
  })

  test('is copied byte for byte first, and written anew under a number of its own', async () => {
    const place = await olderPlace()
    const before = new Map<string, Buffer>()
    for (const name of ['snap-000000000003.json', journal])
      before.set(name, await readFile(join(place.directory, name)))
    await (await open(place)).close()
    for (const [name, bytes] of before)
      expect(await readFile(join(place.directory, 'pre-migration', name)), name).toEqual(bytes)
    expect(await namesIn(place.directory)).toContain('snap-000000000005.json')
    expect(await readFile(snapshotIn(place.directory, 5), 'utf8')).toContain('"schema":3')
  })

  test('is migrated once', async () => {
    const place = await olderPlace()
    await (await open(place)).close()
    const names = await namesIn(place.directory)
    const again = await open(place)
    expect(again.notices).toEqual([])
    await again.close()
    expect(await namesIn(place.directory)).toEqual(names)
  })

  test('is shown where it cannot be written, as it is', async () => {
    const place = await olderPlace()
    const names = await namesIn(place.directory)
    const store = await open({ ...place, mayWrite: false })
    expect(textsOf(store)).toEqual(['note 1', 'note 2', 'note 4'])
    await store.close()
    expect(await namesIn(place.directory)).toEqual(names)
  })
})
