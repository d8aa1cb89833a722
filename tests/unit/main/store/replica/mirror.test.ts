import { appendFile, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { MirrorState } from '../../../../../src/shared/contract/protection'
import {
  asAfterCrash,
  freshPlace,
  journalsIn,
  mirrorInStep,
  namesIn,
  open,
  placeIn,
  placeWith,
  put,
  temporaryFolder,
  textsOf,
} from '../folder'

test('the second copy follows every edit, and alone it is enough', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await mirrorInStep(place)
  await store.commit(put(2))
  await mirrorInStep(place)
  expect(store.mirror).toEqual({
    folder: place.mirror.folder,
    isOwnChoice: false,
    state: 'in-step',
    why: null,
  })
  const crashed = await asAfterCrash(place)
  await rm(crashed.directory, { recursive: true })
  expect(textsOf(await open(crashed))).toEqual(['note 1', 'note 2'])
})

test('it holds the marker, the newest snapshot and the journals after it, and no more', async () => {
  const place = await placeWith(3)
  const store = await open(place)
  await store.commit(put(4))
  await mirrorInStep(place)
  const [journal = ''] = await journalsIn(place.mirror.folder)
  expect(await namesIn(place.mirror.folder)).toEqual([
    'STORE',
    journal.split('/').at(-1),
    'snap-000000000003.json',
  ])
  const own = (await journalsIn(place.directory)).at(-1) ?? ''
  expect(await readFile(journal)).toEqual(await readFile(own))
})

test('it is made again when it was deleted, damaged or put back from older times', async () => {
  const place = await placeWith(3)
  const old = join(await temporaryFolder(), 'old')
  await rename(place.mirror.folder, old)
  const store = await open(place)
  await store.commit(put(4))
  await store.close()
  expect(await namesIn(place.mirror.folder)).toEqual(['STORE', 'snap-000000000004.json'])
  await rm(place.mirror.folder, { recursive: true })
  await rename(old, place.mirror.folder)
  const again = await open(place)
  await again.close()
  expect(again.notices).toEqual([])
  expect(await namesIn(place.mirror.folder)).toEqual(['STORE', 'snap-000000000004.json'])
})

test('bytes that do not belong to it do not stay in it', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await mirrorInStep(place)
  const crashed = await asAfterCrash(place)
  const [copy = ''] = await journalsIn(crashed.mirror.folder)
  await appendFile(copy, '2 half a li')
  const again = await open(crashed)
  expect(again.notices).toEqual([])
  await mirrorInStep(crashed)
})

test('a folder of the analyst’s choice that is away stops nothing, is told, and catches up when it is back', async () => {
  const place = await placeWith(1)
  const stick = await temporaryFolder()
  const store = await open(place)
  const states: MirrorState['state'][] = []
  store.onMirror(({ state }) => states.push(state))
  const { folder } = await store.setMirror(stick)
  expect(folder).toBe(join(stick, 'carrel-mirror'))
  await rename(folder, `${folder}-pulled`)
  await store.commit(put(2))
  await expect.poll(() => store.mirror.state).toBe('away')
  expect(store.mirror.why).toContain('perhaps a disk or stick is unplugged')
  await store.commit(put(3))
  await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' })
  await rename(`${folder}-pulled`, folder)
  await store.close()
  expect(states).toEqual(['away', 'in-step'])
  expect(await namesIn(folder)).toEqual(['STORE', 'snap-000000000003.json'])
})

test('where a stick was mounted, an empty folder is not taken for it', async () => {
  const place = await placeWith(1)
  const stick = await temporaryFolder()
  const store = await open(place)
  const { folder } = await store.setMirror(stick)
  await store.close()
  await rm(folder, { recursive: true })
  await mkdir(folder)
  const again = await open({ ...place, mirror: { folder, isOwnChoice: true } })
  await again.commit(put(2))
  await again.close()
  expect(await namesIn(folder)).toEqual([])
})

test('a marker that is damaged is replaced in a chosen second copy too', async () => {
  const place = await placeWith(3)
  const at = { ...place, mirror: { ...place.mirror, isOwnChoice: true } }
  const own = await readFile(join(place.directory, 'STORE'))
  await writeFile(join(place.mirror.folder, 'STORE'), 'nothing')
  const store = await open(at)
  const keptAside = join(place.mirror.folder, 'quarantine')
  expect(store.notices).toMatchObject([{ kind: 'recovered', keptAside }])
  await store.commit(put(4))
  await mirrorInStep(at)
  expect(await readFile(join(place.mirror.folder, 'STORE'))).toEqual(own)
})

test('the copy of another store is neither read nor written over', async () => {
  const [place, other] = [await placeWith(1), await placeWith(2)]
  const before = await namesIn(other.mirror.folder)
  const store = await open({ ...place, mirror: other.mirror })
  await store.commit(put(9))
  await expect.poll(() => store.mirror.state).toBe('unfit')
  expect(store.mirror.why).toContain('another store')
  expect(store.notices).toEqual([])
  await store.close()
  expect(await namesIn(other.mirror.folder)).toEqual(before)
})

test('a copy that knows newer edits is read at the start', async () => {
  const place = await placeWith(1)
  const old = await asAfterCrash(place)
  const store = await open(place)
  await store.commit(put(2))
  await store.close()
  const behind = await open({ ...old, mirror: place.mirror })
  expect(textsOf(behind)).toEqual(['note 1', 'note 2'])
  expect(behind.notices).toMatchObject([{ kind: 'recovered' }])
})

test('a copy that knows newer edits and comes later is not written over', async () => {
  const place = await placeWith(1)
  const old = await asAfterCrash(place)
  const store = await open(place)
  for (const number of [2, 3]) await store.commit(put(number))
  await store.close()
  const away = { folder: `${place.mirror.folder}-away`, isOwnChoice: true }
  const behind = await open({ ...old, mirror: away })
  const told: MirrorState[] = []
  behind.onMirror((state) => told.push(state))
  await behind.commit(put(4))
  await expect.poll(() => behind.mirror.state).toBe('away')
  await rename(place.mirror.folder, away.folder)
  const names = await namesIn(away.folder)
  await behind.close()
  expect(told.at(-1)).toMatchObject({
    state: 'unfit',
    why: expect.stringContaining('newer edits than the store'),
  })
  expect(await namesIn(away.folder)).toEqual(names)
})

test('a link or a file in its place is not written to, and stops nothing', async () => {
  const place = await placeWith(1)
  const target = await temporaryFolder()
  await rm(place.mirror.folder, { recursive: true })
  await symlink(target, place.mirror.folder)
  const store = await open(place)
  await store.commit(put(2))
  await expect.poll(() => store.mirror.state).toBe('away')
  await store.close()
  expect(await namesIn(target)).toEqual([])

  const other = placeIn(await temporaryFolder())
  await writeFile(other.mirror.folder, 'mine')
  const another = await open(other)
  expect(await another.commit(put(1))).toMatchObject({ savedAt: expect.any(String) })
  await expect.poll(() => another.mirror.state).toBe('away')
  expect(await readFile(other.mirror.folder, 'utf8')).toBe('mine')
})
