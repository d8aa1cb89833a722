import { expect, test } from 'vitest'
import type { MirrorState } from '../../../../src/shared/contract/protection'
import { emptyWorkspace } from '../../../../src/shared/workspace/workspace'
import {
  freshPlace,
  namesIn,
  open,
  placeWith,
  put,
  snapshotIn,
  temporaryFolder,
  textsOf,
  time,
} from './folder'

test('closing waits for what is under way, writes a snapshot, and refuses what comes later', async () => {
  const place = await freshPlace()
  const store = await open(place)
  const last = store.commit(put(1))
  await store.close()
  await expect(last).resolves.toMatchObject({ savedAt: time })
  expect(await namesIn(place.directory)).toContain('snap-000000000001.json')
  const refused = { code: 'not-saved' }
  await expect(store.commit(put(2))).rejects.toMatchObject(refused)
  await expect(store.checkpoint()).rejects.toMatchObject(refused)
  await expect(store.replace(emptyWorkspace())).rejects.toMatchObject(refused)
  await expect(store.setPassphrase({ passphrase: 'correct horse', current: null })).rejects.toMatchObject(
    refused,
  )
  await expect(store.setMirror(await temporaryFolder())).rejects.toMatchObject(refused)
  await expect(store.backUp(`${place.directory}/backup`)).rejects.toMatchObject(refused)
  expect(textsOf(await open(place))).toEqual(['note 1'])
})

test('closing twice is closing once', async () => {
  const store = await open(await freshPlace())
  expect(store.close()).toBe(store.close())
  await store.close()
})

test('a closed store holds nothing more, and can be opened again at once', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await store.close()
  expect(store.workspace).toEqual(emptyWorkspace())
  expect(store).toMatchObject({ isKept: false, isSealed: false })
  expect((await open(place)).isKept).toBe(true)
})

test('when nothing was changed, closing writes nothing', async () => {
  const place = await placeWith(2)
  const names = await namesIn(place.directory)
  await (await open(place)).close()
  expect(await namesIn(place.directory)).toEqual(names)
})

test('the second copy is in step when the store is closed, and is not called away', async () => {
  const place = await freshPlace()
  const store = await open(place)
  const told: MirrorState[] = []
  store.onMirror((state) => told.push(state))
  for (let number = 1; number <= 20; number++) await store.commit(put(number))
  await store.close()
  expect(told).toEqual([])
  expect(await namesIn(place.mirror.folder)).toEqual(['STORE', 'snap-000000000020.json'])
})

test('a checkpoint is a snapshot beside the older ones, and a second one of the same state is none', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await store.checkpoint()
  const names = await namesIn(place.directory)
  expect(names).toContain(snapshotIn('', 1))
  await store.checkpoint()
  expect(await namesIn(place.directory)).toEqual(names)
})

test('edits go on while a checkpoint is written, in a new journal', async () => {
  const place = await freshPlace()
  const store = await open(place)
  await store.commit(put(1))
  await Promise.all([store.checkpoint(), ...[2, 3, 4].map((number) => store.commit(put(number)))])
  await store.close()
  expect(textsOf(await open(place))).toEqual(['note 1', 'note 2', 'note 3', 'note 4'])
})

test('a change to the whole takes its turn among the edits', async () => {
  const store = await open(await freshPlace())
  const done = [store.commit(put(1)), store.replace(emptyWorkspace()), store.commit(put(2))]
  await Promise.all(done)
  expect(textsOf(store)).toEqual(['note 2'])
})
