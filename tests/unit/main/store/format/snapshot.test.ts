import fc from 'fast-check'
import { expect, test } from 'vitest'
import { envelope } from '../../../../../src/main/store/format/envelope'
import { parseName, snapshotName } from '../../../../../src/main/store/format/names'
import { plainSeals, sealsUnder } from '../../../../../src/main/store/format/seal'
import { decodeSnapshot, encodeSnapshot, judgeWorkspace } from '../../../../../src/main/store/format/snapshot'
import { emptyWorkspace, type Workspace } from '../../../../../src/shared/workspace/workspace'
import { idOf, note } from '../folder'
import { workspaces } from '../workspaces'

const store = idOf(1)
const about = { store, seq: 42, term: 3, kept: [40, 41], journals: ['3-41-0123456789abcdef'] }
const plain = plainSeals.snapshot
const sealed = sealsUnder(new Uint8Array(32)).snapshot

function nameOf(seq: number) {
  const name = parseName(snapshotName(seq, 'plain'))
  if (name?.type !== 'snapshot') throw new Error('not a snapshot')
  return name
}

async function encoded(workspace: Workspace, seal = plain): Promise<Buffer> {
  return Buffer.concat(await encodeSnapshot(about, workspace, seal))
}

test.each([
  { name: 'plain', seal: plain },
  { name: 'sealed', seal: sealed },
])('a workspace comes back as it was, whatever was written in it: $name', async ({ seal }) => {
  await fc.assert(
    fc.asyncProperty(workspaces, async (workspace) => {
      const read = decodeSnapshot(await encoded(workspace, seal), nameOf(42), { store, seal })
      expect(read).toMatchObject({ kind: 'fine', header: about })
      if (read.kind === 'fine') expect(judgeWorkspace(read.json)).toEqual({ workspace, isMigrated: false })
    }),
    { numRuns: 30 },
  )
})

test('the header has the fields of the format and no other', async () => {
  const [line] = (await encoded(emptyWorkspace())).toString().split('\n')
  const fields = ['format', 'version', 'store', 'schema', 'seq', 'term', 'kept', 'journals', 'check']
  expect(Object.keys(JSON.parse(line ?? ''))).toEqual(fields)
})

test('a snapshot under another name, or of another store, is refused', async () => {
  const bytes = await encoded(emptyWorkspace())
  const at = { store, seal: plain }
  expect(decodeSnapshot(bytes, nameOf(41), at)).toEqual({
    kind: 'damaged',
    why: 'it stands under the name of another one',
  })
  expect(decodeSnapshot(bytes, nameOf(42), { ...at, store: idOf(2) })).toEqual({
    kind: 'damaged',
    why: 'it belongs to another store',
  })
})

test('a later layout, a later schema and a proven line that says something unknown are newer', () => {
  const header = { format: 'carrel-snapshot', version: 1, ...about, schema: 3 }
  const judge = (changed: object) =>
    decodeSnapshot(envelope({ ...header, ...changed }, plain), nameOf(42), { store, seal: plain }).kind
  expect(judge({})).toBe('fine')
  expect(judge({ version: 2, extra: true })).toBe('newer')
  expect(judge({ schema: 4 })).toBe('newer')
  expect(judge({ format: 'carrel-journal' })).toBe('damaged')
  expect(judge({ kept: 'none' })).toBe('newer')
  expect(judge({ journals: ['3-41'] })).toBe('newer')
  expect(judge({ compressed: true })).toBe('newer')
  expect(judge({ store: idOf(2), compressed: true })).toBe('damaged')
})

const json = JSON.stringify({ ...emptyWorkspace(), annotations: [note(1)] })
const { schema: _, ...withoutSchema } = emptyWorkspace()

test.each([
  ['it is empty', ''],
  ['it is not JSON', 'not JSON at all'],
  ['it is not JSON', json.slice(0, -20)],
  ['it is not JSON', `\ufeff${json}`],
  ['it is not what Carrel writes', 'null'],
  ['it is not what Carrel writes', '0'],
  ['its field “schema” is not what Carrel writes', JSON.stringify(withoutSchema)],
  ['it is not what Carrel writes', JSON.stringify({ ...emptyWorkspace(), plugins: [] })],
  ['its field “annotations.0.colour” is not what Carrel writes', json.replace('yellow', 'mauve')],
  ['its field “annotations.0.id” is not what Carrel writes', json.replace(idOf(1), '')],
  ['it is nested too deep', '['.repeat(33) + ']'.repeat(33)],
  ['it is nested too deep', '{"a":'.repeat(1_000_000)],
])('what is no workspace is said: %s', (damage, text) => {
  expect(judgeWorkspace(Buffer.from(text))).toEqual({ damage })
})

test('one byte that is not UTF-8 is said, and not guessed at', () => {
  const bytes = Buffer.from(json.replace('note 1', 'note \xff'), 'latin1')
  expect(judgeWorkspace(bytes)).toEqual({ damage: 'it is not UTF-8 text' })
})

test('a workspace of schema 1 is migrated, one of schema 3 is newer', () => {
  const { versions, undos, draft, ...old } = { ...emptyWorkspace(), annotations: [note(1)] }
  expect(judgeWorkspace(Buffer.from(JSON.stringify({ ...old, schema: 1 })))).toEqual({
    workspace: { ...emptyWorkspace(), annotations: [note(1)] },
    isMigrated: true,
  })
  expect(judgeWorkspace(Buffer.from('{"schema":4,"everything":"else"}'))).toBe('newer')
})
