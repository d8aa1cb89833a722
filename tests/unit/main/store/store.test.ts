import { mkdir, rename, rm, stat, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openStore } from '../../../../src/main/store/store'
import {
  asAfterCrash,
  fileHandlePrototype,
  freshPlace,
  idOf,
  journalsIn,
  namesIn,
  note,
  open,
  placeWith,
  put,
  textsOf,
  time,
} from './folder'

test('what is committed is on the disk before it is acknowledged, and there again after a crash', async () => {
  const place = await freshPlace()
  const store = await open(place)
  expect(await store.commit(put(1, '한국어 “note”'))).toEqual({
    operation: { type: 'put', annotation: note(1, '한국어 “note”') },
    savedAt: time,
  })
  const again = await open(await asAfterCrash(place))
  expect(textsOf(again)).toEqual(['한국어 “note”'])
  expect(again.isKept).toBe(true)
})

test('it is there again after closing, and there is nothing to say', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await store.close()
  const again = await open(place)
  expect(again).toMatchObject({ notices: [], isKept: true, isSealed: false })
  expect(again.workspace.annotations).toEqual([note(1)])
})

test('commits made in the same breath are written together, in their order, and all of them', async () => {
  const place = { ...(await placeWith(0)), mirror: { folder: '/not/there', isOwnChoice: true } }
  const store = await open(place)
  await store.commit(put(0))
  const flushes = vi.spyOn(await fileHandlePrototype(), 'datasync')
  onTestFinished(() => flushes.mockRestore())
  const numbers = Array.from({ length: 100 }, (_, index) => index)
  await Promise.all(numbers.map((number) => store.commit(put(number))))
  expect(flushes).toHaveBeenCalledTimes(1)
  expect(textsOf(await open(await asAfterCrash(place)))).toEqual(numbers.map((number) => `note ${number}`))
})

test('commits that come while the disk is busy follow in their order', async () => {
  const store = await open(await freshPlace())
  const order: number[] = []
  const commits = [1, 2, 3].map(async (number) => {
    for (let turn = 0; turn < number * 3; turn++) await Promise.resolve()
    await store.commit(put(number))
    order.push(number)
  })
  await Promise.all(commits)
  expect(order).toEqual([1, 2, 3])
  expect(textsOf(store)).toEqual(['note 1', 'note 2', 'note 3'])
})

test('each commit decides on the workspace that the one before it left', async () => {
  const store = await open(await freshPlace())
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

test('a commit about an unknown annotation fails alone, and so does one that cannot decide', async () => {
  const store = await open(await freshPlace())
  const settled = await Promise.allSettled([
    store.commit(put(1)),
    store.commit(() => ({ type: 'remove', ids: [idOf(9)], removedAt: time })),
    store.commit(() => {
      throw new Error('a bug')
    }),
    store.commit(put(2)),
  ])
  expect(settled).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { code: 'unknown-annotation' } },
    { status: 'rejected', reason: { message: 'a bug' } },
    { status: 'fulfilled' },
  ])
  expect(textsOf(store)).toEqual(['note 1', 'note 2'])
})

test('a group that cannot be written is refused with the reason and changes nothing, and a later one works again', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  const [journal = ''] = await journalsIn(place.directory)
  await rename(journal, `${journal}-away`)
  await mkdir(journal)
  const failed = await Promise.allSettled([store.commit(put(2)), store.commit(put(3))])
  expect(failed).toMatchObject([1, 2].map(() => ({ status: 'rejected', reason: { code: 'not-saved' } })))
  expect(textsOf(store)).toEqual(['note 1'])
  await rm(journal, { recursive: true })
  await rename(`${journal}-away`, journal)
  expect(await store.commit(put(4))).toMatchObject({ savedAt: time })
  const again = await open(await asAfterCrash(place))
  expect(textsOf(again)).toEqual(['note 1', 'note 4'])
  expect(again.notices).toEqual([])
})

test('a data folder that is replaced by a file fails every commit of the group, until it is gone', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await rm(place.directory, { recursive: true })
  await writeFile(place.directory, 'in the way')
  const failed = await Promise.allSettled([store.commit(put(2)), store.commit(put(3))])
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await unlink(place.directory)
  await store.commit(put(4))
  expect(textsOf(await open(await asAfterCrash(place)))).toEqual(['note 1', 'note 4'])
})

test('a data folder that is deleted while Carrel runs is made anew from memory', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await store.setPassphrase({ passphrase: 'correct horse', current: null })
  await rm(place.directory, { recursive: true })
  await store.commit(put(2))
  const again = await open(await asAfterCrash(place), 'correct horse')
  expect(textsOf(again)).toEqual(['note 1', 'note 2'])
  expect(again.notices).toEqual([])
})

test('a data folder that was made anew is locked anew', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await rename(place.directory, `${place.directory}-elsewhere`)
  await store.commit(put(1))
  expect(await open(place)).toMatchObject({ isKept: false, notices: [{ kind: 'read-only' }] })
  await store.commit(put(2))
  await store.close()
  expect(textsOf(await open(place))).toEqual(['note 1', 'note 2'])
})

test('another store that was put in the place of this one is not written to', async () => {
  const [place, other] = [await freshPlace(), await freshPlace()]
  const store = await open(place)
  await (await open(other)).close()
  await rename(place.directory, `${place.directory}-away`)
  await rename(other.directory, place.directory)
  const names = await namesIn(place.directory)
  await expect(store.commit(put(1))).rejects.toMatchObject({
    code: 'not-saved',
    message: expect.stringContaining('was moved or replaced'),
  })
  expect(await namesIn(place.directory)).toEqual(names)
})

test('a data folder that became a link while Carrel ran is not written to', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await rename(place.directory, `${place.directory}-real`)
  await symlink(`${place.directory}-real`, place.directory)
  await expect(store.commit(put(1))).rejects.toMatchObject({
    code: 'not-saved',
    message: expect.stringContaining('does not follow links'),
  })
})

test('every file is for its owner only, and so is every folder', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await store.setPassphrase({ passphrase: 'correct horse', current: null })
  await store.commit(put(2))
  await store.close()
  for (const folder of [place.directory, place.mirror.folder]) {
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    const names = await namesIn(folder)
    expect(names.length).toBeGreaterThanOrEqual(3)
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o777, name).toBe(0o600)
  }
})

test('a note of 100,000 characters is kept whole', async () => {
  const place = await freshPlace()
  const text = '가'.repeat(100_000)
  await (await open(place)).commit(put(1, text))
  expect(textsOf(await open(await asAfterCrash(place)))).toEqual([text])
})

test('a store opened while another Carrel has it keeps nothing, and says so', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  const second = await openStore(place, null)
  expect(second).toMatchObject({ isKept: false, notices: [{ kind: 'read-only' }] })
  expect(textsOf(second)).toEqual(['note 1'])
  await second.close()
  expect(await store.commit(put(2))).toMatchObject({ savedAt: time })
})
