import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply } from '../../../../src/shared/workspace/apply'
import { undoLimit } from '../../../../src/shared/workspace/undo'
import { emptyWorkspace, type Operation, Workspace } from '../../../../src/shared/workspace/workspace'
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
} from '../workspaces'

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

test('a group put back, and that undone, and its removal undone, stands in its order', () => {
  const four = after(put(bookmark(unknown)))
  const operations = [remove(a, c), restore(a, c), undo, undo]
  expect(order(operations.reduce(apply, four))).toEqual([a, b, c, unknown])
})

test('what is taken back by undo lies in the trash, with the time of the undoing', () => {
  const at = '2026-05-06T07:08:09.000Z'
  expect(apply(after(), { type: 'undo', at }).trash).toEqual([
    { annotation: bookmark(c), index: 2, removedAt: at },
  ])
})

const ids = fc.constantFrom(a, b, c, unknown)
const group = fc.uniqueArray(ids, { minLength: 1 })
const forward: fc.Arbitrary<Operation>[] = [
  fc.tuple(ids, fc.constantFrom('one', 'two')).map(([id, text]) => put(note(id, text))),
  fc.tuple(ids, fc.constantFrom('x', 'y')).map(([id, name]) => put(bookmark(id, name))),
  group.map((some) => remove(...some)),
  fc.tuple(ids, fc.option(ids)).map(([id, before]) => move(id, before)),
]
const operation = fc.oneof(
  ...forward,
  group.map((some) => restore(...some)),
)

/** The state after the operation, or the same one where it names what is not there, or what is still in the trash. */
function tried(before: Workspace, each: Operation): Workspace {
  if (each.type === 'put' && before.trash.some(({ annotation }) => annotation.id === each.annotation.id))
    return before
  try {
    return apply(before, each)
  } catch {
    return before
  }
}

/** All states on the way, each different from the one before it. */
function statesOf(operations: Operation[]): Workspace[] {
  const states = [emptyWorkspace()]
  for (const each of operations) {
    const before = states.at(-1) ?? emptyWorkspace()
    const next = tried(before, each)
    if (next !== before) states.push(next)
  }
  return states
}

/** Undoes all there is, and looks at each state beside the one that there was at that point. */
function undoAll(operations: Operation[], look: (now: Workspace, then: Workspace) => void): void {
  const states = statesOf(operations)
  let workspace = states.pop() ?? emptyWorkspace()
  for (const then of states.toReversed()) {
    workspace = apply(workspace, undo)
    look(workspace, then)
  }
  expect(workspace.undos).toEqual([])
}

test('whatever was done, undoing it leads back through every state there was', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(...forward), { maxLength: 12 }), (operations) => {
      undoAll(operations, (now, then) => expect(now.annotations).toEqual(then.annotations))
    }),
  )
})

test('where things were put back from the trash meanwhile, all is there again, if not always in its order', () => {
  const sorted = ({ annotations }: Workspace) =>
    annotations.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 12 }), (operations) => {
      undoAll(operations, (now, then) => expect(sorted(now)).toEqual(sorted(then)))
    }),
  )
})

test('whatever was purged meanwhile, every undo that is left can be done, and none of it comes back', () => {
  const withPurges = fc.oneof(
    operation,
    operation,
    group.map((some) => purge(...some)),
  )
  fc.assert(
    fc.property(fc.array(withPurges, { maxLength: 16 }), (operations) => {
      let workspace = emptyWorkspace()
      const gone = new Set<string>()
      for (const each of operations) {
        if (each.type === 'put' && gone.has(each.annotation.id)) continue // ids are never given twice
        const next = tried(workspace, each)
        const known = new Set(
          [...next.annotations, ...next.trash.map(({ annotation }) => annotation)].map(({ id }) => id),
        )
        if (each.type === 'purge' && next !== workspace)
          for (const id of each.ids) if (!known.has(id)) gone.add(id)
        workspace = next
      }
      for (const _ of workspace.undos) workspace = apply(workspace, undo)
      expect(workspace.undos).toEqual([])
      expect(order(workspace).filter((id) => gone.has(id))).toEqual([])
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

test('an old order that named what was purged is forgotten', () => {
  const workspace = after(move(b, null), remove(c), purge(c))
  expect(workspace.undos.map(({ title }) => title)).not.toContain('Old order is back')
  expect(order(apply(workspace, undo))).toEqual([a])
})

test('after a purge every undo that is left still works', () => {
  const operations = [remove(a, b), restore(a), move(c, a), remove(c), purge(b), put(bookmark(a, 'new'))]
  let workspace = after(...operations)
  for (const _ of workspace.undos) workspace = apply(workspace, undo)
  expect(order(workspace)).not.toContain(b)
})
