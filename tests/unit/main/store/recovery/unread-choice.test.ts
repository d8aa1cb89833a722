import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import { readMirrorPlace } from '../../../../../src/main/store/replica/mirror-place'
import { flipBit, freshPlace, namesIn, open, put, temporaryFolder, textsOf } from '../folder'

/** A closed store of one note whose second copy is on a stick; `note` is the file that says so. */
async function placeWithStick() {
  const place = await freshPlace()
  const stick = await temporaryFolder()
  const store = await open(place)
  await store.setMirror(stick)
  await store.commit(put(1))
  await store.close()
  return { place, stick, note: join(dirname(place.directory), 'mirror.json') }
}

/** The place as the next start finds it. */
async function asFound(place: Place): Promise<Place> {
  return { ...place, mirror: await readMirrorPlace(dirname(place.directory)) }
}

const spoilt: [string, (note: string) => Promise<void>][] = [
  ['one bit', (note) => flipBit(note, 2)],
  ['nothing', (note) => writeFile(note, '')],
  ['a relative path', (note) => writeFile(note, '{"folder":"stick"}\n')],
]

test.each(spoilt)('%s where the choice is noted: it is said, kept, and the store opens', async (_, spoil) => {
  const { place, stick, note } = await placeWithStick()
  await spoil(note)
  const damaged = await readFile(note)
  const store = await open(await asFound(place))
  expect(store).toMatchObject({ isKept: true, notices: [{ kind: 'incomplete' }] })
  const quarantine = join(place.directory, 'quarantine')
  for (const part of [`${note}, where`, 'choose it again, or clear it by hand', `kept in ${quarantine}`])
    expect(store.notices[0]?.message).toContain(part)
  expect(await readFile(join(quarantine, '2026-11-23T09-43-05-mirror.json'))).toEqual(damaged)
  expect(textsOf(store)).toEqual(['note 1'])
  await store.close()
  const again = await open(await asFound(place))
  expect(again.notices).toMatchObject([{ kind: 'incomplete' }])
  await again.putNoticesAway()
  expect(await again.setMirror(stick)).toMatchObject({ state: 'in-step', isOwnChoice: true })
  await again.close()
  expect((await open(await asFound(place))).notices).toEqual([])
})

test.each(['a folder', 'a link'])(
  '%s where the choice is noted stays, and is said each time',
  async (what) => {
    const { place, stick, note } = await placeWithStick()
    await rm(note)
    await (what === 'a link' ? symlink('/etc/hostname', note) : mkdir(note))
    for (let start = 0; start < 2; start++) {
      const store = await open(await asFound(place))
      expect(store).toMatchObject({ isKept: true, notices: [{ kind: 'incomplete' }] })
      expect(store.notices[0]?.message).toContain(`${note}, where`)
      await store.putNoticesAway()
      await store.close()
    }
    const store = await open(await asFound(place))
    const setting = store.setMirror(stick)
    if (what === 'a folder') return expect(setting).rejects.toMatchObject({ code: 'not-saved' })
    expect(await setting).toMatchObject({ state: 'in-step' })
    expect((await namesIn(join(place.directory, 'quarantine'))).join()).toContain('mirror.json')
  },
)

test('where the store is gone as well, no empty one is begun until the reader agrees, and then it is kept', async () => {
  const { place, note } = await placeWithStick()
  await flipBit(note, 2)
  const damaged = await readFile(note)
  await rm(place.directory, { recursive: true })
  await rm(join(dirname(place.directory), 'mirror'), { recursive: true, force: true })
  const store = await open(await asFound(place))
  expect(store).toMatchObject({ isKept: false })
  expect(store.notices[0]).toMatchObject({ kind: 'lost', message: expect.stringContaining(note) })
  expect(await readFile(note)).toEqual(damaged)
  await store.startAnew()
  expect(store).toMatchObject({ isKept: true, notices: [{ kind: 'incomplete' }] })
  expect(await namesIn(join(place.directory, 'quarantine'))).toHaveLength(1)
})
