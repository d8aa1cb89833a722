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
async function forge(directory: string, { place, seq = 900 }: { place: Place; seq?: number }): Promise<void> {
  const { store } = JSON.parse(await readFile(join(place.directory, 'STORE'), 'utf8'))
  const workspace = { ...emptyWorkspace(), annotations: [note(900, 'forged')] }
  const about = { format: 'carrel-snapshot', version: 1, store, schema: workspace.schema }
  const header = { ...about, seq, term: 900, kept: [], journals: [] }
  const body = Buffer.from(`${JSON.stringify(workspace)}\n`)
  await writeFile(snapshotIn(directory, seq), envelope(header, plainSeals.snapshot, body))
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

test('a store that was made plain with its history in order keeps a sealed second copy whole, and says so', async () => {
  const { place } = await sealedPlace()
  const store = await open(place, passphrase)
  await rename(place.mirror.folder, `${place.mirror.folder}-away`)
  await store.removePassphrase(passphrase)
  await store.close()
  await rm(place.mirror.folder, { recursive: true, force: true })
  await rename(`${place.mirror.folder}-away`, place.mirror.folder)
  const again = await open(place)
  expect(again).toMatchObject({ isSealed: false, isKept: true, notices: [{ kind: 'recovered' }] })
  expect(textsOf(again)).toEqual(genuine)
  const aside = again.notices[0]?.keptAside ?? ''
  expect(await namesIn(aside)).toContain('KEY')
  const opened = await open(
    { ...place, directory: aside, mirror: { folder: `${aside}-none`, isOwnChoice: false } },
    passphrase,
  )
  expect(textsOf(opened)).toEqual(genuine)
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
