import { readFile, rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { journalLimit } from '../../../../../src/main/store/files/place'
import {
  asAfterCrash,
  flipBit,
  journalsIn,
  namesIn,
  open,
  placeWith,
  put,
  snapshotIn,
  textsOf,
} from '../folder'

const numbersOf = (names: string[], type: string) =>
  names.filter((name) => name.startsWith(type)).map((name) => Number(name.slice(5, 17)))

test('five generations are kept, and the journals of every edit since the oldest', async () => {
  const names = await namesIn((await placeWith(9)).directory)
  expect(numbersOf(names, 'snap-')).toEqual([5, 6, 7, 8, 9])
  expect(numbersOf(names, 'jrnl-')).toEqual([6, 7, 8, 9])
})

test('each snapshot names the older ones that were kept beside it', async () => {
  const { directory } = await placeWith(9)
  const [line] = (await readFile(snapshotIn(directory, 9), 'utf8')).split('\n')
  expect(JSON.parse(line ?? '')).toMatchObject({ seq: 9, kept: [8, 7, 6, 5] })
})

test('from any generation that is left, everything comes back', async () => {
  const texts = Array.from({ length: 9 }, (_, index) => `note ${index + 1}`)
  for (const oldest of [8, 7, 6, 5]) {
    const place = await placeWith(9)
    await rm(place.mirror.folder, { recursive: true })
    for (let seq = oldest + 1; seq <= 9; seq++) await flipBit(snapshotIn(place.directory, seq))
    const store = await open(place)
    expect(textsOf(store)).toEqual(texts)
    expect(store.notices).toMatchObject([{ kind: 'recovered' }])
    expect(store.notices[0]?.message).toContain(`${9 - oldest} edit`)
  }
})

test('a generation that is set aside is spoken of once, though nothing is written in the meantime', async () => {
  const place = await placeWith(3)
  await flipBit(snapshotIn(place.directory, 1))
  const kinds: string[][] = []
  for (let start = 0; start < 3; start++) {
    const store = await open(place)
    kinds.push(store.notices.map(({ kind }) => kind))
    await store.putNoticesAway()
    await store.close()
  }
  expect(kinds).toEqual([['recovered'], [], []])
})

test('a generation that somebody took away is missed', async () => {
  const place = await placeWith(3)
  await rm(snapshotIn(place.directory, 1))
  const { notices } = await open(place)
  expect(notices).toMatchObject([{ kind: 'recovered' }])
  expect(notices[0]?.message).toContain('the snapshot of edit 1 is not there')
})

test('a long journal is folded into a snapshot by itself', async () => {
  const place = { ...(await placeWith(0)), mirror: { folder: '/not/there', isOwnChoice: true } }
  const store = await open(place)
  const text = 'x'.repeat(100_000)
  for (let number = 1; number * text.length <= journalLimit + text.length; number++)
    await store.commit(put(number, text))
  await store.commit(put(1, 'the last'))
  await expect.poll(() => namesIn(place.directory)).toContainEqual(expect.stringMatching(/^snap-0*[1-9]/))
  expect(textsOf(await open(await asAfterCrash(place)))[0]).toBe('the last')
})

test('what a pruned generation alone needed goes with it, also in a later session', async () => {
  const place = await placeWith(5)
  for (const number of [6, 7]) {
    const store = await open(place)
    await store.commit(put(number))
    await store.close()
  }
  const names = await namesIn(place.directory)
  expect(numbersOf(names, 'snap-')).toEqual([3, 4, 5, 6, 7])
  expect(numbersOf(names, 'jrnl-')).toEqual([4, 5, 6, 7])
  expect(await journalsIn(place.mirror.folder)).toEqual([])
})

test('an older snapshot that is gone is told once, though nothing else has changed', async () => {
  const place = await placeWith(3)
  await rm(snapshotIn(place.directory, 1))
  const store = await open(place)
  expect(store.notices).toMatchObject([{ kind: 'recovered' }])
  await store.putNoticesAway()
  await store.close()
  const again = await open(place)
  expect(again.notices).toEqual([])
  expect(textsOf(again)).toEqual(['note 1', 'note 2', 'note 3'])
})
