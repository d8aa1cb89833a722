import { constants, writeFileSync } from 'node:fs'
import promises, { copyFile, readdir, readFile, utimes } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import { isSealed, openStore } from '../../../../../src/main/store/store'
import {
  asAfterCrash,
  freshPlace,
  mirrorInStep,
  namesIn,
  open,
  placeWith,
  put,
  snapshotIn,
  textsOf,
} from '../folder'

const passphrase = 'eight or more'

/** How often each path is opened for reading from now on, until the test is over. */
function watchReading(): Map<string, number> {
  const opened = new Map<string, number>()
  const { open: openFile, readFile } = promises
  const note = (path: unknown) => opened.set(String(path), (opened.get(String(path)) ?? 0) + 1)
  const install = (calls: Partial<typeof promises>) => {
    Object.assign(promises, calls)
    syncBuiltinESMExports()
  }
  install({
    open: (path, flags, mode) => {
      const isReading = flags === undefined || flags === 'r' || (Number(flags) & 3) === constants.O_RDONLY
      if (isReading) note(path)
      return openFile(path, flags, mode)
    },
    readFile: new Proxy(readFile, {
      apply(target, self, given) {
        note(given[0])
        return Reflect.apply(target, self, given)
      },
    }),
  })
  onTestFinished(() => install({ open: openFile, readFile }))
  return opened
}

/** The numbered and the small files of both copies. */
async function filesOf({ directory, mirror }: Place): Promise<string[]> {
  const folders = await Promise.all(
    [directory, mirror.folder].map(async (folder) => {
      const entries = await readdir(folder, { withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name))
    }),
  )
  return folders.flat()
}

/** How often each of the files was opened, as `store/STORE`. */
function countsOf(files: string[], opened: Map<string, number>): Record<string, number> {
  const short = (path: string) => `${basename(dirname(path))}/${basename(path)}`
  return Object.fromEntries(files.map((path) => [short(path), opened.get(path) ?? 0]))
}

function onceEach(files: string[]): Record<string, number> {
  return countsOf(files, new Map(files.map((path) => [path, 1])))
}

test('at a start each file of both copies is opened once', async () => {
  const place = await placeWith(4)
  const files = await filesOf(place)
  expect(files.length).toBeGreaterThanOrEqual(11)
  const opened = watchReading()
  expect(await isSealed(place)).toBe(false)
  const store = await openStore(place, null)
  await store.close()
  expect(store.notices).toEqual([])
  expect(countsOf(files, opened)).toEqual(onceEach(files))
})

test('so it is after a crash, when journals are replayed and the second copy has them', async () => {
  const whole = await placeWith(2)
  const crashing = await open(whole)
  await crashing.commit(put(3))
  await mirrorInStep(whole)
  const place = await asAfterCrash(whole)
  const unneeded = snapshotIn(place.mirror.folder, 1)
  await copyFile(snapshotIn(place.directory, 1), unneeded)
  const files = await filesOf(place)
  const opened = watchReading()
  const store = await openStore(place, null)
  // It goes at the end of the first time that the second copy is brought up to date.
  await vi.waitFor(async () => expect(await namesIn(place.mirror.folder)).not.toContain(basename(unneeded)))
  const counts = countsOf(files, opened)
  expect(textsOf(store)).toEqual(['note 1', 'note 2', 'note 3'])
  await store.close()
  expect(counts).toEqual(onceEach(files))
})

test('so it is in a sealed store', async () => {
  const place = await freshPlace()
  const sealing = await open(place)
  await sealing.commit(put(1))
  await sealing.setPassphrase({ passphrase, current: null })
  await sealing.commit(put(2))
  await sealing.close()
  const files = await filesOf(place)
  const opened = watchReading()
  const store = await openStore(place, passphrase)
  await store.close()
  expect(store.notices).toEqual([])
  expect(countsOf(files, opened)).toEqual(onceEach(files))
})

/** The place, where a file gets other bytes when both copies have been read and nothing was yet put right. */
async function changedOnceRead(place: Place, path: string, bytes: Buffer): Promise<Place> {
  await utimes(path, 0, 0)
  const now = () => {
    writeFileSync(path, bytes)
    return place.now()
  }
  return { ...place, now }
}

test('a file of the second copy that changes after it was read is made anew all the same', async () => {
  const place = await placeWith(1)
  const path = snapshotIn(place.mirror.folder, 1)
  const whole = await readFile(path)
  const store = await open(
    await changedOnceRead(place, path, Buffer.from(whole).fill('x', whole.length - 9, whole.length - 3)),
  )
  await store.close()
  expect(await readFile(path)).toEqual(whole)
})

test('nor is the copy of another store, put there after the reading, written over', async () => {
  const [place, other] = [await placeWith(1), await placeWith(2)]
  const path = join(place.mirror.folder, 'STORE')
  const foreign = await readFile(join(other.directory, 'STORE'))
  const store = await open(await changedOnceRead(place, path, foreign))
  await expect.poll(() => store.mirror.state).toBe('unfit')
  await store.close()
  expect(await readFile(path)).toEqual(foreign)
})
