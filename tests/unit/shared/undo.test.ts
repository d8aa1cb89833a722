import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply } from '../../../src/shared/apply'
import { undoLimit } from '../../../src/shared/undo'
import { emptyWorkspace, type Operation, Workspace } from '../../../src/shared/workspace'
import {
  a,
  after,
  applied,
  b,
  bookmark,
  c,
  highlight,
  move,
  note,
  order,
  purge,
  put,
  remove,
  restore,
  undo,
  unknown,
  withoutUndos,
} from './workspaces'

const titleOf = (workspace: Workspace) => workspace.undos.at(-1)?.title

test('each thing that can be undone is named by what will be said', () => {
  const titles: [string, Workspace][] = [
    ['Bookmark taken back', after()],
    ['Note taken back', applied(put(note(a, 'one')))],
    ['Highlight taken back', applied(put(highlight(a)))],
    ['Old name is back', after(put(bookmark(a, 'new')))],
    ['Old colour is back', applied(put(highlight(a)), put(highlight(a, 'pink')))],
    ['Earlier wording is back', applied(put(note(a, 'one')), put(note(a, 'two')))],
    ['Note is as it was', applied(put(note(a, 'one')), put({ ...note(a, 'one'), colour: 'pink' }))],
    ['Brought back', after(remove(a))],
    ['Back in the trash', after(remove(a), restore(a))],
    ['Old order is back', after(move(a, null))],
  ]
  for (const [title, workspace] of titles) expect(titleOf(workspace)).toBe(title)
})

test('drafts, settings, places and purges cannot be undone', () => {
  const { settings } = emptyWorkspace()
  const position: Operation = { type: 'position', briefId: 'brief', position: { offset: 1, shift: 0 } }
  const others: Operation[] = [{ type: 'draft', draft: null }, { type: 'settings', settings }, position]
  expect(after(...others).undos).toEqual(after().undos)
})

test('undo takes one thing back at a time, the latest first, and then says that there is nothing', () => {
  let workspace = after(remove(b), move(c, a))
  const orders = [[c, a], [a, c], [a, b, c], [a, b], [a], []]
  for (const expected of orders) {
    expect(order(workspace)).toEqual(expected)
    if (workspace.undos.length > 0) workspace = apply(workspace, undo)
  }
  expect(() => apply(workspace, undo)).toThrow(expect.objectContaining({ code: 'nothing-to-undo' }))
})

test('an undo is no new thing to undo', () => {
  expect(apply(after(remove(b)), undo).undos).toEqual(after().undos)
})

test('a removal undone after a restart brings a whole group back in its order', () => {
  const restarted = Workspace.parse(JSON.parse(JSON.stringify(after(remove(c, a)))))
  expect(order(apply(restarted, undo))).toEqual([a, b, c])
})

test('what is taken back by undo lies in the trash, with the time of the undoing', () => {
  const at = '2026-05-06T07:08:09.000Z'
  expect(apply(after(), { type: 'undo', at }).trash).toEqual([
    { annotation: bookmark(c), index: 2, removedAt: at },
  ])
})

test('the same things done and undone are always as before', () => {
  const ids = fc.constantFrom(a, b, c, unknown)
  const operation: fc.Arbitrary<Operation> = fc.oneof(
    fc.tuple(ids, fc.constantFrom('one', 'two')).map(([id, text]) => put(note(id, text))),
    fc.tuple(ids, fc.constantFrom('x', 'y')).map(([id, name]) => put(bookmark(id, name))),
    fc.uniqueArray(ids, { minLength: 1 }).map((group) => remove(...group)),
    fc.uniqueArray(ids, { minLength: 1 }).map((group) => restore(...group)),
    fc.tuple(ids, fc.option(ids)).map(([id, before]) => move(id, before)),
  )
  const possible = (before: Workspace, each: Operation) => {
    try {
      return apply(before, each)
    } catch {
      return before // it named what is not there: the window would have been told so
    }
  }
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 12 }), (operations) => {
      const states = operations.reduce(
        (all, each) => [...all, possible(all.at(-1) ?? emptyWorkspace(), each)],
        [emptyWorkspace()],
      )
      let workspace = states.at(-1) ?? emptyWorkspace()
      const different = states.filter((state, index) => state !== states[index - 1])
      for (const earlier of different.slice(0, -1).toReversed()) {
        workspace = apply(workspace, undo)
        expect(workspace.annotations).toEqual(earlier.annotations)
      }
    }),
  )
})

test('the latest hundred are kept', () => {
  const names = Array.from({ length: undoLimit + 20 }, (_, index) => put(bookmark(a, `name ${index}`)))
  const workspace = applied(...names)
  expect(workspace.undos).toHaveLength(undoLimit)
  const undone = workspace.undos.reduce((before) => apply(before, undo), workspace)
  expect(undone.annotations).toEqual([bookmark(a, 'name 19')])
})

test('a purge takes along every undo that would bring it back, and leaves the others', () => {
  const workspace = after(put(bookmark(a, 'new')), move(b, a), remove(b), purge(b))
  expect(workspace.undos.map(({ title }) => title)).toEqual([
    'Bookmark taken back',
    'Bookmark taken back',
    'Old name is back',
  ])
  expect(JSON.stringify(workspace)).not.toContain(b)
  expect(order(apply(workspace, undo))).toEqual([a, c])
})

test('after a purge every undo that is left still works', () => {
  const operations = [remove(a, b), restore(a), move(c, a), remove(c), purge(b), put(bookmark(a, 'new'))]
  let workspace = after(...operations)
  while (workspace.undos.length > 0) workspace = apply(workspace, undo)
  expect(withoutUndos(workspace).annotations.map(({ id }) => id)).not.toContain(b)
})
