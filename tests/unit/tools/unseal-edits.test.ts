import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { encodeJournalHeader, encodeRecord } from '../../../src/main/store/format/journal-format'
import { journalName } from '../../../src/main/store/format/names'
import { plainSeals } from '../../../src/main/store/format/seal'
import type { Note } from '../../../src/shared/records/note'
import { schemaVersion } from '../../../src/shared/workspace/workspace'
import {
  asAfterCrash,
  flipBit,
  idOf,
  journalsIn,
  namesIn,
  note,
  open,
  placeWith,
  put,
  snapshotIn,
  time,
} from '../main/store/folder'

const tool = fileURLToPath(new URL('../../../tools/unseal.mjs', import.meta.url))

test('the analyst’s own lists are read from the journal too, and a draft that became a note is gone', async () => {
  const place = await placeWith(2)
  const store = await open(place)
  const { kind: _, id: noteId, createdAt: __, updatedAt: ___, ...words } = note(1) as Note
  await store.commit(() => ({ type: 'draft', draft: { noteId, ...words } }))
  await store.commit(() => ({ type: 'put', annotation: note(1, 'reworded'), endsDraft: true }))
  await store.commit(() => ({ type: 'aliases', aliases: [{ phrases: ['ROK', 'South Korea'] }] }))
  await store.commit(() => ({ type: 'searches', searches: [{ name: 'mine', query: 'deterrence' }] }))
  const { aliases, searches, draft, annotations } = store.workspace
  const { status, stdout } = spawnSync(process.execPath, [tool, (await asAfterCrash(place)).directory])
  expect(status).toBe(0)
  expect(JSON.parse(`${stdout}`)).toMatchObject({ aliases, searches, draft, annotations })
})

test('an order that is not applied is told', async () => {
  const place = await placeWith(2)
  const store = await open(place)
  await store.commit(() => ({ type: 'move', id: idOf(2), before: idOf(1) }))
  await store.commit(put(3))
  const { status, stderr } = spawnSync(process.execPath, [tool, (await asAfterCrash(place)).directory])
  expect({ status, said: `${stderr}` }).toEqual({ status: 1, said: 'Edit 3 was left out (move).\n' })
})

test('what an opening had to say is no concern of it', async () => {
  const place = await placeWith(2)
  await flipBit(snapshotIn(place.directory, 1))
  await (await open(place)).close()
  expect((await namesIn(place.directory)).join()).toContain('report-')
  const { status, stderr, stdout } = spawnSync(process.execPath, [tool, place.directory])
  expect({ status, said: `${stderr}` }).toEqual({ status: 0, said: '' })
  expect(JSON.parse(`${stdout}`)).toMatchObject({ annotations: [note(1), note(2)] })
})

test.each([
  ['gone', (bytes: Buffer) => bytes.subarray(0, -1)],
  ['another byte', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([0x0b])])],
  ['followed by half an edit', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('9 half an ed')])],
])('the last line feed of a journal is %s: every whole edit is read', async (_, spoil) => {
  for (const passphrase of [null, 'correct horse']) {
    const place = await placeWith(1)
    const store = await open(place)
    if (passphrase) await store.setPassphrase({ passphrase, current: null })
    for (const number of [2, 3]) await store.commit(put(number))
    const { directory } = await asAfterCrash(place)
    const path = (await journalsIn(directory)).at(-1) ?? ''
    await writeFile(path, spoil(await readFile(path)))
    const input = `${passphrase}\n`
    const { status, stderr, stdout } = spawnSync(process.execPath, [tool, directory], { input })
    expect({ status, said: `${stderr}` }).toEqual({ status: 0, said: '' })
    expect(JSON.parse(`${stdout}`)).toMatchObject({ annotations: [note(1), note(2), note(3)] })
  }
})

/** A store of two notes and, in a journal of that schema, one more edit. */
async function directoryWith(edit: object, schema: number): Promise<string> {
  const { directory } = await placeWith(2)
  const { store } = JSON.parse(await readFile(join(directory, 'STORE'), 'utf8'))
  const [at, seal] = [{ store, first: 3, term: 90 }, plainSeals.journal]
  const name = journalName({ ...at, random: '0123456789abcdef', kind: 'plain' })
  const line = encodeRecord(at, seal, { seq: 3, json: JSON.stringify(edit) })
  await writeFile(join(directory, name), `${encodeJournalHeader(at, seal, schema)}${line}`)
  return directory
}

test('an edit of the first schema, which names one id, is understood', async () => {
  const directory = await directoryWith({ type: 'remove', id: idOf(1), removedAt: time }, 1)
  const { status, stderr, stdout } = spawnSync(process.execPath, [tool, directory])
  expect({ status, said: `${stderr}` }).toEqual({ status: 0, said: '' })
  expect(JSON.parse(`${stdout}`)).toMatchObject({ annotations: [note(2)], trash: [{ annotation: note(1) }] })
})

test('a file of a later schema is read as far as it is known, and that is said', async () => {
  for (const isLater of [false, true]) {
    const schema = schemaVersion + (isLater ? 1 : 0)
    const directory = await directoryWith(put(3)(), schema)
    const { status, stderr, stdout } = spawnSync(process.execPath, [tool, directory])
    const said = isLater ? `is of schema ${schema}; this knows ${schemaVersion}.` : ''
    expect(status).toBe(isLater ? 1 : 0)
    expect(`${stderr}`).toContain(said)
    expect(JSON.parse(`${stdout}`)).toMatchObject({ annotations: [note(1), note(2), note(3)] })
  }
})
