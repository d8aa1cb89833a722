import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Place } from '../../../../../src/main/store/files/place'
import { openStore } from '../../../../../src/main/store/store'
import { findText } from '../find-text'
import {
  asAfterCrash,
  flipBit,
  namesIn,
  open,
  placeWith,
  put,
  snapshotIn,
  temporaryFolder,
  textsOf,
} from '../folder'

const passphrase = 'correct horse'

/** A store with a damaged snapshot kept aside, a file of an earlier Carrel kept, and a note removed: all plain. */
async function placeWithTraces(): Promise<Place> {
  const place = await placeWith(3)
  await flipBit(snapshotIn(place.directory, 1))
  await flipBit(snapshotIn(place.mirror.folder, 3))
  const kept = join(place.directory, 'pre-migration')
  await mkdir(kept)
  await writeFile(join(kept, 'old-workspace.json'), 'note 1')
  for (const name of ['workspace-damaged-2020-01-01T00-00-00.json', '.carrel-0123456789abcdef.tmp'])
    await writeFile(join(place.directory, name), 'note 1')
  return place
}

test('setting a passphrase leaves nothing that can be read, in either copy', async () => {
  const place = await placeWithTraces()
  const dataFolder = dirname(place.directory)
  expect(await findText(dataFolder, 'note 1')).not.toEqual([]) // or the search would find nothing at all
  const store = await open(place)
  await store.commit(put(4))
  await store.setPassphrase({ passphrase, current: null })
  expect(store).toMatchObject({ isSealed: true, isKept: true })
  await store.commit(put(5))
  await store.checkpoint()
  await store.close()
  expect(await findText(dataFolder, 'note ')).toEqual([])
  expect(await findText(dataFolder, passphrase)).toEqual([])
  expect(textsOf(await open(place, passphrase))).toHaveLength(5)
})

test('removing it leaves nothing that is sealed, and no key file', async () => {
  const place = await placeWith(2)
  const store = await open(place)
  await store.setPassphrase({ passphrase, current: null })
  await store.commit(put(3))
  await store.removePassphrase(passphrase)
  expect(store.isSealed).toBe(false)
  await store.commit(put(4))
  await store.close()
  for (const folder of [place.directory, place.mirror.folder]) {
    const names = await namesIn(folder)
    expect(names.filter((name) => name === 'KEY' || name.endsWith('.sealed'))).toEqual([])
  }
  const again = await open(place)
  expect(again.notices).toEqual([])
  expect(textsOf(again)).toHaveLength(4)
})

test('another passphrase changes the key file only', async () => {
  const place = await placeWith(1)
  const store = await open(place)
  await store.setPassphrase({ passphrase, current: null })
  const before = await namesIn(place.directory)
  const snapshot = await readFile(snapshotIn(place.directory, 1, 'sealed'))
  await store.setPassphrase({ passphrase: 'battery staple', current: passphrase })
  expect(await namesIn(place.directory)).toEqual(before)
  expect(await readFile(snapshotIn(place.directory, 1, 'sealed'))).toEqual(snapshot)
  expect(await readFile(join(place.mirror.folder, 'KEY'))).toEqual(
    await readFile(join(place.directory, 'KEY')),
  )
  await store.commit(put(2))
  await store.close()
  await expect(openStore(place, passphrase)).rejects.toMatchObject({ code: 'wrong-passphrase' })
  expect(textsOf(await open(place, 'battery staple'))).toEqual(['note 1', 'note 2'])
})

test('an unfit passphrase and a wrong one change nothing', async () => {
  const place = await placeWith(1)
  const store = await open(place)
  const plain = await namesIn(place.directory)
  for (const unfit of ['', 'short', 'x'.repeat(10_000), 'with\0NUL inside'])
    await expect(store.setPassphrase({ passphrase: unfit, current: null })).rejects.toMatchObject({
      code: 'unfit-passphrase',
    })
  expect(await namesIn(place.directory)).toEqual(plain)
  await store.setPassphrase({ passphrase, current: null })
  const key = await readFile(join(place.directory, 'KEY'))
  const wrong = { code: 'wrong-passphrase' }
  await expect(store.setPassphrase({ passphrase: 'battery staple', current: 'wrong' })).rejects.toMatchObject(
    wrong,
  )
  await expect(store.setPassphrase({ passphrase: 'battery staple', current: null })).rejects.toMatchObject(
    wrong,
  )
  await expect(store.setPassphrase({ passphrase: 'short', current: passphrase })).rejects.toMatchObject({
    code: 'unfit-passphrase',
  })
  await expect(store.removePassphrase('wrong')).rejects.toMatchObject(wrong)
  expect(await readFile(join(place.directory, 'KEY'))).toEqual(key)
  expect(await store.commit(put(2))).toMatchObject({ savedAt: expect.any(String) })
})

test('Hangul opens what Hangul sealed, composed or not', async () => {
  const place = await placeWith(1)
  const store = await open(place)
  await store.setPassphrase({ passphrase: '러시아 파병 북한군'.normalize('NFD'), current: null })
  await store.close()
  expect(textsOf(await open(place, '러시아 파병 북한군'.normalize('NFC')))).toEqual(['note 1'])
})

test('edits made while it is being set are all kept', async () => {
  const place = await placeWith(1)
  const store = await open(place)
  await Promise.all([
    store.commit(put(2)),
    store.setPassphrase({ passphrase, current: null }),
    store.commit(put(3)),
    store.removePassphrase(passphrase),
    store.commit(put(4)),
  ])
  await store.close()
  expect(textsOf(await open(place))).toEqual(['note 1', 'note 2', 'note 3', 'note 4'])
})

test('a second copy that was away while it was set loses its readable files when it is back', async () => {
  const place = await placeWith(2)
  const away = `${place.mirror.folder}-away`
  await rename(place.mirror.folder, away)
  const mirror = { ...place.mirror, isOwnChoice: true }
  const store = await open({ ...place, mirror })
  await store.setPassphrase({ passphrase, current: null })
  expect(store.mirror.state).toBe('away')
  await store.close()
  await rename(away, place.mirror.folder)
  expect(await findText(place.mirror.folder, 'note 1')).not.toEqual([])
  await (await open({ ...place, mirror }, passphrase)).close()
  expect(await findText(place.mirror.folder, 'note 1')).toEqual([])
  expect(await namesIn(place.mirror.folder)).toEqual(['KEY', 'STORE', 'snap-000000000002.sealed'])
})

test('a second copy that was away while it was removed asks for it once, and does not lock the store again', async () => {
  const place = await placeWith(1)
  const store = await open(place)
  await store.setPassphrase({ passphrase, current: null })
  const away = await temporaryFolder()
  await rename(place.mirror.folder, join(away, 'mirror'))
  await store.removePassphrase(passphrase)
  await store.close()
  await rm(place.mirror.folder, { recursive: true })
  await rename(join(away, 'mirror'), place.mirror.folder)
  const again = await open(place, passphrase)
  expect(again).toMatchObject({ notices: [{ kind: 'recovered' }], isSealed: false, isKept: true })
  expect(again.notices[0]?.message).toContain('is from before the passphrase was removed')
  await again.close()
  expect(await namesIn(place.mirror.folder)).toEqual(['STORE', 'snap-000000000001.json'])
})

test('a second copy that was away while it was changed and removed follows when it is back in time', async () => {
  const place = await placeWith(1)
  const store = await open(place)
  await store.setPassphrase({ passphrase, current: null })
  const { folder } = await store.setMirror(await temporaryFolder())
  await rename(folder, `${folder}-pulled`)
  await store.setPassphrase({ passphrase: 'another horse', current: passphrase })
  await store.removePassphrase('another horse')
  await rename(`${folder}-pulled`, folder)
  await store.close()
  expect(await namesIn(folder)).toEqual(['STORE', 'snap-000000000001.json'])
})

test('what a first try left half-done is finished by the next one', async () => {
  const place = await placeWith(2)
  const store = await open(place)
  const stuck = join(place.directory, 'workspace-damaged.json')
  await mkdir(stuck) // it is to be removed like a file, and cannot be
  await expect(store.setPassphrase({ passphrase, current: null })).rejects.toMatchObject({
    code: 'not-saved',
  })
  await store.commit(put(3))
  expect(textsOf(await open(await asAfterCrash(place), passphrase))).toEqual(['note 1', 'note 2', 'note 3'])
  await rm(stuck, { recursive: true })
  await store.setPassphrase({ passphrase: 'battery staple', current: passphrase })
  await store.close()
  expect(await findText(dirname(place.directory), 'note ')).toEqual([])
  expect(textsOf(await open(place, 'battery staple'))).toEqual(['note 1', 'note 2', 'note 3'])
})

test('when the first sealed snapshot cannot be written, the store is as it was', async () => {
  const place = await placeWith(2)
  const store = await open(place)
  const blocked = snapshotIn(place.directory, 2, 'sealed')
  await mkdir(join(blocked, 'in the way'), { recursive: true })
  const names = await namesIn(place.directory)
  await expect(store.setPassphrase({ passphrase, current: null })).rejects.toMatchObject({
    code: 'not-saved',
  })
  expect(await namesIn(place.directory)).toEqual(names)
  expect(store.isSealed).toBe(false)
  await store.commit(put(3))
  await rm(blocked, { recursive: true })
  await store.setPassphrase({ passphrase, current: null })
  await store.close()
  expect(textsOf(await open(place, passphrase))).toEqual(['note 1', 'note 2', 'note 3'])
})
