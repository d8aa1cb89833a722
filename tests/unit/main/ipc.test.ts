import { expect, test } from 'vitest'
import { Failure } from '../../../src/shared/failure'
import { draft, setUp } from './desk'
import { time } from './store/folder'

test('the window gets everything for its first paint in one answer', async () => {
  const { ask } = await setUp()
  expect(await ask({})).toMatchObject({
    ok: true,
    value: {
      briefs: [{ isVerified: true, metadata: { id: 'asan-2024-19s' } }],
      shown: { metadata: { id: 'asan-2024-19s' }, text: expect.stringContaining('Kursk') },
      notices: [],
      isKept: true,
      isLocked: false,
      isSealed: false,
      workspace: { annotations: [] },
      dataFolder: '/data',
      version: '1.2.3',
    },
  })
})

test('a change is stamped, saved and answered with what was done', async () => {
  const { ask } = await setUp()
  expect(await ask({ name: 'change', input: { type: 'add', draft } })).toMatchObject({
    ok: true,
    value: { savedAt: time, operation: { type: 'put', annotation: { ...draft, createdAt: time } } },
  })
  expect(await ask({})).toMatchObject({ value: { workspace: { annotations: [draft] } } })
})

test('two edits of one note in flight at once both take effect', async () => {
  const { ask } = await setUp()
  await ask({ name: 'change', input: { type: 'add', draft } })
  const id = '00000000-0000-4000-8000-000000000001'
  const edits = [{ text: 'new words' }, { tags: ['new-tag'] }]
  await Promise.all(edits.map((changes) => ask({ name: 'change', input: { type: 'edit', id, changes } })))
  expect(await ask({})).toMatchObject({
    value: { workspace: { annotations: [{ text: 'new words', tags: ['new-tag'] }] } },
  })
})

test('each remaining call does what it is named for', async () => {
  const { ask, done } = await setUp()
  await ask({ name: 'copyText', input: { text: 'words' } })
  await ask({ name: 'showDataFolder' })
  await ask({ name: 'finishClosing' })
  expect(done).toEqual(['words', 'folder', 'closing'])
})

test.each(['nonsense', '__proto__', 'constructor', 7, null, undefined])(
  'an unknown call %s is refused',
  async (name) => {
    expect(await (await setUp()).ask({ name })).toMatchObject({
      ok: false,
      failure: { code: 'unknown-call' },
    })
  },
)

test.each([
  { url: 'https://example.org/', isOurWindow: true },
  { url: 'app://carrel.example.org/', isOurWindow: true },
  { url: 'app://lock.example.org/', isOurWindow: true },
  { url: 'app://elsewhere/', isOurWindow: true },
  { url: 'about:blank', isOurWindow: true },
  { url: '', isOurWindow: true },
  { url: 'app://carrel/', isOurWindow: false },
  { url: 'app://lock/', isOurWindow: false },
])('a foreign sender is refused: %o', async (sender) => {
  const { ask, done } = await setUp()
  expect(await ask({ name: 'copyText', input: { text: 'words' }, sender })).toMatchObject({
    ok: false,
    failure: { code: 'unknown-sender' },
  })
  expect(done).toEqual([])
})

test.each([
  [
    'change.draft.text',
    { name: 'change', input: { type: 'add', draft: { ...draft, text: 'x'.repeat(100_001) } } },
  ],
  [
    'change.draft.tags.0',
    { name: 'change', input: { type: 'add', draft: { ...draft, tags: ['x'.repeat(65)] } } },
  ],
  ['change.type', { name: 'change', input: { type: 'burn' } }],
  ['change', { name: 'change', input: null }],
  ['copyText.text', { name: 'copyText', input: {} }],
  ['open', { name: 'open', input: { more: true } }],
])('a bad input is refused, and the message names the field %s', async (field, question) => {
  const { ask, reported } = await setUp()
  expect(await ask(question)).toMatchObject({
    ok: false,
    failure: { code: 'bad-input', message: expect.stringContaining(`“${field}”`) },
  })
  expect(reported).toEqual([])
})

test('an expected failure reaches the window as it was said', async () => {
  const failing = () => {
    throw new Failure('not-saved', 'The disk is full.')
  }
  const { ask, reported } = await setUp({ showDataFolder: failing })
  expect(await ask({ name: 'showDataFolder' })).toEqual({
    ok: false,
    failure: { code: 'not-saved', message: 'The disk is full.' },
  })
  expect(reported).toEqual([])
})

test('a bug is answered in plain words and reported, without its details reaching the window', async () => {
  const bug = new TypeError('x is not a function')
  const { ask, reported } = await setUp({ showDataFolder: () => Promise.reject(bug) })
  const reply = await ask({ name: 'showDataFolder' })
  expect(reply).toMatchObject({ ok: false, failure: { code: 'internal' } })
  expect(JSON.stringify(reply)).not.toContain('function')
  expect(reported).toEqual([bug])
})
