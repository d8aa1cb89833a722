import { chmod, chown, mkdir, readdir, rename, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { closeToOthers } from '../../../../../src/main/store/files/rights'
import { flipBit, mirrorInStep, open, placeWith, put, snapshotIn, temporaryFolder, textsOf } from '../folder'

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

/** Every file and folder below, and the folder itself. */
async function allIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return [folder, ...entries.map(({ parentPath, name }) => join(parentPath, name))]
}

async function openToAll(folder: string): Promise<void> {
  for (const path of await allIn(folder)) await chmod(path, (await stat(path)).isDirectory() ? 0o755 : 0o644)
}

/** Those that are not for their owner only. */
async function looseIn(folder: string): Promise<string[]> {
  const paths = await allIn(folder)
  const modes = await Promise.all(paths.map(modeOf))
  return paths.filter((_, index) => modes[index] !== '600' && modes[index] !== '700')
}

test('what others may read is closed to them at the start, in both copies and in the quarantine', async () => {
  const place = await placeWith(3)
  await flipBit(snapshotIn(place.directory, 2))
  await (await open(place)).close()
  expect(await readdir(join(place.directory, 'quarantine'))).toHaveLength(1)
  await mkdir(`${place.directory}-set-aside-2026-11-23T09-43-05`)
  await writeFile(join(dirname(place.directory), 'mirror.json'), '{}')
  await openToAll(dirname(place.directory))
  await chmod(dirname(place.directory), 0o700) // not Carrel's own
  const store = await open(place)
  await store.commit(put(9))
  await mirrorInStep(place)
  await store.close()
  expect(await looseIn(dirname(place.directory))).toEqual([])
})

test('a second copy that comes back is closed to others too', async () => {
  const place = await placeWith(1)
  const away = { folder: `${place.mirror.folder}-away`, isOwnChoice: true }
  await openToAll(place.mirror.folder)
  const store = await open({ ...place, mirror: away })
  await expect.poll(() => store.mirror.state).toBe('away')
  await rename(place.mirror.folder, away.folder)
  await store.close()
  expect(store.mirror.state).not.toBe('unfit')
  expect(await looseIn(away.folder)).toEqual([])
})

test('files of others are left alone, and no link is followed', async () => {
  const { directory } = await placeWith(1)
  const elsewhere = await temporaryFolder()
  const [own, target] = [join(directory, 'my words.txt'), join(elsewhere, 'target')]
  for (const path of [own, target]) await writeFile(path, 'mine', { mode: 0o644 })
  await symlink(target, snapshotIn(directory, 7))
  await symlink(elsewhere, join(directory, 'quarantine'))
  await chmod(elsewhere, 0o755)
  const folder = snapshotIn(directory, 8) // somebody has made a folder in a file's place
  await mkdir(folder, { mode: 0o755 })
  await closeToOthers(directory)
  const modes = await Promise.all([own, target, elsewhere, folder].map(modeOf))
  expect(modes).toEqual(['644', '644', '755', '755'])
})

const isRoot = process.geteuid?.() === 0

test.runIf(isRoot)('rights that cannot be changed are no error: the second copy follows', async () => {
  const ordinaryUser = 65_534
  const place = await placeWith(1)
  for (const path of await allIn(dirname(place.directory))) await chown(path, ordinaryUser, ordinaryUser)
  const copied = await allIn(place.mirror.folder)
  for (const path of copied) await chown(path, 0, 0)
  for (const path of copied) await chmod(path, (await stat(path)).isDirectory() ? 0o777 : 0o666)
  process.seteuid?.(ordinaryUser)
  onTestFinished(() => process.seteuid?.(0))
  const store = await open(place)
  await store.commit(put(2))
  await mirrorInStep(place)
  expect(store.mirror.state).toBe('in-step')
  expect(await modeOf(place.mirror.folder)).toBe('777')
  await store.close()
  expect(textsOf(await open(place))).toEqual(['note 1', 'note 2'])
})
