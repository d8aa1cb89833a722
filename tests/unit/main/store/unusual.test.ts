import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openEnvelope } from '../../../../src/main/store/format/envelope'
import { plainSeals } from '../../../../src/main/store/format/seal'
import { encodeSnapshot, SnapshotHeader } from '../../../../src/main/store/format/snapshot'
import { emptyWorkspace, type Operation } from '../../../../src/shared/workspace/workspace'
import { setUp } from '../desk'
import {
  asAfterCrash,
  freshPlace,
  idOf,
  namesIn,
  note,
  open,
  placeWith,
  put,
  snapshotIn,
  textsOf,
  time,
} from './folder'

/** The bytes of every file of the store, by name. */
async function filesIn(directory: string): Promise<[string, string][]> {
  const names = (await namesIn(directory)).filter((name) => /^(snap|jrnl|STORE)/.test(name))
  return Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [name, await readFile(join(directory, name), 'latin1')],
    ),
  )
}

/** What a later Carrel may write under the number of this schema, as this one has no word for it. */
const assumption = { ...note(9), kind: 'assumption' }

describe('a kind of annotation that this Carrel does not know', () => {
  test.each(['annotations', 'trash', 'undos'])(
    'in %s of a snapshot is newer, and every byte stays',
    async (where) => {
      const place = await placeWith(2)
      const item = {
        annotations: assumption,
        trash: { annotation: assumption, index: 0, removedAt: time },
        undos: { title: 'x', inverse: { type: 'put', annotation: assumption } },
      }[where]
      for (const folder of [place.directory, place.mirror.folder]) {
        const path = snapshotIn(folder, 2)
        const opened = openEnvelope(await readFile(path), plainSeals.snapshot)
        if ('damage' in opened) throw new Error(opened.damage)
        const header = SnapshotHeader.parse(opened.header)
        const saved = JSON.parse(Buffer.from(opened.body).toString())
        saved[where].push(item)
        await writeFile(path, Buffer.concat(await encodeSnapshot(header, saved, plainSeals.snapshot)))
      }
      const before = await filesIn(place.directory)
      const store = await open(place)
      expect(store).toMatchObject({ isKept: false, notices: [{ kind: 'newer' }] })
      await store.close()
      expect(await filesIn(place.directory)).toEqual(before)
    },
  )

  test('in an edit is newer, and every byte stays', async () => {
    const place = await freshPlace()
    const store = await open(place)
    await store.commit(put(1))
    await store.commit(() => ({ type: 'put', annotation: assumption }) as unknown as Operation)
    const crashed = await asAfterCrash(place)
    const before = await filesIn(crashed.directory)
    const again = await open(crashed)
    expect(again).toMatchObject({ isKept: false, notices: [{ kind: 'newer' }] })
    expect(textsOf(again)).toEqual(['note 1'])
    await again.close()
    expect(await filesIn(crashed.directory)).toEqual(before)
  })
})

test('what was written on a brief that is not here is kept, in the trash, in undo and over restarts', async () => {
  const place = await freshPlace()
  const gone = { ...note(1), briefId: 'a-brief-that-is-gone' }
  const first = await setUp({}, place)
  const { annotations: _, ...rest } = emptyWorkspace()
  expect(rest.settings.lastBrief).toBeNull()
  await (await first.session.opened()).commit(() => ({ type: 'put', annotation: gone }))
  for (const change of [
    { type: 'position', briefId: gone.briefId, position: { offset: 5, shift: 0 } },
    { type: 'settings', settings: { ...rest.settings, lastBrief: gone.briefId } },
    { type: 'edit', id: idOf(1), changes: { text: 'reworded' } },
    { type: 'remove', ids: [idOf(1)] },
    { type: 'undo' },
    {
      type: 'keepDraft',
      draft: {
        noteId: idOf(1),
        briefId: gone.briefId,
        anchor: null,
        text: 'half',
        tags: [],
        colour: 'yellow',
      },
    },
  ])
    expect(await first.ask({ name: 'change', input: change })).toMatchObject({ ok: true })
  await first.session.end()
  const second = await setUp({}, place)
  const opened = await second.ask({})
  expect(opened).toMatchObject({
    ok: true,
    value: {
      notices: [],
      shown: { metadata: { id: expect.not.stringMatching(gone.briefId) } },
      workspace: {
        annotations: [{ briefId: gone.briefId, text: 'reworded' }],
        draft: { briefId: gone.briefId, text: 'half' },
        reading: { [gone.briefId]: { offset: 5 } },
        settings: { lastBrief: gone.briefId },
      },
    },
  })
})

test('a store of 100,000 notes is opened, edited, closed and opened again', async () => {
  const place = await freshPlace()
  const store = await open(place)
  const annotations = Array.from({ length: 100_000 }, (_, index) => note(index))
  await store.replace({ ...emptyWorkspace(), annotations })
  await store.close()
  const again = await open(place)
  expect(again.notices).toEqual([])
  expect(again.workspace.annotations).toHaveLength(100_000)
  await again.commit(put(99_999, 'reworded'))
  const crashed = await open(await asAfterCrash(place))
  expect(textsOf(crashed).at(-1)).toBe('reworded')
  await again.close()
  const last = await open(place)
  expect(last).toMatchObject({ notices: [], isKept: true })
  expect(last.workspace.annotations.slice(0, -1)).toEqual(annotations.slice(0, -1))
  expect(textsOf(last).at(-1)).toBe('reworded')
}, 120_000)
