import { expect, test } from 'vitest'
import { stamp } from '../../../src/main/stamp'
import type { Bookmark, Highlight, Note } from '../../../src/shared/annotation'
import { emptyWorkspace, Operation, type Workspace } from '../../../src/shared/workspace'

const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`
const then = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' }
const placed = { briefId: 'a-brief', anchor: null }
const note: Note = { kind: 'note', ...placed, colour: 'yellow', text: 'old', tags: ['a'], id: id(1), ...then }
const bookmark: Bookmark = { kind: 'bookmark', ...placed, name: 'old', id: id(2), ...then }
const highlight: Highlight = { kind: 'highlight', ...placed, colour: 'green', id: id(3), ...then }
const workspace: Workspace = { ...emptyWorkspace(), annotations: [note, bookmark, highlight] }
const now = '2026-11-23T09:43:05.000Z'
const given = { workspace, id: id(9), now }

test('what is added gets its id and both times', () => {
  const draft = { kind: 'highlight', ...placed, colour: 'pink' } as const
  expect(stamp({ type: 'add', draft }, given)).toEqual({
    type: 'put',
    annotation: { ...draft, id: id(9), createdAt: now, updatedAt: now },
  })
})

test('an edit keeps everything else, and moves only the time of the last change', () => {
  expect(stamp({ type: 'edit', id: id(1), changes: { text: 'new' } }, given)).toEqual({
    type: 'put',
    annotation: { ...note, text: 'new', updatedAt: now },
  })
  expect(stamp({ type: 'edit', id: id(2), changes: { name: 'new' } }, given)).toMatchObject({
    annotation: { ...bookmark, name: 'new', updatedAt: now },
  })
})

test.each([
  [id(1), { name: 'a name' }],
  [id(2), { text: 'a text' }],
  [id(2), { colour: 'blue' as const }],
  [id(3), { tags: ['a'] }],
])('an edit that does not fit the kind of %s is refused', (target, changes) => {
  expect(() => stamp({ type: 'edit', id: target, changes }, given)).toThrow(
    expect.objectContaining({ code: 'bad-input', message: expect.stringContaining('stays as it was') }),
  )
})

test('an edit of what is not there is refused', () => {
  expect(() => stamp({ type: 'edit', id: id(8), changes: { text: 'new' } }, given)).toThrow(
    expect.objectContaining({ code: 'unknown-annotation' }),
  )
})

test('a removal gets its time, and everything is an operation that may be saved', () => {
  const changes = [
    { type: 'remove', id: id(1) },
    { type: 'restore', id: id(1) },
    { type: 'move', id: id(2), before: null },
    { type: 'settings', settings: workspace.settings },
    { type: 'position', briefId: 'a-brief', position: { offset: 3, shift: -2.5 } },
  ] as const
  const [removal, ...others] = changes.map((change) => stamp(change, given))
  expect(removal).toEqual({ type: 'remove', id: id(1), removedAt: now })
  expect(others).toEqual(changes.slice(1))
  expect([removal, ...others].map((operation) => Operation.safeParse(operation).success)).not.toContain(false)
})
