import { expect, test } from 'vitest'
import {
  presentSchema,
  readOperation,
  schemaOf,
  upgradeOperation,
  upgradeWorkspace,
} from '../../../../src/shared/workspace/upgrade'
import { emptyWorkspace, schemaVersion, Workspace } from '../../../../src/shared/workspace/workspace'
import { a, b, bookmark, c, note, time } from '../workspaces'

/** A workspace as the first Carrel wrote it. */
const first = {
  schema: 1,
  annotations: [note(a, 'one')],
  trash: [{ annotation: bookmark(a), index: 0, removedAt: time }],
  settings: { theme: 'night', size: 21 },
  reading: { brief: { offset: 7, shift: -2 } },
}

test('a workspace of the first schema gets what the second has, and keeps all it had', () => {
  const migrated = Workspace.parse(upgradeWorkspace(first))
  expect(migrated).toMatchObject({ ...first, schema: schemaVersion })
  expect(migrated).toMatchObject({ versions: [], undos: [], draft: null })
  expect(migrated.settings.lockAfterMinutes).toBe(10)
})

test('what was read is not changed by migrating it', () => {
  const copy = structuredClone(first)
  upgradeWorkspace(first)
  expect(first).toEqual(copy)
})

test('a workspace of this schema, or of a newer one, is left as it is', () => {
  const present = emptyWorkspace()
  expect(upgradeWorkspace(present)).toBe(present)
  const newer = { schema: schemaVersion + 1, thoughts: [] }
  expect(upgradeWorkspace(newer)).toBe(newer)
})

test('every earlier schema leads to this one', () => {
  for (let schema = 1; schema < schemaVersion; schema += 1)
    expect(schemaOf(upgradeWorkspace({ ...first, schema }))).toBe(schemaVersion)
})

test('what is no workspace is passed on for the check to refuse', () => {
  for (const saved of [
    null,
    undefined,
    7,
    'text',
    [],
    {},
    { schema: '1' },
    { schema: null },
    { schema: 0.5 },
  ]) {
    expect(upgradeWorkspace(saved)).toBe(saved)
    expect(Workspace.safeParse(upgradeWorkspace(saved)).success).toBe(false)
  }
})

test('the schema is a number or nothing', () => {
  expect(schemaOf({ schema: 2 })).toBe(2)
  for (const saved of [null, 7, 'text', {}, { schema: '2' }]) expect(schemaOf(saved)).toBe(null)
})

test('an edit of the first schema that names one thing names a list of one', () => {
  const removed = { type: 'remove', id: a, removedAt: time }
  expect(upgradeOperation(removed, 1)).toEqual({ type: 'remove', ids: [a], removedAt: time })
  expect(upgradeOperation({ type: 'restore', id: a }, 1)).toEqual({ type: 'restore', ids: [a] })
  const moved = { type: 'move', id: a, before: null }
  expect(upgradeOperation(moved, 1)).toEqual(moved)
  expect(upgradeOperation(removed, schemaVersion)).toBe(removed)
  for (const saved of [null, 7, 'text']) expect(upgradeOperation(saved, 1)).toBe(saved)
})

test('a step for a kind reaches each of them, wherever it stands, and each wording of a note', () => {
  const next = schemaVersion + 1
  const annotation = (saved: object) => ('name' in saved ? saved : { ...saved, grade: 'F6' })
  const schema = {
    ...presentSchema,
    number: next,
    steps: { ...presentSchema.steps, [schemaVersion]: { annotation } },
  }
  const removed = { annotation: note(b, 'two'), index: 0, removedAt: time }
  const undo = { title: 'As it was', inverse: { type: 'put', annotation: note(a, 'before') } }
  const { kind: _, ...draft } = { ...note(c, 'three'), noteId: null }
  const saved = {
    ...emptyWorkspace(),
    annotations: [note(a, 'one'), bookmark(b)],
    trash: [removed],
    undos: [undo],
    versions: [draft],
    draft,
  }
  const grade = 'F6'
  expect(upgradeWorkspace(saved, schema)).toEqual({
    ...saved,
    schema: next,
    annotations: [{ ...note(a, 'one'), grade }, bookmark(b)],
    trash: [{ ...removed, annotation: { ...note(b, 'two'), grade } }],
    undos: [{ ...undo, inverse: { type: 'put', annotation: { ...note(a, 'before'), grade } } }],
    versions: [{ ...draft, grade }],
    draft: { ...draft, grade },
  })
  const put = { type: 'put', annotation: note(a, 'one') }
  expect(upgradeOperation(put, schemaVersion, schema)).toEqual({
    ...put,
    annotation: { ...note(a, 'one'), grade },
  })
  expect(upgradeOperation({ type: 'draft', draft: null }, 1, schema)).toEqual({ type: 'draft', draft: null })
})

test('an edit whose schema is not known is of the newest in which it says something', () => {
  expect(readOperation({ type: 'restore', ids: [a] }, null)).toEqual({ type: 'restore', ids: [a] })
  expect(readOperation({ type: 'restore', id: a }, null)).toEqual({ type: 'restore', ids: [a] })
  expect(readOperation({ type: 'restore', id: a }, schemaVersion)).toBeNull()
  expect(readOperation({ type: 'explode' }, null)).toBeNull()
})

test('what could be undone in the second schema still can be, and then redone', () => {
  const undos = [{ title: 'Brought back', inverse: { type: 'restore', ids: [a] } }]
  const { redos: _, ...present } = emptyWorkspace()
  const second = {
    ...present,
    schema: 2,
    undos,
    trash: [{ annotation: bookmark(a), index: 0, removedAt: time }],
  }
  const upgraded = Workspace.parse(upgradeWorkspace(second))
  expect(upgraded.redos).toEqual([])
  expect(upgraded.undos).toEqual([{ ...undos[0], again: 'Done again' }])
})

test('whole lists, as journals of the second schema hold them, are still read', () => {
  const aliases = { type: 'aliases', aliases: [{ phrases: ['ROK', 'South Korea'] }] }
  expect(readOperation(aliases, 2)).toEqual(aliases)
})
