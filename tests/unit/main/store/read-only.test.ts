import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Place } from '../../../../src/main/store/place'
import { openStore } from '../../../../src/main/store/store'
import { emptyWorkspace } from '../../../../src/shared/workspace'
import { freshPlace, namesIn, note, put, workspacePath } from './folder'

const whole = JSON.stringify({ ...emptyWorkspace(), annotations: [note(1)] })
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

async function lockedPlace(mode: number, bytes?: string): Promise<Place> {
  const place = await freshPlace()
  await mkdir(place.directory)
  if (bytes !== undefined) await writeFile(workspacePath(place), bytes)
  await chmod(place.directory, mode)
  onTestFinished(() => chmod(place.directory, 0o700)) // or the folder could not be removed
  return place
}

test('in a folder that cannot be written to, what is there is shown, and edits live in memory', async () => {
  const place = await lockedPlace(0o555, whole)
  const store = await openStore(place)
  expect(store).toMatchObject({ notices: [{ kind: 'read-only', keptAside: null }], isKept: false })
  expect(await store.commit(put(2))).toMatchObject({ savedAt: null })
  expect(store.workspace.annotations).toEqual([note(1), note(2)])
  expect(await readFile(workspacePath(place), 'utf8')).toBe(whole)
})

test('a folder that cannot be created is said, and edits live in memory', async () => {
  const { directory, ...place } = await lockedPlace(0o555)
  const store = await openStore({ ...place, directory: `${directory}/store` })
  expect(store).toMatchObject({ notices: [{ kind: 'read-only' }], isKept: false })
  expect(await store.commit(put(1))).toMatchObject({ savedAt: null })
})

test('a file gone from a folder that cannot be written to is said, too', async () => {
  const store = await openStore(await lockedPlace(0o555))
  expect(store.notices.map(({ kind }) => kind)).toEqual(['missing', 'read-only'])
  expect(store.isKept).toBe(false)
})

test('a damaged file that cannot be set aside stays, and nothing is kept', async () => {
  const place = await lockedPlace(0o555, 'garbage')
  const store = await openStore(place)
  expect(store).toMatchObject({ notices: [{ kind: 'damaged', keptAside: null }], isKept: false })
  expect(await store.commit(put(1))).toMatchObject({ savedAt: null })
  expect(await readFile(workspacePath(place), 'utf8')).toBe('garbage')
})

test('a newer file that cannot be copied stays, and is said all the same', async () => {
  const place = await lockedPlace(0o555, '{"schema":2}')
  expect(await openStore(place)).toMatchObject({
    notices: [{ kind: 'newer', keptAside: null }],
    isKept: false,
  })
  expect(await namesIn(place)).toEqual(['workspace.json'])
})

test('a file that may not be read is unreadable, not damaged, and is left alone', async () => {
  const place = await lockedPlace(0o700, whole)
  await chmod(workspacePath(place), 0o000)
  expect(await openStore(place)).toMatchObject({ notices: [{ kind: 'unreadable' }], isKept: false })
  expect(await namesIn(place)).toEqual(['workspace.json'])
})

test('a folder that may not be looked into is unreadable, and is left alone', async () => {
  const place = await lockedPlace(0o000, whole)
  const store = await openStore(place)
  expect(store).toMatchObject({ notices: [{ kind: 'unreadable' }], isKept: false })
})

test('a folder that becomes unwritable fails the commit with the reason, and works again when it is writable', async () => {
  const place = await lockedPlace(0o700, whole)
  const store = await openStore(place)
  await chmod(place.directory, 0o555)
  await expect(store.commit(put(2))).rejects.toMatchObject({
    code: 'not-saved',
    message: expect.stringContaining('permissions do not allow it'),
  })
  await chmod(place.directory, 0o700)
  await store.commit(put(3))
  expect((await openStore(place)).workspace.annotations).toEqual([note(1), note(3)])
})
