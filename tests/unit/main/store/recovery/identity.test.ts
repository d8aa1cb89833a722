import { copyFile, readFile, rename, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import { flipBit, mirrorInStep, namesIn, open, placeWith, put, snapshotIn, textsOf } from '../folder'

const passphrase = 'Imjin river at dawn'
const texts = (count: number) => Array.from({ length: count }, (_, index) => `note ${index + 1}`)

async function seal(place: Place): Promise<Place> {
  const store = await open(place)
  await store.setPassphrase({ passphrase, current: null })
  await store.close()
  return place
}

/** Opens it, and it is itself: the strange files are said and kept, and it goes on. */
async function expectItself(place: Place, strange: string[], secret: string | null = null) {
  const store = await open(place, secret)
  expect(store).toMatchObject({ isKept: true, notices: [{ kind: 'recovered' }] })
  expect(textsOf(store)).toEqual(texts(3))
  const [notice] = store.notices
  const aside = await namesIn(join(place.directory, 'quarantine'))
  for (const name of strange) {
    expect(notice?.message).toContain(
      `${join(place.directory, name)} was damaged: it belongs to another store`,
    )
    expect(aside).toContain(`2026-11-23T09-43-05-${name}`)
  }
  expect(aside).toHaveLength(strange.length)
  await store.commit(put(3, 'note 3'))
  await mirrorInStep(place)
  await store.putNoticesAway()
  await store.close()
  expect((await open(place, secret)).notices).toEqual([])
}

const foreignSnapshot = 'snap-000000000005.json'

test('a store without its marker is not taken for that of a strange snapshot in it', async () => {
  const [place, other] = [await placeWith(3), await placeWith(5)]
  await unlink(join(place.directory, 'STORE'))
  await copyFile(snapshotIn(other.directory, 5), snapshotIn(place.directory, 5))
  await expectItself(place, [foreignSnapshot])
})

test('the marker of another store is told, kept and replaced, with and without a second copy', async () => {
  const other = await placeWith(1)
  for (const hasCopy of [true, false]) {
    const place = await placeWith(3)
    const own = await readFile(join(place.directory, 'STORE'))
    if (!hasCopy) await rm(place.mirror.folder, { recursive: true })
    await copyFile(join(other.directory, 'STORE'), join(place.directory, 'STORE'))
    await expectItself(place, ['STORE'])
    expect(await readFile(join(place.directory, 'STORE'))).toEqual(own)
  }
})

test('marker and snapshot of another store do not make it the other one', async () => {
  const [place, other] = [await placeWith(3), await placeWith(5)]
  await copyFile(join(other.directory, 'STORE'), join(place.directory, 'STORE'))
  await copyFile(snapshotIn(other.directory, 5), snapshotIn(place.directory, 5))
  await expectItself(place, ['STORE', foreignSnapshot])
})

test('a sealed store is known by its key file and its sealed files', async () => {
  const [place, other] = [await seal(await placeWith(3)), await placeWith(5)]
  await copyFile(join(other.directory, 'STORE'), join(place.directory, 'STORE'))
  await expectItself(place, ['STORE'], passphrase)
})

test('where all but a strange snapshot is gone, the second copy tells whose the store was', async () => {
  const [place, other] = [await placeWith(3), await placeWith(5)]
  for (const name of await namesIn(place.directory)) await rm(join(place.directory, name))
  await copyFile(snapshotIn(other.directory, 5), snapshotIn(place.directory, 5))
  await expectItself(place, [foreignSnapshot])
})

test('a store is not taken for the one whose second copy stands in its place', async () => {
  const [place, other] = [await placeWith(3), await placeWith(5)]
  await unlink(join(place.directory, 'STORE'))
  await rm(place.mirror.folder, { recursive: true })
  await rename(other.mirror.folder, place.mirror.folder)
  const store = await open(place)
  expect(textsOf(store)).toEqual(texts(3))
  await expect.poll(() => store.mirror.state).toBe('unfit')
})

test('a store of which nothing is left but its marker is lost, whatever stands in the place of its second copy', async () => {
  const [place, other] = [await placeWith(3), await placeWith(5)]
  for (const name of await namesIn(place.directory))
    if (name !== 'STORE') await rm(join(place.directory, name))
  await rm(place.mirror.folder, { recursive: true })
  await rename(other.mirror.folder, place.mirror.folder)
  expect(await open(place)).toMatchObject({ isKept: false, notices: [{ kind: 'lost' }] })
})

test('a store without marker and snapshots is known by its journals', async () => {
  const place = await placeWith(2)
  await rm(place.mirror.folder, { recursive: true })
  await unlink(join(place.directory, 'STORE'))
  for (const seq of [0, 1, 2]) await flipBit(snapshotIn(place.directory, seq))
  const store = await open(place)
  expect(textsOf(store)).toEqual(texts(2))
  expect(store).toMatchObject({ isKept: true, notices: [{ kind: 'incomplete' }] })
})
