import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import { emptyWorkspace, type Workspace } from '../../../../../src/shared/workspace/workspace'
import {
  asAfterCrash,
  flipBit,
  freshPlace,
  namesIn,
  note,
  open,
  placeWith,
  put,
  snapshotIn,
  temporaryFolder,
  textsOf,
} from '../folder'

const restored: Workspace = { ...emptyWorkspace(), annotations: [note(7), note(8)] }

describe('putting another workspace in the place of the present one', () => {
  test('is on the disk at once, and the present state stays as a generation', async () => {
    const place = await freshPlace()
    const store = await open(place)
    await store.commit(put(1))
    await store.replace(restored)
    expect(store.workspace).toEqual(restored)
    const again = await open(await asAfterCrash(place))
    expect(again.notices).toEqual([])
    expect(again.workspace).toEqual(restored)
    expect(await namesIn(place.directory)).toEqual(
      expect.arrayContaining([snapshotIn('', 1), snapshotIn('', 2)]),
    )
    expect(await readFile(snapshotIn(place.directory, 1), 'utf8')).toContain('note 1')
  })

  test('later edits follow it', async () => {
    const place = await placeWith(1)
    const store = await open(place)
    await store.replace(restored)
    await store.commit(put(9))
    const again = await open(await asAfterCrash(place))
    expect(textsOf(again)).toEqual(['note 7', 'note 8', 'note 9'])
    expect(again.notices).toEqual([])
  })

  test('is sealed in a sealed store', async () => {
    const place = await placeWith(1)
    const store = await open(place)
    await store.setPassphrase({ passphrase: 'correct horse', current: null })
    await store.replace(restored)
    await store.close()
    expect((await open(place, 'correct horse')).workspace).toEqual(restored)
  })

  test('if it cannot be written, the present state holds, and edits go on', async () => {
    const place = await placeWith(1)
    const store = await open(place)
    const blocked = snapshotIn(place.directory, 2)
    await mkdir(join(blocked, 'in the way'), { recursive: true })
    await expect(store.replace(restored)).rejects.toMatchObject({ code: 'not-saved' })
    expect(textsOf(store)).toEqual(['note 1'])
    await store.commit(put(2))
    await rm(blocked, { recursive: true })
    await store.replace(restored)
    await store.close()
    expect((await open(place)).workspace).toEqual(restored)
  })

  test('cannot be done where nothing is kept', async () => {
    const store = await open({ ...(await placeWith(1)), mayWrite: false })
    await expect(store.replace(restored)).rejects.toMatchObject({ code: 'not-saved' })
    expect(textsOf(store)).toEqual(['note 1'])
  })
})

describe('a store of which nothing can be read', () => {
  async function lostPlace(): Promise<Place> {
    const place = await placeWith(2)
    for (const folder of [place.directory, place.mirror.folder])
      for (const name of await namesIn(folder))
        if (name !== 'STORE') await writeFile(join(folder, name), 'garbage')
    return place
  }

  test('is set aside whole, and an empty one begun, in the same session', async () => {
    const place = await lostPlace()
    const names = await namesIn(place.directory)
    const store = await open(place)
    expect(store).toMatchObject({ isKept: false, notices: [{ kind: 'lost' }] })
    await store.startAnew()
    expect(store).toMatchObject({ isKept: true, notices: [], workspace: emptyWorkspace() })
    expect(await store.commit(put(9))).toMatchObject({ savedAt: expect.any(String) })
    await store.close()
    const aside = (folder: string) => `${folder}-set-aside-2026-11-23T09-43-05`
    expect(await namesIn(aside(place.directory))).toEqual(names)
    expect(await namesIn(aside(place.mirror.folder))).toContain('STORE')
    expect(textsOf(await open(place))).toEqual(['note 9'])
    expect(await namesIn(place.mirror.folder)).toContain('snap-000000000001.json')
  })

  test('has its next second copy where the last one was chosen to be', async () => {
    const place = await placeWith(1)
    const stick = await temporaryFolder()
    const before = await open(place)
    await before.setMirror(stick)
    await before.close()
    const mirror = { folder: join(stick, 'carrel-mirror'), isOwnChoice: true }
    for (const folder of [place.directory, mirror.folder])
      for (const name of await namesIn(folder))
        if (name !== 'STORE') await writeFile(join(folder, name), 'garbage')
    const store = await open({ ...place, mirror })
    await store.startAnew()
    expect(store.mirror).toEqual({ ...mirror, state: 'in-step', why: null })
    expect(await namesIn(mirror.folder)).toEqual(['STORE', 'snap-000000000000.json'])
    expect(await namesIn(stick)).toContain('carrel-mirror-set-aside-2026-11-23T09-43-05')
  })

  test('leaves the second copy of another store alone, and has its own beside it again', async () => {
    const [place, other] = [await lostPlace(), await placeWith(3)]
    const names = await namesIn(other.mirror.folder)
    const store = await open({ ...place, mirror: { ...other.mirror, isOwnChoice: true } })
    await store.startAnew()
    expect(store).toMatchObject({ isKept: true, workspace: emptyWorkspace() })
    expect(store.mirror).toMatchObject({ folder: place.mirror.folder, isOwnChoice: false })
    expect(await namesIn(other.mirror.folder)).toEqual(names)
  })

  test('takes a backup in its place', async () => {
    const place = await lostPlace()
    const store = await open(place)
    await store.replace(restored)
    await store.close()
    expect((await open(place)).workspace).toEqual(restored)
  })

  test('is left where it is when it cannot be set aside, and that is said', async () => {
    const place = await lostPlace()
    const store = await open(place)
    const blocked = `${place.directory}-set-aside-2026-11-23T09-43-05`
    await mkdir(join(blocked, 'in the way'), { recursive: true })
    await expect(store.startAnew()).rejects.toMatchObject({ code: 'not-saved' })
    expect(store.isKept).toBe(false)
    await rm(blocked, { recursive: true })
    await store.startAnew()
    expect(store.isKept).toBe(true)
  })

  test('can be a sealed one, whose key file is damaged; the new one is plain', async () => {
    const place = await placeWith(1)
    const store = await open(place)
    await store.setPassphrase({ passphrase: 'correct horse', current: null })
    await store.close()
    for (const folder of [place.directory, place.mirror.folder]) await flipBit(join(folder, 'KEY'))
    const lost = await open(place)
    await lost.startAnew()
    expect(lost).toMatchObject({ isKept: true, isSealed: false })
    expect(
      (await namesIn(dirname(place.directory))).filter((name) => name.includes('-set-aside-')),
    ).toHaveLength(2)
  })

  test('a store that is in order is not set aside', async () => {
    const store = await open(await placeWith(1))
    await expect(store.startAnew()).rejects.toThrow('only a store that keeps nothing')
    expect(textsOf(store)).toEqual(['note 1'])
  })
})
