import { expect, test } from 'vitest'
import type { Annotation } from '../../../src/shared/annotation'
import { apply } from '../../../src/shared/apply'
import { emptyWorkspace, type Operation, Workspace } from '../../../src/shared/workspace'

const time = '2025-01-02T03:04:05.678Z'
const [a, b, c, unknown] = ['a', 'b', 'c', 'd'].map(
  (digit) => `7d444840-9dc0-41d1-b245-5ffdce74fad${digit}`,
) as [string, string, string, string]

function bookmark(id: string, name = id): Annotation {
  return { id, kind: 'bookmark', briefId: 'brief', anchor: null, name, createdAt: time, updatedAt: time }
}

/** A workspace with bookmarks a, b and c, after the operations. */
function after(...operations: Operation[]): Workspace {
  const puts = [a, b, c].map((id): Operation => ({ type: 'put', annotation: bookmark(id) }))
  return [...puts, ...operations].reduce(apply, emptyWorkspace())
}

const order = (workspace: Workspace) => workspace.annotations.map(({ id }) => id)
const remove = (id: string): Operation => ({ type: 'remove', id, removedAt: time })
const restore = (id: string): Operation => ({ type: 'restore', id })
const move = (id: string, before: string | null): Operation => ({ type: 'move', id, before })

test('a new annotation goes last', () => {
  expect(order(after())).toEqual([a, b, c])
})

test('a known annotation is replaced at its place', () => {
  const workspace = after({ type: 'put', annotation: bookmark(b, 'renamed') })
  expect(order(workspace)).toEqual([a, b, c])
  expect(workspace.annotations[1]).toEqual(bookmark(b, 'renamed'))
})

test('a removed annotation is kept in the trash with its place and time', () => {
  const workspace = after(remove(b))
  expect(order(workspace)).toEqual([a, c])
  expect(workspace.trash).toEqual([{ annotation: bookmark(b), index: 1, removedAt: time }])
})

test('a restored annotation returns to its place and leaves the trash', () => {
  expect(after(remove(b), restore(b))).toEqual(after())
})

test('removals undone last to first bring everything back to its place', () => {
  const undone = after(remove(a), remove(c), remove(b), restore(b), restore(c), restore(a))
  expect(undone).toEqual(after())
})

test('an annotation restored after the others are gone goes last', () => {
  expect(order(after(remove(c), remove(b), remove(a), restore(c)))).toEqual([c])
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
    restore(unknown),
    restore(a),
    move(unknown, a),
    move(a, unknown),
    move(a, a),
  ]
  for (const operation of unknowns) {
    expect(() => after(operation)).toThrow(expect.objectContaining({ code: 'unknown-annotation' }))
  }
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
  const before = after()
  const copy = structuredClone(before)
  for (const operation of [remove(b), move(c, a), { type: 'put', annotation: bookmark(unknown) } as const]) {
    expect(Workspace.safeParse(apply(before, operation)).success).toBe(true)
    expect(before).toEqual(copy)
  }
})

test('an operation of no known type is a bug, not a failure', () => {
  expect(() => apply(emptyWorkspace(), JSON.parse('{"type":"erase"}'))).toThrow(/unexpected value/)
})
