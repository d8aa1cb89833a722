import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Note } from '../../../src/shared/annotation'
import {
  asAfterCrash,
  flipBit,
  idOf,
  namesIn,
  note,
  open,
  placeWith,
  put,
  snapshotIn,
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
