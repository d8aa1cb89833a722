import { execFileSync } from 'node:child_process'
import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import { readLeft, readMirrorPlace } from '../../../../../src/main/store/replica/mirror-place'
import { findText } from '../find-text'
import { freshPlace, namesIn, open, placeWith, put, temporaryFolder, textsOf } from '../folder'

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
  expect(await readMirrorPlace(dataFolder)).toMatchObject({ ...usual, unread: { kind: 'unreadable' } })
  await rm(join(dataFolder, 'mirror.json'))
  await symlink('/dev/zero', join(dataFolder, 'mirror.json'))
  expect(await readMirrorPlace(dataFolder)).toMatchObject({ ...usual, unread: { kind: 'unreadable' } })
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
    const unread = text === '{}' ? undefined : expect.objectContaining({ kind: 'damaged' })
    expect(await readMirrorPlace(dataFolder), text).toEqual({ ...usual, unread })
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

/** A store whose copy has moved to a stick, as a crash leaves it that comes before the old copy goes. */
async function crashedWhileMoving() {
  const place = await placeWith(1)
  const dataFolder = dirname(place.directory)
  const [usual, kept] = [place.mirror.folder, join(await temporaryFolder(), 'kept')]
  await cp(usual, kept, { recursive: true })
  const store = await open(place)
  await store.setMirror(await temporaryFolder())
  await store.close()
  await rm(usual, { recursive: true })
  await rename(kept, usual)
  const note = JSON.parse(await readFile(join(dataFolder, 'mirror.json'), 'utf8'))
  await writeFile(join(dataFolder, 'mirror.json'), JSON.stringify({ ...note, left: [usual] }))
  return { place: { ...place, mirror: await readMirrorPlace(dataFolder) }, usual, dataFolder }
}

/** Opens the store and closes it again: its copy has been brought up to date by then. */
async function visit(place: Place): Promise<void> {
  await (await open(place)).close()
}

test('a copy that a crash has left behind is cleared at the next start', async () => {
  const { place, usual, dataFolder } = await crashedWhileMoving()
  expect(await readLeft(dataFolder)).toEqual([usual])
  await visit(place)
  expect(await namesIn(usual)).toEqual([])
  expect(await readLeft(dataFolder)).toEqual([])
  expect(await readMirrorPlace(dataFolder)).toEqual(place.mirror)
})

test('a stick that was away when it was left is cleared when it is there again', async () => {
  const place = await placeWith(1)
  const dataFolder = dirname(place.directory)
  const stick = join(await temporaryFolder(), 'stick')
  await mkdir(stick)
  const store = await open(place)
  const { folder } = await store.setMirror(stick)
  await rename(stick, `${stick}-in-a-pocket`)
  await store.setMirror(null)
  await store.setPassphrase({ passphrase: 'a long passphrase', current: null })
  await store.close()
  expect(await readLeft(dataFolder)).toEqual([folder])
  await rename(`${stick}-in-a-pocket`, stick)
  expect(await findText(stick, 'note 1')).not.toEqual([])
  await (await open(place, 'a long passphrase')).close()
  expect(await namesIn(folder)).toEqual([])
  expect(await readLeft(dataFolder)).toEqual([])
})

test('what has become of the left folder meanwhile is left alone, and forgotten', async () => {
  const other = await placeWith(3)
  const cases: ((usual: string) => Promise<unknown>)[] = [
    (usual) => cp(other.mirror.folder, usual, { recursive: true, force: true }),
    (usual) => writeFile(join(usual, 'snap-000000000009.json'), 'newer'),
    (usual) => writeFile(join(usual, 'STORE'), 'damaged'),
    (usual) => rename(usual, `${usual}-mine`).then(() => symlink(`${usual}-mine`, usual)),
  ]
  for (const change of cases) {
    const { place, usual, dataFolder } = await crashedWhileMoving()
    await change(usual)
    const before = await namesIn(usual)
    await visit(place)
    expect(await namesIn(usual)).toEqual(before)
    expect(await readLeft(dataFolder)).toEqual([])
  }
})

test('the copy can move back to a folder that was left and not yet cleared', async () => {
  const { place, usual, dataFolder } = await crashedWhileMoving()
  const store = await open(place)
  expect(await store.setMirror(null)).toMatchObject({ folder: usual, state: 'in-step' })
  await store.close()
  expect(await namesIn(usual)).toEqual(['STORE', 'snap-000000000001.json'])
  expect(await readLeft(dataFolder)).toEqual([])
})
