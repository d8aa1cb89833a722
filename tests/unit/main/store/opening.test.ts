import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdir, readFile, stat, symlink, truncate, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../../../src/main/store/store'
import { emptyWorkspace } from '../../../../src/shared/workspace'
import {
  freshPlace,
  namesIn,
  note,
  placeHolding,
  put,
  savedTexts,
  temporaryFolder,
  workspacePath,
} from './folder'

const whole = JSON.stringify({ ...emptyWorkspace(), annotations: [note(1)] })

test('the first start says nothing, and leaves a file', async () => {
  const place = await freshPlace()
  expect(await openStore(place)).toMatchObject({ notices: [], isKept: true, workspace: emptyWorkspace() })
  expect(await namesIn(place)).toEqual(['workspace.json'])
})

test('a folder whose file is gone is said once, and starts empty', async () => {
  const place = await placeHolding(whole)
  await unlink(workspacePath(place))
  const store = await openStore(place)
  expect(store).toMatchObject({ notices: [{ kind: 'missing', keptAside: null }], isKept: true })
  expect((await openStore(place)).notices).toEqual([])
})

describe('a file that is no workspace is kept aside byte for byte, and said', () => {
  const { schema: _, ...withoutSchema } = emptyWorkspace()
  const damaged: Record<string, string | Uint8Array> = {
    empty: '',
    'NUL bytes': new Uint8Array(512),
    garbage: 'not JSON at all',
    'cut short': whole.slice(0, -20),
    null: 'null',
    'a number': '0',
    'a byte-order mark': `\ufeff${whole}`,
    'one byte that is not UTF-8': Buffer.from(whole.replace('note 1', 'note \xff'), 'latin1'),
    'no schema': JSON.stringify(withoutSchema),
    'a field too many': JSON.stringify({ ...emptyWorkspace(), plugins: [] }),
    'an annotation without an id': JSON.stringify({
      ...emptyWorkspace(),
      annotations: [{ ...note(1), id: '' }],
    }),
    'nested 33 deep': '['.repeat(33) + ']'.repeat(33),
    'nested 1,000,000 deep': '{"a":'.repeat(1_000_000),
  }
  test.each(Object.entries(damaged))('%s', async (_name, bytes) => {
    const place = await placeHolding(bytes)
    const store = await openStore(place)
    const aside = join(place.directory, 'workspace-damaged-2026-11-23T09-43-05.json')
    expect(store).toMatchObject({ notices: [{ kind: 'damaged', keptAside: aside }], isKept: true })
    expect(store.notices[0]?.message).toContain(aside)
    expect((await readFile(aside)).equals(Buffer.from(bytes))).toBe(true)
    await store.commit(put(2))
    expect(await savedTexts(place)).toEqual(['note 2'])
  })
})

test('the notice says what is wrong with the file', async () => {
  const reasons: [string, string][] = [
    ['', 'it is empty'],
    ['{', 'it is not JSON'],
    ['['.repeat(33) + ']'.repeat(33), 'it is nested too deep'],
    [whole.replace('yellow', 'mauve'), 'its field “annotations.0.colour” is not what Carrel writes'],
  ]
  for (const [content, why] of reasons) {
    const { notices } = await openStore(await placeHolding(content))
    expect(notices[0]?.message).toContain(why)
  }
})

test('two files damaged in the same second are both kept', async () => {
  const place = await placeHolding('first')
  await openStore(place)
  await writeFile(workspacePath(place), 'second')
  const { notices } = await openStore(place)
  expect(notices[0]?.keptAside).toBe(join(place.directory, 'workspace-damaged-2026-11-23T09-43-05-2.json'))
  const kept = ['workspace-damaged-2026-11-23T09-43-05-2.json', 'workspace-damaged-2026-11-23T09-43-05.json']
  expect(await namesIn(place)).toEqual([...kept, 'workspace.json'])
  expect(await readFile(join(place.directory, kept[0] ?? ''), 'utf8')).toBe('second')
  expect(await readFile(join(place.directory, kept[1] ?? ''), 'utf8')).toBe('first')
})

test('a newer file is left byte for byte and copied once, and the session is in memory only', async () => {
  const newer = JSON.stringify({ schema: 2, everything: ['is', 'different'] })
  const place = await placeHolding(newer)
  await chmod(workspacePath(place), 0o640)
  const { mtimeMs, ino, mode } = await stat(workspacePath(place))
  const store = await openStore(place)
  expect(await store.commit(put(1))).toMatchObject({ savedAt: null })
  expect(store.workspace.annotations).toEqual([note(1)])
  await openStore({ ...place, now: () => new Date('2026-12-24T00:00:00Z') })
  const copy = `workspace-newer-2026-11-23T09-43-05-${createHash('sha256').update(newer).digest('hex').slice(0, 8)}.json`
  expect(await namesIn(place)).toEqual([copy, 'workspace.json'])
  expect(await readFile(workspacePath(place), 'utf8')).toBe(newer)
  expect(await readFile(join(place.directory, copy), 'utf8')).toBe(newer)
  expect(await stat(workspacePath(place))).toMatchObject({ mtimeMs, ino, mode })
  expect(store).toMatchObject({
    notices: [{ kind: 'newer', keptAside: join(place.directory, copy) }],
    isKept: false,
  })
})

describe('what cannot be read is left untouched, and the session is in memory only', () => {
  const obstacles: Record<string, (path: string) => Promise<unknown> | unknown> = {
    'a folder': (path) => mkdir(path),
    'a pipe nobody writes to': (path) => execFileSync('mkfifo', [path]),
    'a link to a good file': async (path) => {
      await writeFile(`${path}.real`, whole)
      await symlink(`${path}.real`, path)
    },
    'a link to nothing': (path) => symlink('/nowhere/at/all', path),
    'a file of more than 64 MB': async (path) => {
      await writeFile(path, whole)
      await truncate(path, 64 * 1024 * 1024 + 1)
    },
  }
  test.each(Object.entries(obstacles))('%s', async (_name, obstruct) => {
    const place = await freshPlace()
    await mkdir(place.directory)
    await obstruct(workspacePath(place))
    const names = await namesIn(place)
    const store = await openStore(place)
    expect(store).toMatchObject({ notices: [{ kind: 'unreadable', keptAside: null }], isKept: false })
    expect(await store.commit(put(1))).toMatchObject({ savedAt: null })
    expect(await namesIn(place)).toEqual(names)
  })
})

test.each(['file', 'link'])('a %s where the folder should be is left alone', async (obstacle) => {
  const place = await freshPlace()
  if (obstacle === 'file') await writeFile(place.directory, 'mine')
  else await symlink(await temporaryFolder(), place.directory)
  expect(await openStore(place)).toMatchObject({ notices: [{ kind: 'unreadable' }], isKept: false })
})

test('what a crash left half-written is removed, and nothing else', async () => {
  const place = await placeHolding(whole)
  const others = ['.carrel-notes.tmp', 'mine.tmp', 'workspace-damaged-2020-01-01T00-00-00.json']
  for (const name of ['.carrel-0123456789abcdef.tmp', ...others])
    await writeFile(join(place.directory, name), 'half')
  const store = await openStore(place)
  expect(store).toMatchObject({ notices: [], isKept: true })
  expect(await namesIn(place)).toEqual([...others, 'workspace.json'])
})

test('a folder that others could read is closed to them', async () => {
  const place = await placeHolding(whole)
  await chmod(place.directory, 0o755)
  await openStore(place)
  expect((await stat(place.directory)).mode & 0o777).toBe(0o700)
})

describe('a store that may be in use by another Carrel', () => {
  test('is shown but not written to', async () => {
    const place = { ...(await placeHolding(whole)), mayWrite: false }
    const store = await openStore(place)
    expect(store).toMatchObject({ notices: [{ kind: 'read-only' }], isKept: false })
    expect(store.workspace.annotations).toEqual([note(1)])
    expect(await store.commit(put(2))).toMatchObject({ savedAt: null })
    expect(await readFile(workspacePath(place), 'utf8')).toBe(whole)
  })

  test('stays as it is even when it is damaged', async () => {
    const place = { ...(await placeHolding('garbage')), mayWrite: false }
    expect(await openStore(place)).toMatchObject({
      notices: [{ kind: 'damaged', keptAside: null }],
      isKept: false,
    })
    expect(await namesIn(place)).toEqual(['workspace.json'])
  })

  test('is not created', async () => {
    const place = { ...(await freshPlace()), mayWrite: false }
    expect(await openStore(place)).toMatchObject({ notices: [{ kind: 'read-only' }], isKept: false })
    await expect(stat(place.directory)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
