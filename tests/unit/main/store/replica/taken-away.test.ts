import { execFileSync } from 'node:child_process'
import { cp, mkdir, readdir, rename, rm, symlink, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import { readMirrorPlace } from '../../../../../src/main/store/replica/mirror-place'
import { requireSameDisk } from '../../../../../src/main/store/replica/whereabouts'
import { readWindowState } from '../../../../../src/main/window/window-state'
import { emptyWorkspace } from '../../../../../src/shared/workspace/workspace'
import { findText } from '../find-text'
import {
  asAfterCrash,
  flipBit,
  freshPlace,
  journalsIn,
  mirrorInStep,
  namesIn,
  open,
  placeWith,
  put,
  temporaryFolder,
  textsOf,
} from '../folder'

/** As `rsync --delete` does it: the folder stays the same one. */
async function putInPlace(from: string, to: string): Promise<void> {
  for (const name of await readdir(to)) await rm(join(to, name), { recursive: true })
  await cp(from, to, { recursive: true })
}

/** A closed store whose second copy is on a stick, with one note. */
async function placeWithStick(): Promise<{ place: Place; away: string }> {
  const fresh = await freshPlace()
  const stick = await temporaryFolder()
  const store = await open(fresh)
  await store.setMirror(stick)
  await store.commit(put(1))
  await store.close()
  const place = { ...fresh, mirror: await readMirrorPlace(dirname(fresh.directory)) }
  return { place, away: join(stick, 'away') }
}

test('another store that was copied over the open one is not written to, neither by edits nor on closing', async () => {
  const [place, other] = [await placeWith(2), await placeWith(7)]
  const store = await open(place)
  await store.commit(put(10))
  await putInPlace(other.directory, place.directory)
  const names = await namesIn(other.directory)
  for (const number of [11, 12, 13])
    await expect(store.commit(put(number))).rejects.toThrow('moved or replaced')
  await expect(store.setPassphrase({ passphrase: 'long enough', current: null })).rejects.toThrow('moved')
  vi.spyOn(console, 'error').mockImplementationOnce(() => undefined)
  await store.close()
  expect(await namesIn(place.directory)).toEqual(names)
})

test('what is no edit also makes a folder anew that was deleted: a restore, a passphrase, another second copy', async () => {
  const place = await placeWith(2)
  const store = await open(place)
  const before = store.workspace
  const deleted = () => rm(dirname(place.directory), { recursive: true })
  await deleted()
  await store.replace(emptyWorkspace())
  await deleted()
  await store.replace(before)
  await deleted()
  await store.setPassphrase({ passphrase: 'long enough', current: null })
  await deleted()
  await store.setMirror(await temporaryFolder())
  const again = await open(await asAfterCrash(place), 'long enough')
  expect(textsOf(again)).toEqual(textsOf({ workspace: before }))
})

test('an older state of the store that was copied over the open one costs nothing', async () => {
  const place = await placeWith(2)
  const old = await temporaryFolder()
  await cp(place.directory, old, { recursive: true })
  const store = await open(place)
  for (const number of [3, 4, 5]) await store.commit(put(number))
  await putInPlace(old, place.directory)
  await expect(store.commit(put(6))).rejects.toMatchObject({ code: 'not-saved' })
  await store.commit(put(6))
  const crashed = await asAfterCrash(place)
  await rm(crashed.mirror.folder, { recursive: true })
  const again = await open(crashed)
  expect(again.notices).toEqual([])
  expect(textsOf(again)).toEqual([1, 2, 3, 4, 5, 6].map((number) => `note ${number}`))
})

test('on another disk nothing is made anew: an encrypted volume may have been taken away', async () => {
  const folder = join(await temporaryFolder(), 'gone', 'store')
  await expect(requireSameDisk(folder, { device: -1n, inode: 1n })).rejects.toThrow('moved or replaced')
})

test('an old plain copy on a stick is not taken for a sealed store whose KEY is gone', async () => {
  const { place, away } = await placeWithStick()
  await rename(place.mirror.folder, away)
  const store = await open(place)
  await store.setPassphrase({ passphrase: 'long enough', current: null })
  for (const number of [2, 3]) await store.commit(put(number))
  await store.close()
  await unlink(join(place.directory, 'KEY'))
  await rename(away, place.mirror.folder)
  const names = await namesIn(place.directory)
  const again = await open(place)
  expect(again).toMatchObject({ isKept: false, notices: [{ kind: 'lost' }] })
  expect(await namesIn(place.directory)).toEqual(names)
})

test('where a second copy was chosen, a store that is gone is not begun anew, unless that is asked for', async () => {
  const { place, away } = await placeWithStick()
  await rename(place.mirror.folder, away)
  await rm(place.directory, { recursive: true })
  const store = await open(place)
  expect(store).toMatchObject({ isKept: false, notices: [{ kind: 'lost' }] })
  await rename(away, place.mirror.folder)
  expect(textsOf(await open(place))).toEqual(['note 1'])
})

test('and is begun anew when that is asked for', async () => {
  const { place, away } = await placeWithStick()
  await rename(place.mirror.folder, away)
  await rm(place.directory, { recursive: true })
  const store = await open(place)
  await store.startAnew()
  expect(store).toMatchObject({ isKept: true, notices: [] })
})

test('a passphrase reaches what was set aside as a whole', async () => {
  const place = await placeWith(2)
  for (const folder of [place.directory, place.mirror.folder])
    for (const name of await namesIn(folder)) await flipBit(join(folder, name), 3)
  const store = await open(place)
  expect(store.notices).toMatchObject([{ kind: 'lost' }])
  await store.startAnew()
  expect(await findText(dirname(place.directory), 'note 1')).not.toEqual([]) // the control
  await store.setPassphrase({ passphrase: 'long enough', current: null })
  await store.close()
  expect(await findText(dirname(place.directory), 'note 1')).toEqual([])
})

test('a second copy with more of the same journal is not written over', async () => {
  const { place } = await placeWithStick()
  const store = await open(place)
  await store.commit(put(2))
  const [old, stick] = [await temporaryFolder(), await temporaryFolder()]
  await cp(place.directory, old, { recursive: true })
  await store.commit(put(3, 'only on the stick'))
  await mirrorInStep(place)
  await cp(place.mirror.folder, stick, { recursive: true })
  await store.close()
  await putInPlace(old, place.directory)
  await rm(place.mirror.folder, { recursive: true })
  const again = await open(place)
  await again.commit(put(4))
  await cp(stick, place.mirror.folder, { recursive: true })
  await expect.poll(() => again.mirror.state).toBe('unfit')
  expect(await findText(place.mirror.folder, 'only on the stick')).toHaveLength(1)
})

test('a link in the place of the chosen second copy is not followed', async () => {
  const { place, away } = await placeWithStick()
  await rename(place.mirror.folder, away)
  await symlink(away, place.mirror.folder)
  const before = await namesIn(away)
  const store = await open(place)
  await store.commit(put(2))
  await expect.poll(() => store.mirror.state).toBe('away')
  await store.close()
  expect(await namesIn(away)).toEqual(before)
})

test('a pipe where the window’s place is noted is waited for by nobody', async () => {
  const folder = await temporaryFolder()
  execFileSync('mkfifo', [join(folder, 'window.json')])
  expect(await readWindowState(folder)).toBeNull()
})

test('keys are zeroed before the second copy is waited for', async () => {
  const place = await placeWith(1)
  await mkdir(place.mirror.folder, { recursive: true })
  const store = await open(place)
  await store.setPassphrase({ passphrase: 'long enough', current: null })
  await store.commit(put(2))
  const { adapter } = (
    store as unknown as { parts: { adapter: { key: { keys: { data: Buffer } }; footing: Footing } } }
  ).parts
  const { data } = adapter.key.keys
  const seen: boolean[] = []
  const { mirror } = adapter.footing
  const close = mirror.close.bind(mirror)
  mirror.close = () => {
    seen.push(data.every((byte) => byte === 0))
    return close()
  }
  await store.close()
  expect(seen).toEqual([true])
  expect(await journalsIn(place.directory)).not.toEqual([])
})

type Footing = { mirror: { close: () => Promise<void> } }
