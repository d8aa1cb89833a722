import { lstat } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'

// Everything is as it is, but for the limit: 256 MB would take minutes.
vi.mock('../../../../../src/main/store/disk/limits', async (original) => ({
  ...(await original<object>()),
  maximumSize: 800_000,
}))

import type { Place } from '../../../../../src/main/store/files/place'
import { asAfterCrash, freshPlace, idOf, journalsIn, mirrorInStep, open, put, textsOf, time } from '../folder'

const long = (number: number) => `${number} ${'x'.repeat(90_000)}`
const quiet = () => vi.spyOn(console, 'error').mockImplementation(() => undefined)

const sizesIn = async (directory: string) =>
  Promise.all((await journalsIn(directory)).map(async (path) => (await lstat(path)).size))

/** A store with more in it than fits into one file, the last snapshot of which was refused. */
async function overfull(place: Place) {
  quiet()
  const store = await open(place)
  for (let number = 1; number <= 10; number++) await store.commit(put(number, long(number)))
  await expect(store.checkpoint()).rejects.toMatchObject({ code: 'TOOLARGE' })
  return store
}

test('no journal becomes too large to be read, though no snapshot can be written', async () => {
  const place = await freshPlace()
  const store = await overfull(place)
  await mirrorInStep(place)
  for (const folder of [place.directory, place.mirror.folder]) {
    const sizes = await sizesIn(folder)
    expect(sizes.length).toBeGreaterThan(5)
    expect(Math.max(...sizes)).toBeLessThan(200_000)
  }
  await store.close()
  const again = await open(place)
  expect(again.notices).toEqual([])
  expect(again.isKept).toBe(true)
  expect(textsOf(again)).toEqual(Array.from({ length: 10 }, (_, index) => long(index + 1)))
})

test('short edits share a journal until an eighth of what can be read', async () => {
  const place = await freshPlace()
  const store = await open(place)
  for (let number = 1; number <= 40; number++) await store.commit(put(number, 'x'.repeat(5_000)))
  const sizes = await sizesIn(place.directory)
  expect(sizes.length).toBe(3)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100_000)
})

test('what would add to a store that is too large is refused with a sentence, and what is there stays', async () => {
  const place = await freshPlace()
  const store = await overfull(place)
  const refusal = { code: 'not-saved', message: expect.stringContaining('larger than 256 MB') }
  await expect(store.commit(put(11))).rejects.toMatchObject(refusal)
  await expect(store.commit(() => ({ type: 'draft', draft: null }))).resolves.toBeDefined()
  const crashed = await open(await asAfterCrash(place))
  expect(crashed.notices).toEqual([])
  expect(textsOf(crashed)).toHaveLength(10)
})

test('when some was removed and purged, there is room again at once', async () => {
  const place = await freshPlace()
  const store = await overfull(place)
  const ids = [1, 2, 3, 4].map(idOf)
  await store.commit(() => ({ type: 'remove', ids, removedAt: time }))
  await expect(store.commit(put(11))).rejects.toMatchObject({ code: 'not-saved' })
  await store.commit(() => ({ type: 'purge', ids }))
  await vi.waitFor(() => store.commit(put(11)), 60_000)
  expect(textsOf(await open(await asAfterCrash(place))).at(-1)).toBe('note 11')
})

test('edits that cannot be read again together are refused together, and the next one is saved', async () => {
  const place = await freshPlace()
  const store = await open(place)
  const group = Array.from({ length: 9 }, (_, index) => store.commit(put(index + 1, long(index + 1))))
  for (const outcome of await Promise.allSettled(group))
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'not-saved' } })
  await store.commit(put(1))
  expect(textsOf(await open(await asAfterCrash(place)))).toEqual(['note 1'])
})
