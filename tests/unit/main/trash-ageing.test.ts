import { expect, test } from 'vitest'
import { emptyOfExpired } from '../../../src/main/trash-ageing'
import { freshPlace, idOf, open, put, time } from './store/folder'

/** A store with notes 1 to 3, of which 1 was thrown away at the given time and 2 a month later. */
async function storeWithTrash(removedAt: string, later: string) {
  const store = await open(await freshPlace())
  for (const number of [1, 2, 3]) await store.commit(put(number))
  await store.commit(() => ({ type: 'remove', ids: [idOf(1)], removedAt }))
  await store.commit(() => ({ type: 'remove', ids: [idOf(2)], removedAt: later }))
  return store
}

test('what has been in the trash for too long is gone for good, and the rest stays', async () => {
  const store = await storeWithTrash(time, '2026-12-22T00:00:00.000Z')
  await emptyOfExpired(store, new Date('2027-01-01T00:00:00.000Z'))
  expect(store.workspace.trash.map(({ annotation }) => annotation.id)).toEqual([idOf(2)])
  expect(store.workspace.annotations.map(({ id }) => id)).toEqual([idOf(3)])
})

test('a trash with nothing old in it is left as it is', async () => {
  const store = await storeWithTrash(time, time)
  const before = store.workspace
  await emptyOfExpired(store, new Date(time))
  expect(store.workspace).toBe(before)
})
