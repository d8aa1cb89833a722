import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Question } from '../../../src/main/ipc'
import { contract } from '../../../src/shared/contract/contract'
import { draft, lockPage, ours, passphrase, setUp, setUpLocked } from './desk'
import { flipBit, freshPlace, namesIn, open, placeWith, snapshotIn } from './store/folder'

const withoutContent = { isLocked: true, dataFolder: '/data', version: '1.2.3' }

test('a locked Carrel tells the window next to nothing', async () => {
  const { ask } = await setUpLocked()
  for (const sender of [ours, lockPage])
    expect(await ask({ sender })).toEqual({ ok: true, value: withoutContent })
})

test('the lock page gets no content, even when Carrel is unlocked', async () => {
  const { ask } = await setUp()
  await ask({ name: 'change', input: { type: 'add', draft } })
  expect(await ask({ sender: lockPage })).toEqual({ ok: true, value: withoutContent })
})

const names = Object.keys(contract)
const fromLockPage = ['open', 'unlock', 'showDataFolder', 'finishClosing']

/** The calls that were refused because Carrel is locked; all the others fail or not, as they like. */
async function refused(
  { ask }: Awaited<ReturnType<typeof setUp>>,
  sender: Question['sender'],
): Promise<string[]> {
  const replies = await Promise.all(names.map(async (name) => ({ name, reply: await ask({ name, sender }) })))
  return replies.filter(({ reply }) => !reply.ok && reply.failure.code === 'locked').map(({ name }) => name)
}

test('the lock page is answered four calls and no other, locked or not', async () => {
  const rest = names.filter((name) => !fromLockPage.includes(name))
  expect(rest.length).toBeGreaterThan(10)
  expect(await refused(await setUp(), lockPage)).toEqual(rest)
  expect(await refused(await setUpLocked(), lockPage)).toEqual(rest)
})

test('while Carrel is locked the workbench may only lock besides, and no refusal changes anything', async () => {
  const shell = await setUpLocked()
  const rest = names.filter((name) => !fromLockPage.includes(name) && name !== 'lock')
  expect(await refused(shell, ours)).toEqual(rest)
  expect(await shell.ask({ name: 'lock' })).toEqual({ ok: true, value: true })
  expect(shell.reported).toEqual([])
})

test('the right passphrase brings everything back, and a wrong one nothing', async () => {
  const { ask, done } = await setUpLocked()
  const unlock = (given: string) => ask({ name: 'unlock', input: { passphrase: given }, sender: lockPage })
  expect(await unlock('no')).toMatchObject({ ok: false, failure: { code: 'wrong-passphrase', message: /./ } })
  expect(await ask({})).toEqual({ ok: true, value: withoutContent })
  expect(await unlock(passphrase)).toEqual({ ok: true })
  expect(await ask({})).toMatchObject({
    value: { isLocked: false, isSealed: true, workspace: { annotations: [draft] } },
  })
  expect(done.slice(-2)).toEqual([0, 'workbench'])
})

test('a passphrase that was taken away is not asked for any more', async () => {
  const { ask, session } = await setUp()
  await ask({ name: 'setPassphrase', input: { passphrase, current: null } })
  expect(await ask({ name: 'removePassphrase', input: { current: 'no' } })).toMatchObject({
    failure: { code: 'wrong-passphrase' },
  })
  expect(await ask({ name: 'removePassphrase', input: { current: passphrase } })).toEqual({ ok: true })
  expect(await ask({ name: 'lock' })).toEqual({ ok: true, value: false })
  expect(session.isLocked).toBe(false)
})

test('a backup goes out and comes back', async () => {
  const { ask, done } = await setUp()
  await ask({ name: 'change', input: { type: 'add', draft } })
  expect(await ask({ name: 'backUp' })).toMatchObject({
    ok: true,
    value: expect.stringMatching(/carrel-backup$/),
  })
  await ask({
    name: 'change',
    input: { type: 'edit', id: '00000000-0000-4000-8000-000000000001', changes: { text: 'no' } },
  })
  expect(await ask({ name: 'chooseBackup' })).toMatchObject({
    value: {
      kind: 'preview',
      preview: { changed: { count: 1, first: [draft] }, added: { count: 0 }, removed: { count: 0 } },
    },
  })
  expect(await ask({ name: 'restoreBackup', input: { kind: 'as-is' } })).toEqual({ ok: true })
  expect(await ask({})).toMatchObject({ value: { workspace: { annotations: [draft] } } })
  expect(done).toEqual(['hand over', 'workbench'])
})

test('no folder chosen is no new mirror, and the one beside the store is always there to go back to', async () => {
  const { ask } = await setUp()
  expect(await ask({ name: 'chooseMirror' })).toEqual({ ok: true, value: null })
  expect(await ask({ name: 'resetMirror' })).toMatchObject({ ok: true, value: { isOwnChoice: false } })
})

test('what was put right is told again until the reader has put it away', async () => {
  const place = await placeWith(2)
  await flipBit(snapshotIn(place.directory, 1))
  const notices = [{ kind: 'recovered' }]
  const first = await setUp({}, place)
  expect(await first.ask({})).toMatchObject({ value: { notices } })
  await first.session.end()
  const second = await setUp({}, place)
  expect(await second.ask({})).toMatchObject({ value: { notices } })
  expect(await second.ask({ name: 'putNoticesAway' })).toEqual({ ok: true })
  expect(await second.ask({})).toMatchObject({ value: { notices: [] } })
  await second.session.end()
  expect(await (await setUp({}, place)).ask({})).toMatchObject({ value: { notices: [] } })
})

test('starting anew sets aside what cannot be read, and leaves an empty workbench', async () => {
  const place = await freshPlace()
  await (await open(place)).close()
  const { directory, mirror } = place
  const files = [directory, mirror.folder].flatMap(async (folder) =>
    (await namesIn(folder)).filter((name) => /^(snap|jrnl)-/.test(name)).map((name) => join(folder, name)),
  )
  for (const file of (await Promise.all(files)).flat()) await writeFile(file, 'damaged')
  const { ask, done } = await setUp({}, place)
  expect(await ask({})).toMatchObject({ value: { isKept: false, notices: [{ kind: 'lost' }] } })
  expect(await ask({ name: 'startAnew' })).toEqual({ ok: true })
  expect(await ask({})).toMatchObject({ value: { isKept: true, workspace: { annotations: [] } } })
  expect(done).toEqual(['hand over', 'workbench'])
})
