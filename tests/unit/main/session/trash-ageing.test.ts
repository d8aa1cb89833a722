import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyOfExpired } from '../../../../src/main/session/trash-ageing'
import { freshPlace, idOf, note, open, put, temporaryFolder, time } from '../store/folder'

const remove = (number: number, removedAt: string) => () => ({
  type: 'remove' as const,
  ids: [idOf(number)],
  removedAt,
})

/** A store with notes 1 to 3, of which 1 was thrown away at the given time and 2 a month later. */
async function storeWithTrash(removedAt: string, later: string) {
  const store = await open(await freshPlace())
  for (const number of [1, 2, 3]) await store.commit(put(number))
  await store.commit(remove(1, removedAt))
  await store.commit(remove(2, later))
  return store
}

const trashOf = ({ workspace }: Awaited<ReturnType<typeof storeWithTrash>>) =>
  workspace.trash.map(({ annotation }) => annotation.id)

/** Opens, as far as the trash can tell, at each of the times. */
async function openAt(
  store: Awaited<ReturnType<typeof storeWithTrash>>,
  dataFolder: string,
  times: string[],
) {
  for (const at of times) await emptyOfExpired(store, { dataFolder, now: new Date(at) })
}

test('what has been in the trash for too long is gone for good, and the rest stays', async () => {
  const store = await storeWithTrash(time, '2026-12-22T00:00:00.000Z')
  const weeks = ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21']
  const folder = await temporaryFolder()
  await openAt(store, folder, [...weeks.map((date) => `${date}T10:00:00.000Z`), '2026-12-23T09:43:05.000Z'])
  expect(trashOf(store)).toEqual([idOf(1), idOf(2)])
  await openAt(store, folder, ['2026-12-23T09:43:05.001Z'])
  expect(trashOf(store)).toEqual([idOf(2)])
  expect(store.workspace.annotations.map(({ id }) => id)).toEqual([idOf(3)])
})

test('a clock that was 50 years ahead for a while does not empty the trash, though edits were made by it', async () => {
  const store = await storeWithTrash(time, time)
  const folder = await temporaryFolder()
  await openAt(store, folder, [time, '2076-01-01T00:00:00.000Z'])
  await store.commit(() => ({
    type: 'put',
    annotation: { ...note(5), updatedAt: '2076-01-01T00:00:00.000Z' },
  }))
  await openAt(store, folder, ['2076-01-01T00:01:00.000Z', '2076-01-02T00:00:00.000Z'])
  expect(trashOf(store)).toEqual([idOf(1), idOf(2)])
})

test('a trash with nothing old in it is left as it is', async () => {
  const store = await storeWithTrash(time, time)
  const before = store.workspace
  await emptyOfExpired(store, { dataFolder: await temporaryFolder(), now: new Date(time) })
  expect(store.workspace).toBe(before)
})

test('the days are noted in a file for its owner only, without a word of what was written', async () => {
  const store = await storeWithTrash(time, '2027-06-01T00:00:00.000Z')
  const folder = await temporaryFolder()
  await openAt(store, folder, [time, time, '2026-11-25T00:00:00.000Z'])
  const path = join(folder, 'days.json')
  const early = { [idOf(2)]: '2026-11-23' }
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ days: ['2026-11-23', '2026-11-25'], early })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test.each(['', 'garbage', '{}', '{"days":["2026-12-01","2026-11-01"],"early":{}}'])(
  'days that say %j are not known: the trash ages anew',
  async (content) => {
    const store = await storeWithTrash(time, time)
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'days.json'), content)
    await openAt(store, folder, ['2027-03-01T00:00:00.000Z'])
    expect(trashOf(store)).toEqual([idOf(1), idOf(2)])
    expect(JSON.parse(await readFile(join(folder, 'days.json'), 'utf8')).days).toEqual(['2027-03-01'])
  },
)
