import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isSealed, openStore } from '../../../../../src/main/store/store'
import { emptyWorkspace } from '../../../../../src/shared/workspace/workspace'
import { asAfterCrash, freshPlace, namesIn, open, placeWith, put, temporaryFolder, textsOf } from '../folder'

test('the first start says nothing, and leaves a marker and an empty snapshot', async () => {
  const place = await freshPlace()
  const store = await open(place)
  expect(store).toMatchObject({ notices: [], isKept: true, isSealed: false, workspace: emptyWorkspace() })
  expect(await namesIn(place.directory)).toEqual(['STORE', 'snap-000000000000.json'])
  await store.close()
  expect(await namesIn(place.mirror.folder)).toEqual(['STORE', 'snap-000000000000.json'])
})

test('a folder that is there and empty is a first start too', async () => {
  const place = await freshPlace()
  await mkdir(place.directory)
  expect(await open(place)).toMatchObject({ notices: [], isKept: true })
})

test('a crash during the first start is nothing to speak of', async () => {
  const place = await freshPlace()
  await (await open(place)).close()
  await rm(join(place.directory, 'STORE'))
  await rm(place.mirror.folder, { recursive: true })
  const store = await open(place)
  expect(store).toMatchObject({ notices: [], isKept: true })
  expect(await namesIn(place.directory)).toContain('STORE')
})

test('what a first start that was killed left half-written is cleared away', async () => {
  const place = await freshPlace()
  await mkdir(place.directory)
  await writeFile(join(place.directory, '.carrel-0123456789abcdef.tmp'), 'half a snap')
  await open(place)
  expect(await namesIn(place.directory)).toEqual(['STORE', 'snap-000000000000.json'])
})

test('a marker that is far too big is a damaged one, and costs nothing', async () => {
  const place = await placeWith(2)
  await writeFile(join(place.directory, 'STORE'), JSON.stringify('x'.repeat(500_000)))
  const store = await open(place)
  expect(store).toMatchObject({ notices: [{ kind: 'recovered' }], isKept: true })
  expect(textsOf(store)).toHaveLength(2)
})

test('of many that start for the first time at once, one keeps edits and the others say that they do not', async () => {
  for (let round = 0; round < 5; round++) {
    const place = await freshPlace()
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(place, null)))
    expect(stores.filter(({ isKept }) => isKept)).toHaveLength(1)
    for (const store of stores) {
      if (!store.isKept) expect(store.notices[0]?.message).toContain('it is in use by another Carrel')
      await store.commit(put(1))
    }
    for (const store of stores) await store.close()
    expect(textsOf(await open(place))).toEqual(['note 1'])
  }
})

test('opening a store in order changes no file', async () => {
  const place = await placeWith(3)
  const before = await Promise.all(
    (await namesIn(place.directory)).map(async (name) => [name, await readFile(join(place.directory, name))]),
  )
  await (await open(place)).close()
  for (const [name, bytes] of before)
    expect(await readFile(join(place.directory, String(name))), String(name)).toEqual(bytes)
  expect(await namesIn(place.directory)).toEqual(before.map(([name]) => name))
})

test('what a crash left half-written is removed, and nothing else', async () => {
  const place = await placeWith(1)
  const others = ['.carrel-notes.tmp', 'mine.tmp', 'a picture.png']
  for (const name of ['.carrel-0123456789abcdef.tmp', ...others])
    await writeFile(join(place.directory, name), 'half')
  const store = await open(place)
  expect(store).toMatchObject({ notices: [], isKept: true })
  const names = await namesIn(place.directory)
  expect(names).toEqual(expect.arrayContaining(others))
  expect(names).not.toContain('.carrel-0123456789abcdef.tmp')
})

test('a folder that others could read is closed to them', async () => {
  const place = await placeWith(1)
  await chmod(place.directory, 0o755)
  await open(place)
  expect((await stat(place.directory)).mode & 0o777).toBe(0o700)
})

test('a sealed store wants its passphrase, tells a wrong one, and touches nothing until it has it', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await store.setPassphrase({ passphrase: 'correct horse', current: null })
  await store.commit(put(2))
  const crashed = await asAfterCrash(place)
  const names = await namesIn(crashed.directory)
  const { mtimeMs } = await stat(crashed.directory)
  expect(await isSealed(crashed)).toBe(true)
  await expect(openStore(crashed, null)).rejects.toMatchObject({ code: 'locked' })
  await expect(openStore(crashed, 'battery staple')).rejects.toMatchObject({ code: 'wrong-passphrase' })
  expect(await namesIn(crashed.directory)).toEqual(names)
  expect((await stat(crashed.directory)).mtimeMs).toBe(mtimeMs)
  const again = await open(crashed, 'correct horse')
  expect(again).toMatchObject({ isKept: true, isSealed: true, notices: [] })
  expect(textsOf(again)).toEqual(['note 1', 'note 2'])
})

test('a store without a passphrase is not sealed, nor is one that is not there', async () => {
  expect(await isSealed(await placeWith(1))).toBe(false)
  const nowhere = await freshPlace()
  expect(await isSealed(nowhere)).toBe(false)
  await writeFile(nowhere.directory, 'a file')
  expect(await isSealed(nowhere)).toBe(false)
})

test('a store that may be in use by another Carrel is shown and not written to', async () => {
  const place = await placeWith(1)
  const names = await namesIn(place.directory)
  const store = await open({ ...place, mayWrite: false })
  expect(store).toMatchObject({ notices: [{ kind: 'read-only' }], isKept: false })
  expect(await store.commit(put(2))).toMatchObject({ savedAt: null })
  expect(textsOf(store)).toEqual(['note 1', 'note 2'])
  await store.close()
  expect(await namesIn(place.directory)).toEqual(names)
})

test('a store that may be in use by another Carrel is not begun', async () => {
  const place = { ...(await freshPlace()), mayWrite: false }
  expect(await open(place)).toMatchObject({ notices: [{ kind: 'read-only' }], isKept: false })
  await expect(stat(place.directory)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a sealed store that keeps nothing in this session is sealed all the same, and so is its backup', async () => {
  const place = await placeWith(1)
  const store = await open(place)
  await store.setPassphrase({ passphrase: 'correct horse', current: null })
  await store.close()
  const shown = await open({ ...place, mayWrite: false }, 'correct horse')
  expect(shown).toMatchObject({ isKept: false, isSealed: true })
  const backup = join(await temporaryFolder(), 'backup')
  await shown.backUp(backup)
  expect(await readFile(backup, 'latin1')).not.toContain('note 1')
  await shown.close()
  expect(shown.isSealed).toBe(false)
})
