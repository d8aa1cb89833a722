import { mkdir, rename, rm, stat, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../../../src/main/store/store'
import { emptyWorkspace } from '../../../../src/shared/workspace'
import { freshPlace, idOf, namesIn, note, placeHolding, put, savedTexts, time, workspacePath } from './folder'

test('what is committed is on the disk before it is acknowledged, and there again after reopening', async () => {
  const place = await freshPlace()
  const store = await openStore(place)
  expect(await store.commit(put(1, '한국어 “note”'))).toEqual({
    operation: { type: 'put', annotation: note(1, '한국어 “note”') },
    savedAt: time,
  })
  expect(await savedTexts(place)).toEqual(['한국어 “note”'])
  const again = await openStore(place)
  expect(again).toMatchObject({ notices: [], isKept: true })
  expect(again.workspace.annotations).toEqual([note(1, '한국어 “note”')])
})

test('commits made in the same breath are written together, in their order, and all of them', async () => {
  let writes = 0
  const place = await freshPlace()
  const random = () => {
    writes += 1 // every write takes one fresh name
    return place.random()
  }
  const store = await openStore({ ...place, random })
  writes = 0
  const numbers = Array.from({ length: 100 }, (_, index) => index)
  await Promise.all(numbers.map((number) => store.commit(put(number))))
  expect(writes).toBeLessThan(5)
  expect(await savedTexts(place)).toEqual(numbers.map((number) => `note ${number}`))
})

test('commits that come while the disk is busy follow in their order', async () => {
  const place = await freshPlace()
  const store = await openStore(place)
  const order: number[] = []
  const commits = [1, 2, 3].map(async (number) => {
    for (let turn = 0; turn < number * 3; turn++) await Promise.resolve()
    await store.commit(put(number))
    order.push(number)
  })
  await Promise.all(commits)
  expect(order).toEqual([1, 2, 3])
  expect(await savedTexts(place)).toEqual(['note 1', 'note 2', 'note 3'])
})

test('each commit decides on the workspace that the one before it left', async () => {
  const store = await openStore(await freshPlace())
  const counts: number[] = []
  const commits = [1, 2, 3].map((number) =>
    store.commit(({ annotations }) => {
      counts.push(annotations.length)
      return { type: 'put', annotation: note(number) }
    }),
  )
  await Promise.all(commits)
  expect(counts).toEqual([0, 1, 2])
})

test('a commit about an unknown annotation fails alone', async () => {
  const place = await freshPlace()
  const store = await openStore(place)
  const [first, unknown, last] = await Promise.allSettled([
    store.commit(put(1)),
    store.commit(() => ({ type: 'remove', id: idOf(9), removedAt: time })),
    store.commit(put(2)),
  ])
  expect([first?.status, last?.status]).toEqual(['fulfilled', 'fulfilled'])
  expect(unknown).toMatchObject({ status: 'rejected', reason: { code: 'unknown-annotation' } })
  expect(await savedTexts(place)).toEqual(['note 1', 'note 2'])
})

test('a write that fails is told with its reason and changes nothing, and a later one works again', async () => {
  const place = await freshPlace()
  const store = await openStore(place)
  await store.commit(put(1))
  await rename(workspacePath(place), join(place.directory, 'elsewhere'))
  await mkdir(join(workspacePath(place), 'in the way'), { recursive: true })
  await expect(store.commit(put(2))).rejects.toMatchObject({
    code: 'not-saved',
    message: expect.stringContaining('a folder stands where the file should be'),
  })
  expect(store.workspace.annotations).toEqual([note(1)])
  await rm(workspacePath(place), { recursive: true })
  expect(await store.commit(put(3))).toMatchObject({ savedAt: time })
  expect(await savedTexts(place)).toEqual(['note 1', 'note 3'])
  expect(await namesIn(place)).toEqual(['elsewhere', 'workspace.json'])
})

test('a data folder that is replaced by a file fails every commit of the group, until it is gone', async () => {
  const place = await freshPlace()
  const store = await openStore(place)
  await store.commit(put(1))
  await rm(place.directory, { recursive: true })
  await writeFile(place.directory, 'in the way')
  const failed = await Promise.allSettled([store.commit(put(2)), store.commit(put(3))])
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await unlink(place.directory)
  await store.commit(put(4))
  expect(await savedTexts(place)).toEqual(['note 1', 'note 4'])
})

test('a data folder that became a link while Carrel ran is not written to', async () => {
  const place = await freshPlace()
  const store = await openStore(place)
  await rename(place.directory, `${place.directory}-real`)
  await symlink(`${place.directory}-real`, place.directory)
  await expect(store.commit(put(1))).rejects.toMatchObject({ code: 'not-saved' })
})

test('the file is for its owner only, and so is the folder', async () => {
  const place = await freshPlace()
  await (await openStore(place)).commit(put(1))
  expect((await stat(workspacePath(place))).mode & 0o777).toBe(0o600)
  expect((await stat(place.directory)).mode & 0o777).toBe(0o700)
})

test('a note of 100,000 characters is kept whole', async () => {
  const place = await freshPlace()
  const text = '가'.repeat(100_000)
  await (await openStore(place)).commit(put(1, text))
  expect((await openStore(place)).workspace.annotations).toEqual([note(1, text)])
})

test('closing waits for what is under way, and refuses what comes later', async () => {
  const place = await freshPlace()
  const store = await openStore(place)
  const last = store.commit(put(1))
  await store.close()
  expect(await savedTexts(place)).toEqual(['note 1'])
  await expect(last).resolves.toMatchObject({ savedAt: time })
  await expect(store.commit(put(2))).rejects.toMatchObject({ code: 'not-saved' })
})

test('the undo of a removal lasts until Carrel closes', async () => {
  const place = await freshPlace()
  const store = await openStore(place)
  await store.commit(put(1))
  await store.commit(() => ({ type: 'remove', id: idOf(1), removedAt: time }))
  expect(store.workspace.trash).toHaveLength(1)
  expect((await openStore(place)).workspace.trash).toEqual([])
})

test('a workspace of more than 64 MB is not written, for it could not be read again', async () => {
  const annotations = Array.from({ length: 668 }, (_, number) => note(number, 'x'.repeat(100_000)))
  const place = await placeHolding(JSON.stringify({ ...emptyWorkspace(), annotations }))
  const store = await openStore(place)
  await expect(store.commit(put(1_000, '가'.repeat(100_000)))).rejects.toMatchObject({
    code: 'not-saved',
    message: expect.stringContaining('more than 64 MB'),
  })
  expect(store.workspace.annotations).toHaveLength(668)
})
