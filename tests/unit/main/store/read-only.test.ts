import { chmod, cp, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Place } from '../../../../src/main/store/files/place'
import {
  flipBit,
  freshPlace,
  namesIn,
  note,
  open,
  placeIn,
  placeWith,
  put,
  snapshotIn,
  textsOf,
} from './folder'

const ordinaryUser = 65_534

/** Permissions do not hold for root: there the test acts as an ordinary user, on files that belong to one. */
let isRoot = false
beforeEach(() => {
  isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(ordinaryUser)
})
afterEach(() => {
  if (isRoot) process.seteuid?.(0)
})

/** A store of two notes in a folder with these rights; the mirror is another disk that is not there. */
async function placeWithRights(mode: number): Promise<Place> {
  const place = { ...(await placeWith(2)), mirror: { folder: '/not/there', isOwnChoice: true } }
  await chmod(place.directory, mode)
  onTestFinished(() => chmod(place.directory, 0o700)) // or the folder could not be removed
  return place
}

test('in a folder that cannot be written to, what is there is shown, and edits live in memory', async () => {
  const place = await placeWithRights(0o555)
  const names = await namesIn(place.directory)
  const store = await open(place)
  expect(store).toMatchObject({ notices: [{ kind: 'read-only', keptAside: null }], isKept: false })
  expect(store.notices[0]?.message).toContain('permissions do not allow it')
  expect(await store.commit(put(3))).toMatchObject({ savedAt: null })
  expect(store.workspace.annotations).toEqual([note(1), note(2), note(3)])
  await store.close()
  expect(await namesIn(place.directory)).toEqual(names)
})

test('a folder that cannot be created is said, and edits live in memory', async () => {
  const { directory, ...place } = await placeWithRights(0o555)
  const mirror = { folder: '/not/there', isOwnChoice: false } // a chosen one would tell that there was a store
  const store = await open({ ...place, mirror, directory: `${directory}/store` })
  expect(store).toMatchObject({ notices: [{ kind: 'read-only' }], isKept: false })
  expect(await store.commit(put(1))).toMatchObject({ savedAt: null })
})

test('a store that can only be read in its second copy is shown from there', async () => {
  const whole = await placeWith(2)
  const place = placeIn(dirname((await freshPlace()).directory))
  await cp(whole.mirror.folder, place.mirror.folder, { recursive: true })
  await chmod(dirname(place.directory), 0o555)
  onTestFinished(() => chmod(dirname(place.directory), 0o700))
  const store = await open(place)
  expect(store).toMatchObject({ notices: [{ kind: 'read-only' }], isKept: false })
  expect(textsOf(store)).toEqual(['note 1', 'note 2'])
})

test('a damaged snapshot in a folder that cannot be written to stays, and nothing is kept', async () => {
  const place = await placeWithRights(0o700)
  const path = snapshotIn(place.directory, 2)
  await flipBit(path)
  const damaged = await readFile(path)
  await chmod(place.directory, 0o555)
  const store = await open(place)
  expect(store).toMatchObject({ notices: [{ kind: 'read-only' }], isKept: false })
  expect(textsOf(store)).toEqual(['note 1', 'note 2'])
  expect(await readFile(path)).toEqual(damaged)
})

test('a file that may not be read is unreadable, not damaged, and is left alone', async () => {
  const place = await placeWithRights(0o700)
  const path = snapshotIn(place.directory, 2)
  await chmod(path, 0o000)
  const store = await open(place)
  expect(store).toMatchObject({ notices: [{ kind: 'unreadable' }], isKept: false })
  expect(store.notices[0]?.message).toContain(path)
  expect(await namesIn(place.directory)).not.toContain('quarantine')
})

test('a folder that may not be looked into is left alone', async () => {
  const store = await open(await placeWithRights(0o000))
  expect(store).toMatchObject({ notices: [{ kind: 'unreadable' }], isKept: false })
})

test('a folder that becomes unwritable takes edits into the open journal, and goes on when it is writable again', async () => {
  const place = await placeWithRights(0o700)
  const store = await open(place)
  await chmod(place.directory, 0o555)
  await expect(store.commit(put(3))).rejects.toMatchObject({
    code: 'not-saved',
    message: expect.stringContaining('permissions do not allow it'),
  })
  await chmod(place.directory, 0o700)
  await store.commit(put(4))
  await chmod(place.directory, 0o555)
  await store.commit(put(5)) // the journal is open: no new name is needed
  expect(textsOf(store)).toEqual(['note 1', 'note 2', 'note 4', 'note 5'])
})

test('a second copy that may not be written to stops nothing', async () => {
  const { directory } = await freshPlace()
  const place = {
    ...(await placeWithRights(0o700)),
    mirror: { folder: `${directory}-mirror`, isOwnChoice: false },
  }
  await mkdir(place.mirror.folder, { mode: 0o555 })
  const store = await open(place)
  await store.commit(put(3))
  await store.checkpoint()
  expect(store).toMatchObject({ notices: [], isKept: true, mirror: { state: 'away' } })
})
