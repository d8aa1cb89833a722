import { execFileSync } from 'node:child_process'
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { readMirrorPlace } from '../../../../src/main/store/mirror-place'
import { freshPlace, namesIn, open, placeWith, put, temporaryFolder, textsOf } from './folder'

test('the copy moves whole to the chosen folder, and the old one goes', async () => {
  const place = await placeWith(2)
  const chosen = await temporaryFolder()
  const before = place.mirror.folder
  const store = await open(place)
  await store.commit(put(3))
  const folder = join(chosen, 'carrel-mirror')
  expect(await store.setMirror(chosen)).toEqual({ folder, isOwnChoice: true, state: 'in-step', why: null })
  expect(await namesIn(before)).toEqual([])
  expect(await readMirrorPlace(dirname(place.directory))).toEqual({ folder, isOwnChoice: true })
  await store.close()
  await rm(place.directory, { recursive: true })
  expect(textsOf(await open({ ...place, mirror: { folder, isOwnChoice: true } }))).toHaveLength(3)
})

test('and back beside the store', async () => {
  const place = await placeWith(2)
  const usual = place.mirror.folder
  const chosen = await temporaryFolder()
  const store = await open(place)
  await store.setMirror(chosen)
  expect(await store.setMirror(null)).toMatchObject({ folder: usual, isOwnChoice: false, state: 'in-step' })
  expect(await namesIn(join(chosen, 'carrel-mirror'))).toEqual([])
  expect(await namesIn(usual)).toEqual(['STORE', 'snap-000000000002.json'])
  expect(await readMirrorPlace(dirname(place.directory))).toEqual({ folder: usual, isOwnChoice: false })
})

test('a pipe or a link where the choice is noted is no choice, and nobody waits for it', async () => {
  const dataFolder = await temporaryFolder()
  const usual = { folder: join(dataFolder, 'mirror'), isOwnChoice: false }
  execFileSync('mkfifo', [join(dataFolder, 'mirror.json')])
  expect(await readMirrorPlace(dataFolder)).toEqual(usual)
  await rm(join(dataFolder, 'mirror.json'))
  await symlink('/dev/zero', join(dataFolder, 'mirror.json'))
  expect(await readMirrorPlace(dataFolder)).toEqual(usual)
})

test('a copy of another store in the old place is left alone', async () => {
  const [place, other] = [await placeWith(1), await placeWith(2)]
  const before = await namesIn(other.mirror.folder)
  const store = await open({ ...place, mirror: other.mirror })
  expect(await store.setMirror(await temporaryFolder())).toMatchObject({ state: 'in-step' })
  expect(await namesIn(other.mirror.folder)).toEqual(before)
})

test('a folder that cannot take it is refused, and the copy stays where it was', async () => {
  const [place, other] = [await placeWith(1), await placeWith(1)]
  const store = await open(place)
  const foreign = await temporaryFolder()
  await (await open(other)).setMirror(foreign)
  const linked = await temporaryFolder()
  await symlink(await temporaryFolder(), join(linked, 'carrel-mirror'))
  const blocked = await temporaryFolder()
  await writeFile(join(blocked, 'carrel-mirror'), 'mine')
  const cases: [string, string][] = [
    [foreign, 'the second copy of another store'],
    [linked, 'does not follow links'],
    [blocked, 'something else stands where'],
    [join(foreign, 'not', 'there'), 'a folder it needs is gone'],
    [place.directory, 'it lies in the store itself'],
  ]
  for (const [chosen, why] of cases)
    await expect(store.setMirror(chosen), chosen).rejects.toMatchObject({
      code: 'mirror-unfit',
      message: expect.stringMatching(new RegExp(`${why}.*The copy stays where it was.`)),
    })
  expect(store.mirror).toMatchObject({ folder: place.mirror.folder, state: 'in-step' })
  expect(await namesIn(place.mirror.folder)).toContain('snap-000000000001.json')
})

test('the same folder again changes nothing', async () => {
  const place = await placeWith(1)
  const store = await open(place)
  const before = await namesIn(place.mirror.folder)
  expect(await store.setMirror(null)).toMatchObject({ state: 'in-step' })
  expect(await namesIn(place.mirror.folder)).toEqual(before)
})

test('a choice that cannot be read is the usual place', async () => {
  const dataFolder = dirname((await freshPlace()).directory)
  const usual = { folder: join(dataFolder, 'mirror'), isOwnChoice: false }
  expect(await readMirrorPlace(dataFolder)).toEqual(usual)
  for (const text of ['', '{', 'null', '{}', '{"folder":"relative"}', '{"folder":7}']) {
    await writeFile(join(dataFolder, 'mirror.json'), text)
    expect(await readMirrorPlace(dataFolder), text).toEqual(usual)
  }
})

test('what is kept aside in the old copy goes with it, and nothing else that lies there', async () => {
  const { mirror, ...place } = await placeWith(1)
  const store = await open({ ...place, mirror })
  await mkdir(join(mirror.folder, 'quarantine'))
  await writeFile(join(mirror.folder, 'quarantine', 'a damaged file'), 'note 1')
  await writeFile(join(mirror.folder, 'mine.txt'), 'mine')
  await store.setMirror(await temporaryFolder())
  expect(await namesIn(mirror.folder)).toEqual(['mine.txt'])
})
