import { expect, test } from 'vitest'
import { stamp } from '../../../../src/main/session/stamp'
import type { Bookmark } from '../../../../src/shared/records/bookmark'
import type { Highlight } from '../../../../src/shared/records/highlight'
import type { Note, NoteDraft } from '../../../../src/shared/records/note'
import {
  type Change,
  emptyWorkspace,
  Operation,
  type Workspace,
} from '../../../../src/shared/workspace/workspace'

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

test('a removal and an undo get their time, and everything is an operation that may be saved', () => {
  const changes = [
    { type: 'remove', ids: [id(1), id(2)] },
    { type: 'undo' },
    { type: 'restore', ids: [id(1)] },
    { type: 'purge', ids: [id(1)] },
    { type: 'move', id: id(2), before: null },
    { type: 'settings', settings: workspace.settings },
    { type: 'position', briefId: 'a-brief', position: { offset: 3, shift: -2.5 } },
  ] satisfies Change[]
  const [removal, undo, ...others] = changes.map((change) => stamp(change, given))
  expect(removal).toEqual({ type: 'remove', ids: [id(1), id(2)], removedAt: now })
  expect(undo).toEqual({ type: 'undo', at: now })
  expect(others).toEqual(changes.slice(2))
  for (const operation of [removal, undo, ...others])
    expect(Operation.safeParse(operation).success).toBe(true)
})

const draft: NoteDraft = { noteId: null, ...placed, text: 'new', tags: [], colour: 'pink' }
const reworded: NoteDraft = { ...draft, noteId: id(1) }

test('what is being typed is kept as it is', () => {
  expect(stamp({ type: 'keepDraft', draft }, given)).toEqual({ type: 'draft', draft })
})

test('a finished draft becomes a new note, in one go with the end of the draft', () => {
  expect(stamp({ type: 'finishDraft', draft }, given)).toEqual({
    type: 'put',
    annotation: {
      kind: 'note',
      ...placed,
      text: 'new',
      tags: [],
      colour: 'pink',
      id: id(9),
      createdAt: now,
      updatedAt: now,
    },
    endsDraft: true,
  })
})

test('a finished rewording keeps the id, the place and the day of the note', () => {
  expect(stamp({ type: 'finishDraft', draft: { ...reworded, briefId: 'another' } }, given)).toEqual({
    type: 'put',
    annotation: { ...note, text: 'new', tags: [], colour: 'pink', updatedAt: now },
    endsDraft: true,
  })
})

test('a rewording that changed nothing only ends', () => {
  const { text, tags, colour } = note
  expect(stamp({ type: 'finishDraft', draft: { ...reworded, text, tags, colour } }, given)).toEqual({
    type: 'draft',
    draft: null,
  })
})

test('a rewording of a note that has gone becomes a new note: its words are not lost', () => {
  for (const noteId of [id(8), id(2)])
    expect(stamp({ type: 'finishDraft', draft: { ...reworded, noteId } }, given)).toMatchObject({
      type: 'put',
      annotation: { kind: 'note', id: id(9), text: 'new' },
      endsDraft: true,
    })
})

test('a draft without words is nothing, or the removal of the note that it was', () => {
  const blank = { text: ' \n', tags: [] }
  expect(stamp({ type: 'finishDraft', draft: { ...draft, ...blank } }, given)).toEqual({
    type: 'draft',
    draft: null,
  })
  expect(stamp({ type: 'finishDraft', draft: { ...reworded, ...blank } }, given)).toEqual({
    type: 'remove',
    ids: [id(1)],
    removedAt: now,
    endsDraft: true,
  })
  expect(stamp({ type: 'finishDraft', draft: { ...reworded, ...blank, tags: ['a'] } }, given)).toMatchObject({
    type: 'put',
  })
})

test('a draft that is let go of leaves everything as it was', () => {
  expect(stamp({ type: 'finishDraft', draft: null }, given)).toEqual({ type: 'draft', draft: null })
})
