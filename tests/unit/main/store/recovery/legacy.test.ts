import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import { emptyWorkspace } from '../../../../../src/shared/workspace/workspace'
import { freshPlace, namesIn, note, open, placeWith, put, textsOf, time } from '../folder'

const { versions, undos, draft, ...common } = emptyWorkspace()
const old = { ...common, schema: 1, settings: { ...common.settings, theme: 'sepia' } }
const oldFile = `${JSON.stringify({ ...old, annotations: [note(1), note(2)] })}\n`
const kept = '2026-11-23T09-43-05-workspace.json'

async function placeWithOldFile(text = oldFile): Promise<Place> {
  const place = await freshPlace()
  await mkdir(place.directory)
  await writeFile(join(place.directory, 'workspace.json'), text)
  return place
}

const keptIn = ({ directory }: Place, name: string) =>
  readFile(join(directory, 'pre-migration', name), 'utf8')

test('what an earlier Carrel wrote is taken over, and its file is kept byte for byte', async () => {
  const place = await placeWithOldFile()
  const store = await open(place)
  const path = join(place.directory, 'pre-migration', kept)
  expect(store).toMatchObject({ isKept: true, notices: [{ kind: 'migrated', keptAside: path }] })
  expect(store.notices[0]?.message).toContain('2 notes, highlights and bookmarks')
  expect(store.workspace).toEqual({
    ...emptyWorkspace(),
    annotations: [note(1), note(2)],
    settings: { ...emptyWorkspace().settings, theme: 'sepia' },
  })
  expect(await keptIn(place, kept)).toBe(oldFile)
  await store.putNoticesAway()
  expect(await namesIn(place.directory)).toEqual(['STORE', 'pre-migration', 'snap-000000000000.json'])
  await store.commit(put(3))
  await store.close()
  const again = await open(place)
  expect(again.notices).toEqual([])
  expect(textsOf(again)).toEqual(['note 1', 'note 2', 'note 3'])
})

test('notes written with an earlier Carrel in the meantime are added to those that are here', async () => {
  const place = await placeWithOldFile()
  const store = await open(place)
  await store.putNoticesAway()
  await store.commit(put(1, 'newer words'))
  await store.commit(() => ({ type: 'remove', ids: [note(2).id], removedAt: time }))
  await store.close()
  const meanwhile = JSON.stringify({ ...old, annotations: [note(1), note(2), note(7)] })
  await writeFile(join(place.directory, 'workspace.json'), meanwhile)
  const again = await open(place)
  expect(textsOf(again)).toEqual(['newer words', 'note 7'])
  expect(again.workspace.trash).toHaveLength(1)
  expect(again.notices).toMatchObject([{ kind: 'migrated', message: expect.stringContaining('1 note,') }])
  expect(await keptIn(place, kept)).toBe(oldFile)
  expect(await keptIn(place, `${kept}-2`)).toBe(meanwhile)
  await again.close()
  expect(textsOf(await open(place))).toEqual(['newer words', 'note 7'])
})

test('a damaged file of an earlier Carrel beside a sound store is set aside, and said', async () => {
  const place = await placeWith(1)
  await writeFile(join(place.directory, 'workspace.json'), 'garbage')
  const store = await open(place)
  expect(store).toMatchObject({ isKept: true, notices: [{ kind: 'recovered' }] })
  expect(store.notices[0]?.message).toContain('it is not JSON')
  expect(await namesIn(join(place.directory, 'quarantine'))).toEqual([kept])
  expect(textsOf(store)).toEqual(['note 1'])
})

test('in a sealed store, nothing that can be read stays of it', async () => {
  const place = await placeWith(1)
  const store = await open(place)
  await store.setPassphrase({ passphrase: 'correct horse', current: null })
  await store.close()
  await writeFile(join(place.directory, 'workspace.json'), oldFile)
  const again = await open(place, 'correct horse')
  expect(again.notices).toMatchObject([{ kind: 'migrated', keptAside: null }])
  expect(textsOf(again)).toEqual(['note 1', 'note 2'])
  const names = await namesIn(place.directory)
  expect(names.filter((name) => /workspace|pre-migration|quarantine/.test(name))).toEqual([])
})
