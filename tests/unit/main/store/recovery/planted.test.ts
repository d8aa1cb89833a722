import { copyFile, cp, mkdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import { envelope } from '../../../../../src/main/store/format/envelope'
import { plainSeals } from '../../../../../src/main/store/format/seal'
import { isSealed } from '../../../../../src/main/store/store'
import { emptyWorkspace } from '../../../../../src/shared/workspace/workspace'
import { asAfterCrash, freshPlace, namesIn, note, open, put, snapshotIn, textsOf } from '../folder'

const passphrase = 'five words that nobody knows'
const genuine = ['note 1', 'note 2', 'note 3']

/** A closed store of three notes under a passphrase; `plain` is how it stood before that, `sealing` its KEY meanwhile. */
async function sealedPlace() {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await store.checkpoint()
  const plain = await asAfterCrash(place)
  await store.setPassphrase({ passphrase, current: null })
  for (const number of [2, 3]) await store.commit(put(number))
  await store.close()
  return { place, plain }
}

/** Writes what anybody can write: a plain snapshot of a forged note, with a right check. */
async function forge(
  directory: string,
  { place, seq = 900, header = {} }: { place: Place; seq?: number; header?: object },
): Promise<void> {
  const { store } = JSON.parse(await readFile(join(place.directory, 'STORE'), 'utf8'))
  const workspace = { ...emptyWorkspace(), annotations: [note(900, 'forged')] }
  const about = { format: 'carrel-snapshot', version: 1, store, schema: workspace.schema }
  const line = { ...about, term: 900, kept: [], journals: [], ...header, seq }
  const body = Buffer.from(`${JSON.stringify(workspace)}\n`)
  await writeFile(snapshotIn(directory, seq), envelope(line, plainSeals.snapshot, body))
}

async function keysIn(place: Place): Promise<number> {
  const names = await Promise.all([place.directory, place.mirror.folder].map(namesIn))
  return names.flat().filter((name) => name === 'KEY').length
}

async function expectGenuine(place: Place): Promise<void> {
  expect(await isSealed(place)).toBe(true)
  await expect(open(place)).rejects.toMatchObject({ code: 'locked' })
  const store = await open(place, passphrase)
  expect(textsOf(store)).toEqual(genuine)
  await store.close()
  const again = await open(place, passphrase)
  expect(textsOf(again)).toEqual(genuine)
  await again.close()
}

test('the forged snapshot counts where nothing is sealed: the control of these tests', async () => {
  const { plain } = await sealedPlace()
  await forge(plain.directory, { place: plain })
  expect(textsOf(await open(plain))).toEqual(['forged'])
})

for (const side of ['store', 'mirror'] as const)
  test(`a plain snapshot planted in the ${side} does not count beside sealed files, with the store's KEY or without`, async () => {
    const { place } = await sealedPlace()
    await forge(side === 'store' ? place.directory : place.mirror.folder, { place })
    await expectGenuine(place)
    await forge(side === 'store' ? place.directory : place.mirror.folder, { place })
    await unlink(join(place.directory, 'KEY'))
    await expectGenuine(place)
    expect(await keysIn(place)).toBe(2)
  })

test('the plain files of before the passphrase do not count when they come back, however many', async () => {
  const { place, plain } = await sealedPlace()
  for (const [from, to] of [
    [plain.directory, place.directory],
    [plain.mirror.folder, place.mirror.folder],
  ] as const)
    await cp(from, to, { recursive: true, force: true })
  await unlink(join(place.directory, 'KEY'))
  await expectGenuine(place)
})

test('where no KEY is left, the store is lost, nothing planted is shown, and no file is touched', async () => {
  const { place } = await sealedPlace()
  for (const folder of [place.directory, place.mirror.folder]) {
    await forge(folder, { place })
    await rename(join(folder, 'KEY'), join(folder, '..', `${folder === place.directory ? 'a' : 'b'}-key`))
  }
  const names = await Promise.all([place.directory, place.mirror.folder].map(namesIn))
  const store = await open(place)
  expect(store).toMatchObject({ isKept: false, notices: [{ kind: 'lost' }] })
  expect(textsOf(store)).toEqual([])
  await store.close()
  expect(await Promise.all([place.directory, place.mirror.folder].map(namesIn))).toEqual(names)
  await copyFile(join(place.directory, '..', 'b-key'), join(place.mirror.folder, 'KEY'))
  await expectGenuine(place)
})

test('where everything sealed was taken out of the store, the second copy asks for its passphrase', async () => {
  const { place } = await sealedPlace()
  for (const name of await namesIn(place.directory))
    if (name !== 'STORE') await rm(join(place.directory, name), { recursive: true })
  await forge(place.directory, { place })
  await expectGenuine(place)
})

test('a plain snapshot under the first line of a sealed one does not count in a store where nothing sealed is left', async () => {
  const { place } = await sealedPlace()
  const sealed = (await namesIn(place.directory)).filter((name) => /^snap-.*sealed$/.test(name))
  const line = (await readFile(join(place.directory, sealed.at(-1) ?? ''), 'latin1')).split('\n')[0] ?? ''
  const { check: _, ...header } = JSON.parse(line)
  expect(header.journals.length).toBeGreaterThan(0)
  for (const name of await namesIn(place.directory))
    if (name !== 'STORE') await rm(join(place.directory, name), { recursive: true })
  await forge(place.directory, { place, header })
  await expectGenuine(place)
})

/** A closed store that was made plain while its sealed second copy was away, which is back now. */
async function removedPlace() {
  const { place: beside } = await sealedPlace()
  const place = { ...beside, mirror: { ...beside.mirror, isOwnChoice: true } } // it is not made anew meanwhile
  const store = await open(place, passphrase)
  await rename(place.mirror.folder, `${place.mirror.folder}-away`)
  await store.removePassphrase(passphrase)
  await store.commit(put(4))
  await store.close()
  expect(await isSealed(place)).toBe(false)
  await rename(`${place.mirror.folder}-away`, place.mirror.folder)
  return place
}

const withFour = [...genuine, 'note 4']

test('a store that was made plain while its second copy was away proves it by the passphrase, once', async () => {
  const place = await removedPlace()
  expect(await isSealed(place)).toBe(true)
  await expect(open(place)).rejects.toMatchObject({ code: 'locked' })
  await expect(open(place, 'another passphrase')).rejects.toMatchObject({ code: 'wrong-passphrase' })
  const store = await open(place, passphrase)
  expect(store).toMatchObject({ isSealed: false, isKept: true, notices: [{ kind: 'recovered' }] })
  expect(textsOf(store)).toEqual(withFour)
  const aside = store.notices[0]?.keptAside ?? ''
  await store.close()
  expect(textsOf(await open(place))).toEqual(withFour)
  const old = { ...place, directory: aside, mirror: { folder: `${aside}-none`, isOwnChoice: false } }
  expect(textsOf(await open(old, passphrase))).toEqual(genuine)
})

test('it does so too where the copy has a damaged KEY, or nothing but its KEY', async () => {
  const damaged = await removedPlace()
  await writeFile(join(damaged.mirror.folder, 'KEY'), 'garbage')
  expect(textsOf(await open(damaged, passphrase))).toEqual(withFour)
  const bare = await removedPlace()
  for (const name of await namesIn(bare.mirror.folder))
    if (name.endsWith('.sealed')) await unlink(join(bare.mirror.folder, name))
  expect(textsOf(await open(bare, passphrase))).toEqual(withFour)
})

test('a key file of an earlier removal proves nothing to a copy that was sealed since', async () => {
  const place = await removedPlace()
  const quarantine = join(place.directory, 'quarantine')
  const [retired = ''] = await namesIn(quarantine)
  const bytes = await readFile(join(quarantine, retired))
  const earlier = await asAfterCrash(place)
  const store = await open(place, passphrase)
  await store.setPassphrase({ passphrase, current: null })
  await store.close()
  const sealed = await asAfterCrash(place)
  for (const plant of ['quarantine', 'KEY in both'] as const) {
    const planted = await asAfterCrash(sealed)
    for (const name of await namesIn(planted.directory))
      if (name !== 'STORE') await rm(join(planted.directory, name), { recursive: true })
    await forge(planted.directory, { place: planted })
    await mkdir(join(planted.directory, 'quarantine'))
    await writeFile(join(planted.directory, 'quarantine', retired), bytes)
    if (plant === 'quarantine') {
      const old = await readFile(join(earlier.mirror.folder, 'KEY'))
      await writeFile(join(planted.mirror.folder, 'KEY'), old)
    } else
      for (const folder of [planted.directory, planted.mirror.folder])
        await writeFile(join(folder, 'KEY'), bytes)
    const lost = await open(planted, passphrase)
    expect(lost).toMatchObject({ isKept: false, notices: [{ kind: 'lost' }] })
    expect(textsOf(lost)).toEqual([])
  }
})

test('a KEY of the moment of sealing, put back, makes no plain file count while a sealed snapshot opens', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await store.checkpoint()
  const stuck = join(place.directory, 'workspace-stuck.json')
  await mkdir(stuck) // it is to be removed like a file, and cannot be
  await expect(store.setPassphrase({ passphrase, current: null })).rejects.toMatchObject({
    code: 'not-saved',
  })
  const key = await readFile(join(place.directory, 'KEY'))
  expect(key.toString()).toContain('"state":"sealing"')
  await rm(stuck, { recursive: true })
  for (const number of [2, 3]) await store.commit(put(number))
  await store.close()
  for (const folder of [place.directory, place.mirror.folder]) {
    await writeFile(join(folder, 'KEY'), key)
    await forge(folder, { place })
  }
  await expectGenuine(place)
})
