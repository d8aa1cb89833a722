import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import { envelope } from '../../../../../src/main/store/format/envelope'
import { plainSeals } from '../../../../../src/main/store/format/seal'
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
  snapshotIn,
  textsOf,
} from '../folder'

const passphrase = 'correct horse'
const dated = 'Found when Carrel was opened on 2026-11-23 at 09:43 (UTC): '

/** Three notes, of which the second is in no copy any more. */
async function placeWithLoss(given: string | null): Promise<Place> {
  const place = await freshPlace()
  const store = await open(place)
  if (given) await store.setPassphrase({ passphrase: given, current: null })
  for (const number of [1, 2, 3]) await store.commit(put(number))
  await mirrorInStep(place)
  const crashed = await asAfterCrash(place)
  for (const folder of [crashed.directory, crashed.mirror.folder]) {
    const path = (await journalsIn(folder)).at(-1) ?? ''
    const lines = (await readFile(path, 'utf8')).split('\n')
    await writeFile(path, lines.with(2, `x${lines[2]}`).join('\n'))
  }
  return crashed
}

const reportsIn = async ({ directory }: Place) =>
  (await namesIn(directory)).filter((name) => name.startsWith('report-')).map((name) => join(directory, name))

/** The place on a disk that is full after so many files. */
function filling({ random, ...place }: Place, after: number): Place {
  let left = after
  const counting = () => {
    if (left-- > 0) return random()
    throw Object.assign(new Error('full'), { code: 'ENOSPC' })
  }
  return { ...place, random: counting }
}

describe.each([
  { kind: 'plain', given: null },
  { kind: 'sealed', given: passphrase },
])('$kind', ({ given }) => {
  test('what is missing is said at each opening until it is put away, also after a crash', async () => {
    const place = await placeWithLoss(given)
    const store = await open(place, given)
    const [notice] = store.notices
    expect(notice).toMatchObject({ kind: 'incomplete' })
    const killed = await asAfterCrash(place)
    await store.close()
    for (const at of [killed, killed, place]) {
      const again = await open(at, given)
      expect(again.notices).toEqual([{ ...notice, message: `${dated}${notice?.message}` }])
      await again.close()
    }
    const last = await open(place, given)
    await last.putNoticesAway()
    expect(last.notices).toEqual([])
    await last.close()
    expect(await open(place, given)).toMatchObject({ notices: [], isKept: true })
    expect(await reportsIn(place)).toEqual([])
  })

  test('no note is in what is written down of it', async () => {
    const place = await placeWithLoss(given)
    await open(place, given)
    const [path = ''] = await reportsIn(place)
    expect((await readFile(path)).includes('note 1')).toBe(false)
    expect((await readFile(path)).includes('quarantine')).toBe(given === null)
  })
})

test.each([1, 2, 3])(
  'on a disk that is full after %s files the damaged file is named, then and at the next opening',
  async (after) => {
    const place = await placeWith(3)
    const path = snapshotIn(place.directory, 3)
    await flipBit(path)
    const store = await open(filling(place, after))
    expect(store.notices[0]?.message).toContain('the disk is full')
    expect(store.notices[1]?.message).toContain(`${path} was damaged`)
    await store.close()
    const again = await open(place)
    expect(again.notices.map(({ message }) => message).join()).toContain(`${path} was damaged`)
    expect(textsOf(again)).toEqual(['note 1', 'note 2', 'note 3'])
  },
)

test('setting and removing a passphrase take along what was not put away yet', async () => {
  const place = await placeWithLoss(null)
  const store = await open(place)
  await store.setPassphrase({ passphrase, current: null })
  await store.close()
  expect(await reportsIn(place)).toMatchObject([expect.stringMatching(/sealed$/)])
  const sealed = await open(place, passphrase)
  expect(sealed.notices).toMatchObject([{ kind: 'incomplete' }])
  await sealed.removePassphrase(passphrase)
  await sealed.close()
  expect(await reportsIn(place)).toMatchObject([expect.stringMatching(/json$/)])
  expect((await open(place)).notices).toMatchObject([{ kind: 'incomplete' }])
})

test('a store that is made anew while it is open still has it to say', async () => {
  const place = await placeWithLoss(null)
  const store = await open(place)
  await rm(place.directory, { recursive: true })
  await store.commit(put(4))
  await store.close()
  expect((await open(place)).notices).toMatchObject([{ kind: 'incomplete' }])
})

test('when another store has to be refused, it is said all the same', async () => {
  const place = await placeWithLoss(null)
  await (await open(place)).close()
  const blocked = await open({ ...place, mayWrite: false })
  expect(blocked.notices).toMatchObject([{ kind: 'read-only' }, { kind: 'incomplete' }])
  await blocked.putNoticesAway()
  await blocked.close()
  expect((await open(place)).notices).toMatchObject([{ kind: 'incomplete' }])
})

describe('what was written down', () => {
  test('is damaged: the store opens, says so, and keeps it', async () => {
    const place = await placeWithLoss(null)
    await (await open(place)).close()
    const [path = ''] = await reportsIn(place)
    await flipBit(path)
    const store = await open(place)
    expect(store).toMatchObject({ isKept: true, notices: [{ kind: 'recovered' }] })
    for (const part of [`${path} was damaged`, 'Nothing else is missing', 'cannot be told any more'])
      expect(store.notices[0]?.message).toContain(part)
    expect((await namesIn(join(place.directory, 'quarantine'))).join()).toContain('report-')
    await store.putNoticesAway()
    await store.close()
    expect(await open(place)).toMatchObject({ isKept: true, notices: [] })
  })

  test.each(['a folder', 'a link'])('is %s: the store opens and says so', async (what) => {
    const place = await placeWith(1)
    const path = join(place.directory, 'report-0123456789abcdef.json')
    await (what === 'a link' ? symlink('/etc/hostname', path) : mkdir(path))
    const store = await open(place)
    expect(store).toMatchObject({ isKept: true, notices: [{ kind: 'recovered' }] })
    expect(store.notices[0]?.message).toContain(`${path} could not be read`)
    expect(await reportsIn(place)).toHaveLength(2)
  })

  test('comes from a newer Carrel: it stays, and does not keep the store from opening', async () => {
    const place = await placeWith(1)
    const path = join(place.directory, 'report-0123456789abcdef.json')
    const bytes = envelope({ format: 'carrel-report', version: 2, from: 'the future' }, plainSeals.snapshot)
    await writeFile(path, bytes)
    expect(await open(place)).toMatchObject({ isKept: true, notices: [] })
    expect(await readFile(path)).toEqual(bytes)
  })

  test('is all that is left: no empty store is begun', async () => {
    const place = await placeWithLoss(null)
    await (await open(place)).close()
    const [path = ''] = await reportsIn(place)
    const other = await freshPlace()
    await mkdir(other.directory)
    await copyFile(path, join(other.directory, basename(path)))
    expect(await open(other)).toMatchObject({
      isKept: false,
      notices: [{ kind: 'lost' }, { kind: 'incomplete' }],
    })
  })
})
