import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import {
  asAfterCrash,
  flipBit,
  freshPlace,
  journalsIn,
  mirrorInStep,
  namesIn,
  open,
  put,
  snapshotIn,
  textsOf,
} from '../folder'

const all = ['note 1', 'note 2', 'note 3', 'note 4']
const kinds = [
  { kind: 'plain', passphrase: null, ending: 'json' },
  { kind: 'sealed', passphrase: 'correct horse', ending: 'sealed' },
]

/** What a crash left: snapshots of none and two notes, two more in a journal, and the same in the second copy. */
async function crashedPlace(passphrase: string | null): Promise<Place> {
  const place = await freshPlace()
  const store = await open(place)
  if (passphrase) await store.setPassphrase({ passphrase, current: null })
  for (const number of [1, 2]) await store.commit(put(number))
  await store.checkpoint()
  for (const number of [3, 4]) await store.commit(put(number))
  await mirrorInStep(place)
  return asAfterCrash(place)
}

async function withoutMirror(passphrase: string | null): Promise<Place> {
  const place = await crashedPlace(passphrase)
  await rm(place.mirror.folder, { recursive: true })
  return place
}

/** Opens the store, puts away what is said, and opens it once more to see that all is well again. Returns what was said the first time. */
async function recover(place: Place, passphrase: string | null, texts: string[]) {
  const store = await open(place, passphrase)
  expect(textsOf(store)).toEqual(texts)
  expect(store.isKept).toBe(true)
  const { notices } = store
  await store.putNoticesAway()
  await store.close()
  const again = await open(place, passphrase)
  expect(again).toMatchObject({ notices: [], isKept: true, isSealed: passphrase !== null })
  expect(textsOf(again)).toEqual(texts)
  await again.close()
  return notices
}

const lastJournal = async (directory: string) => (await journalsIn(directory)).at(-1) ?? ''

describe.each(kinds)('$kind', ({ passphrase, ending }) => {
  test('after a crash everything is there, and there is nothing to say', async () => {
    expect(await recover(await withoutMirror(passphrase), passphrase, all)).toEqual([])
  })

  test('the newest snapshot is damaged: an older one and the journals have it all', async () => {
    const place = await withoutMirror(passphrase)
    const path = snapshotIn(place.directory, 2, ending)
    await flipBit(path)
    const damaged = await readFile(path)
    const [notice] = await recover(place, passphrase, all)
    expect(notice).toMatchObject({ kind: 'recovered', keptAside: join(place.directory, 'quarantine') })
    for (const part of [path, 'its check does not fit', '4 edits were replayed', 'Nothing is missing.'])
      expect(notice?.message).toContain(part)
    const aside = join(place.directory, 'quarantine', `2026-11-23T09-43-05-snap-000000000002.${ending}`)
    expect(await readFile(aside)).toEqual(damaged)
  })

  test('one line of the last journal is damaged: the others count, and the loss is said', async () => {
    const place = await withoutMirror(passphrase)
    const journal = await lastJournal(place.directory)
    const lines = (await readFile(journal, 'utf8')).split('\n')
    await writeFile(journal, lines.with(1, `x${lines[1]}`).join('\n'))
    const [notice] = await recover(place, passphrase, ['note 1', 'note 2', 'note 4'])
    expect(notice).toMatchObject({ kind: 'incomplete' })
    for (const part of [journal, '1 of its lines is not', 'At least 1 edit is missing', 'A backup may have'])
      expect(notice?.message).toContain(part)
  })

  test.each(['gone', 'flipped'])(
    'the last line feed of the last journal is %s: no edit is lost',
    async (how) => {
      const place = await withoutMirror(passphrase)
      const journal = await lastJournal(place.directory)
      if (how === 'flipped') await flipBit(journal, 1)
      else await writeFile(journal, (await readFile(journal)).subarray(0, -1))
      const kinds = (await recover(place, passphrase, all)).map(({ kind }) => kind)
      expect(kinds).toEqual(how === 'flipped' ? ['incomplete'] : [])
    },
  )

  test('the same damage with a second copy: nothing is missing', async () => {
    const place = await crashedPlace(passphrase)
    await flipBit(await lastJournal(place.directory))
    const [notice] = await recover(place, passphrase, all)
    expect(notice).toMatchObject({ kind: 'recovered' })
    expect(notice?.message).toContain(`found in the second copy, in ${place.mirror.folder}`)
  })

  test.each([1, 100])(
    'the last journal ends %s bytes early: the second copy has it, and follows',
    async (cut) => {
      const place = await crashedPlace(passphrase)
      const journal = await lastJournal(place.directory)
      await writeFile(journal, (await readFile(journal)).subarray(0, -cut))
      const kinds = (await recover(place, passphrase, all)).map(({ kind }) => kind)
      expect(kinds).toEqual(cut === 1 ? [] : ['recovered'])
      const store = await open(place, passphrase)
      await expect.poll(() => store.mirror.state).toBe('in-step')
      await store.commit(put(5))
      await mirrorInStep(place)
    },
  )

  test('the last journal is gone: the second copy has it', async () => {
    const place = await crashedPlace(passphrase)
    await rm(await lastJournal(place.directory))
    expect(await recover(place, passphrase, all)).toMatchObject([{ kind: 'recovered' }])
  })

  test('the whole store is gone: the second copy has it', async () => {
    const place = await crashedPlace(passphrase)
    await rm(place.directory, { recursive: true })
    const [notice] = await recover(place, passphrase, all)
    expect(notice).toMatchObject({ kind: 'recovered' })
    expect(notice?.message).toContain('its file STORE is not there')
  })

  test('every snapshot is damaged: what the journals hold is shown, and that it is all is not claimed', async () => {
    const place = await withoutMirror(passphrase)
    for (const name of await namesIn(place.directory))
      if (name.startsWith('snap-')) await flipBit(join(place.directory, name))
    expect(await recover(place, passphrase, all)).toMatchObject([{ kind: 'incomplete' }])
  })

  test.each(['gone', 'damaged'])('the marker is %s: it is written anew', async (how) => {
    const place = await withoutMirror(passphrase)
    const path = join(place.directory, 'STORE')
    const before = await readFile(path)
    await (how === 'gone' ? rm(path) : flipBit(path))
    expect(await recover(place, passphrase, all)).toMatchObject([{ kind: 'recovered' }])
    expect(await readFile(path)).toEqual(before)
  })

  test('an older snapshot is damaged: it is said once and kept', async () => {
    const place = await withoutMirror(passphrase)
    await flipBit(snapshotIn(place.directory, 0, ending))
    expect(await recover(place, passphrase, all)).toMatchObject([{ kind: 'recovered' }])
  })

  test('an older snapshot is gone: it is said', async () => {
    const place = await withoutMirror(passphrase)
    await rm(snapshotIn(place.directory, 0, ending))
    const [notice] = await recover(place, passphrase, all)
    expect(notice?.message).toContain('the snapshot of edit 0 is not there')
    expect(notice?.message).toContain('Nothing is missing.')
  })

  test('a file of the second copy is damaged: it is kept there, said, and copied anew', async () => {
    const place = await crashedPlace(passphrase)
    const path = snapshotIn(place.mirror.folder, 2, ending)
    await flipBit(path)
    const [notice] = await recover(place, passphrase, all)
    expect(notice?.message).toContain(`${path} (of the second copy) was damaged`)
    expect(await namesIn(join(place.mirror.folder, 'quarantine'))).toHaveLength(1)
    expect(await namesIn(place.mirror.folder)).toContain(`snap-000000000004.${ending}`)
  })
})

describe('the key file', () => {
  const passphrase = 'correct horse'

  test.each(['gone', 'damaged'])(
    'is %s: that of the second copy opens the store and is put back',
    async (how) => {
      const place = await crashedPlace(passphrase)
      const path = join(place.directory, 'KEY')
      const before = await readFile(path)
      await (how === 'gone' ? rm(path) : flipBit(path))
      expect(await recover(place, passphrase, all)).toMatchObject([{ kind: 'recovered' }])
      expect(await readFile(path)).toEqual(before)
    },
  )

  test.each([
    ['gone', 'KEY is gone'],
    ['damaged', 'KEY is damaged in every copy'],
  ])('is %s in both copies: nothing is touched, and no empty store begun', async (how, why) => {
    const place = await crashedPlace(passphrase)
    for (const folder of [place.directory, place.mirror.folder])
      await (how === 'gone' ? rm(join(folder, 'KEY')) : flipBit(join(folder, 'KEY')))
    const names = await namesIn(place.directory)
    const store = await open(place)
    expect(store).toMatchObject({ isKept: false, notices: [{ kind: 'lost' }] })
    expect(store.notices[0]?.message).toContain(why)
    await store.close()
    expect(await namesIn(place.directory)).toEqual(names)
  })
})
