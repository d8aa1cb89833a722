import { expect, test } from 'vitest'
import type { NoteDraft } from '../../../../src/shared/records/note'
import { apply } from '../../../../src/shared/workspace/apply'
import { emptyWorkspace, type Operation, Workspace } from '../../../../src/shared/workspace/workspace'
import {
  a,
  after,
  b,
  bookmark,
  c,
  move,
  note,
  order,
  purge,
  put,
  remove,
  restore,
  time,
  undo,
  unknown,
  withoutUndos,
} from '../workspaces'

const draft: NoteDraft = {
  noteId: null,
  briefId: 'brief',
  anchor: null,
  text: 'half a th',
  tags: [],
  colour: 'yellow',
}

test('a new annotation goes last', () => {
  expect(order(after())).toEqual([a, b, c])
})

test('a known annotation is replaced at its place', () => {
  const workspace = after(put(bookmark(b, 'renamed')))
  expect(order(workspace)).toEqual([a, b, c])
  expect(workspace.annotations[1]).toEqual(bookmark(b, 'renamed'))
})

test('a removed annotation is kept in the trash with its place and time', () => {
  const workspace = after(remove(b))
  expect(order(workspace)).toEqual([a, c])
  expect(workspace.trash).toEqual([{ annotation: bookmark(b), index: 1, removedAt: time }])
})

test('a restored annotation returns to its place and leaves the trash', () => {
  expect(withoutUndos(after(remove(b), restore(b)))).toEqual(withoutUndos(after()))
})

test('a group removed in any order comes back in the order it had', () => {
  for (const group of [
    [a, b, c],
    [c, b, a],
    [b, a, c],
    [c, a],
  ])
    expect(withoutUndos(after(remove(...group), restore(...group)))).toEqual(withoutUndos(after()))
})

test('a group that was removed one by one is restored last out, first in', () => {
  const workspace = after(remove(a), remove(c), remove(b), restore(a, c, b))
  expect(withoutUndos(workspace)).toEqual(withoutUndos(after()))
})

test('an annotation restored after the others are gone goes last', () => {
  expect(order(after(remove(c), remove(b), remove(a), restore(c)))).toEqual([c])
})

test('a group of which one is unknown is removed or restored whole, or not at all', () => {
  const before = after()
  expect(() => apply(before, remove(a, unknown))).toThrow(/no longer there/)
  expect(before).toEqual(after())
  expect(() => apply(after(remove(a)), restore(a, unknown))).toThrow(/no longer there/)
})

test('an annotation moves before another, or last', () => {
  expect(order(after(move(c, a)))).toEqual([c, a, b])
  expect(order(after(move(a, c)))).toEqual([b, a, c])
  expect(order(after(move(a, null)))).toEqual([b, c, a])
  expect(order(after(move(c, null)))).toEqual([a, b, c])
})

test('an operation on an annotation that is not there fails in words, whatever it is', () => {
  const unknowns = [
    remove(unknown),
    remove(a, a),
    restore(unknown),
    restore(a),
    purge(unknown),
    purge(a),
    move(unknown, a),
    move(a, unknown),
    move(a, a),
  ]
  for (const operation of unknowns)
    expect(() => after(operation), JSON.stringify(operation)).toThrow(
      expect.objectContaining({ code: 'unknown-annotation' }),
    )
})

test('what is purged leaves the trash for good, with its earlier wordings and nothing else', () => {
  const workspace = after(
    put(note(unknown, 'one')),
    put(note(unknown, 'two')),
    remove(a, unknown),
    purge(unknown),
  )
  expect(order(workspace)).toEqual([b, c])
  expect(workspace.trash.map(({ annotation }) => annotation.id)).toEqual([a])
  expect(workspace.versions).toEqual([])
  expect(JSON.stringify(workspace)).not.toContain(unknown)
})

test('purging one of a group leaves the others in the trash, to be restored', () => {
  const workspace = after(remove(a, b), purge(b), restore(a))
  expect(order(workspace)).toEqual([a, c])
})

test('a draft is kept, replaced and let go of, and touches nothing else', () => {
  const kept = after({ type: 'draft', draft })
  expect(kept).toEqual({ ...after(), draft })
  expect(apply(kept, { type: 'draft', draft: { ...draft, text: 'half a thought' } }).draft?.text).toBe(
    'half a thought',
  )
  expect(apply(kept, { type: 'draft', draft: null })).toEqual(after())
})

test('a draft ends with the note that it becomes, or with the removal that it means, and only then', () => {
  const kept = after({ type: 'draft', draft })
  const finished = put(note(unknown, 'half a thought'))
  expect(apply(kept, { ...finished, endsDraft: true }).draft).toBe(null)
  expect(apply(kept, finished).draft).toEqual(draft)
  expect(apply(kept, { type: 'remove', ids: [a], removedAt: time, endsDraft: true }).draft).toBe(null)
  expect(apply(kept, remove(a)).draft).toEqual(draft)
  expect(apply(kept, undo).draft).toEqual(draft)
})

test('settings are replaced, and nothing else', () => {
  const settings = { ...emptyWorkspace().settings, size: 24, theme: 'night' as const }
  expect(after({ type: 'settings', settings })).toEqual({ ...after(), settings })
})

test('each brief has its own reading position', () => {
  const first: Operation = { type: 'position', briefId: 'one', position: { offset: 5, shift: -2.5 } }
  const second: Operation = { type: 'position', briefId: 'two', position: { offset: 9, shift: 0 } }
  const again: Operation = { type: 'position', briefId: 'one', position: { offset: 7, shift: 0 } }
  expect(after(first, second, again).reading).toEqual({ one: again.position, two: second.position })
})

test('the workspace before the operation is left as it was, and the one after fits the schema', () => {
  const before = after(put(note(unknown, 'one')), remove(a))
  const copy = structuredClone(before)
  const operations = [remove(b, c), restore(a), purge(a), move(c, b), undo, put(note(unknown, 'two'))]
  for (const operation of operations) {
    expect(Workspace.safeParse(apply(before, operation)).success).toBe(true)
    expect(before).toEqual(copy)
  }
})

test('an operation of no known type is a bug, not a failure', () => {
  expect(() => apply(emptyWorkspace(), JSON.parse('{"type":"erase"}'))).toThrow(/unexpected value/)
})

test('own aliases, saved and recent searches are replaced as a whole by edits of schema 2', () => {
  const given = {
    aliases: [{ phrases: ['the Marshal', 'Kim Jong Un'] as [string, string] }],
    searches: [{ name: 'The alliance', query: 'nuclear alliance' }],
    recent: ['four brigades', 'nuclear shadow'],
  }
  const { aliases, searches, recent } = given
  const workspace = after(
    { type: 'aliases', aliases },
    { type: 'searches', searches },
    { type: 'recent', recent: ['an older one'] },
    { type: 'recent', recent },
  )
  expect(workspace).toEqual({ ...after(), ...given })
  expect(Workspace.parse(workspace)).toEqual(workspace)
})

test('a workspace from before there were aliases and searches has none', () => {
  const { aliases: _, searches: __, recent: ___, ...older } = emptyWorkspace()
  expect(Workspace.parse(older)).toEqual(emptyWorkspace())
})
