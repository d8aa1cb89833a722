import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NoteDraft } from '../../../../src/shared/records/note'
import { apply } from '../../../../src/shared/workspace/apply'
import { emptyWorkspace, type Operation, Workspace } from '../../../../src/shared/workspace/workspace'
import {
  a,
  after,
  applied,
  b,
  bookmark,
  c,
  move,
  note,
  order,
  purge,
  put,
  redo,
  remove,
  restore,
  undo,
  unknown,
} from '../workspaces'

const draft = (text: string, noteId: string | null = null): NoteDraft => ({
  noteId,
  briefId: 'brief',
  anchor: null,
  text,
  tags: [],
  colour: 'yellow',
})
const discard = (text: string, noteId: string | null = null): Operation => ({
  type: 'discard',
  draft: draft(text, noteId),
})

test('discarded words are the first thing that undo brings back, and redo lets go of them again', () => {
  const workspace = after(remove(b), { type: 'draft', draft: draft('half') }, discard('half a thought'))
  expect(workspace.draft).toBeNull()
  const undone = apply(workspace, undo)
  expect(undone.draft).toEqual(draft('half a thought'))
  expect(order(undone)).toEqual([a, c])
  expect(apply(undone, redo)).toEqual(workspace)
})

test('words that are being written when others come back are in redo, and nothing is lost', () => {
  const workspace = after(discard('first'), { type: 'draft', draft: draft('second') }, undo)
  expect(workspace.draft).toEqual(draft('first'))
  expect(apply(workspace, redo).draft).toEqual(draft('second'))
})

test('without anything undone, redo says so', () => {
  expect(() => apply(after(), redo)).toThrow(expect.objectContaining({ code: 'nothing-to-redo' }))
})

test('a new edit empties redo, and settings, places and lists do not', () => {
  const undone = after(remove(b), undo)
  expect(undone.redos).toHaveLength(1)
  expect(apply(undone, put(bookmark(a, 'new'))).redos).toEqual([])
  expect(apply(undone, discard('words')).redos).toEqual([])
  const position: Operation = { type: 'position', briefId: 'brief', position: { offset: 1, shift: 0 } }
  expect(apply(undone, position).redos).toEqual(undone.redos)
})

test('redo says what is there again', () => {
  const said = (...operations: Operation[]) => after(...operations, undo).redos.at(-1)?.again
  expect(said(put(note(unknown, 'one')))).toBe('Note is there again')
  expect(said(put(bookmark(a, 'new')))).toBe('New name is back')
  expect(said(remove(a))).toBe('Removed again')
  expect(said(move(a, null))).toBe('New order is back')
  expect(said(discard('words'))).toBe('Discarded again')
})

test('a purge takes what it removes out of redo too, the words of its drafts as well', () => {
  const workspace = applied(
    put(note(a, 'kept')),
    put(note(b, 'secret')),
    remove(b),
    discard('secret words', b),
    undo,
    { type: 'draft', draft: null },
    purge(b),
  )
  expect(JSON.stringify(workspace)).not.toContain('secret')
  const removedByUndo = applied(put(note(a, 'kept')), put(note(b, 'secret')), undo, purge(b))
  expect(JSON.stringify(removedByUndo)).not.toContain('secret')
  expect(removedByUndo.redos).toEqual([])
})

const ids = fc.constantFrom(a, b, c, unknown)
const group = fc.uniqueArray(ids, { minLength: 1 })
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(ids, fc.constantFrom('one', 'two')).map(([id, text]) => put(note(id, text))),
  fc.tuple(ids, fc.constantFrom('x', 'y')).map(([id, name]) => put(bookmark(id, name))),
  group.map((some) => remove(...some)),
  group.map((some) => restore(...some)),
  fc.tuple(ids, fc.option(ids)).map(([id, before]) => move(id, before)),
  fc.constantFrom('some', 'words').map((text) => discard(text)),
)

/** The state after the operation, or the same one where it names what is not there, or is still in the trash. */
function tried(before: Workspace, each: Operation): Workspace {
  if (each.type === 'put' && before.trash.some(({ annotation }) => annotation.id === each.annotation.id))
    return before
  try {
    return apply(before, each)
  } catch {
    return before
  }
}

/** All but the order and the places of the trash, and the wordings, of which undo and redo may leave more. */
function essence({ annotations, trash, versions: _, ...rest }: Workspace) {
  return { ...rest, annotations, trash: trash.map(({ annotation }) => annotation.id).sort() }
}

test('whatever was done, what was undone and redone is as it was, also when it is opened anew between', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 14 }), fc.nat(14), (operations, many) => {
      const done = operations.reduce(tried, emptyWorkspace())
      const count = Math.min(many, done.undos.length)
      const undone = Array.from({ length: count }, () => undo).reduce<Workspace>(apply, done)
      expect(undone.redos).toHaveLength(count)
      const reopened = Workspace.parse(JSON.parse(JSON.stringify(undone)))
      const redone = Array.from({ length: count }, () => redo).reduce<Workspace>(apply, reopened)
      expect(essence(redone)).toEqual(essence({ ...done, redos: [] }))
      for (const version of done.versions) expect(redone.versions).toContainEqual(version)
    }),
  )
})

test('whatever was undone and purged, every redo that is left can be done, and none of it comes back', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 14 }), fc.nat(14), group, (operations, many, gone) => {
      const done = operations.reduce(tried, emptyWorkspace())
      const count = Math.min(many, done.undos.length)
      const undone = Array.from({ length: count }, () => undo).reduce<Workspace>(apply, done)
      const trashed = gone.filter((id) => undone.trash.some(({ annotation }) => annotation.id === id))
      const purged = trashed.length > 0 ? apply(undone, purge(...trashed)) : undone
      const redone = purged.redos.reduce((before) => apply(before, redo), purged)
      expect(redone.redos).toEqual([])
      for (const id of trashed) expect(order(redone)).not.toContain(id)
    }),
  )
})
