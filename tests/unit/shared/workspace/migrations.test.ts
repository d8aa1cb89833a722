import { expect, test } from 'vitest'
import { migrate, schemaOf } from '../../../../src/shared/workspace/migrations'
import { emptyWorkspace, schemaVersion, Workspace } from '../../../../src/shared/workspace/workspace'
import { a, bookmark, note, time } from '../workspaces'

/** A workspace as the first Carrel wrote it. */
const first = {
  schema: 1,
  annotations: [note(a, 'one')],
  trash: [{ annotation: bookmark(a), index: 0, removedAt: time }],
  settings: { theme: 'night', size: 21 },
  reading: { brief: { offset: 7, shift: -2 } },
}

test('a workspace of the first schema gets what the second has, and keeps all it had', () => {
  const migrated = Workspace.parse(migrate(first))
  expect(migrated).toMatchObject({ ...first, schema: schemaVersion })
  expect(migrated).toMatchObject({ versions: [], undos: [], draft: null })
  expect(migrated.settings.lockAfterMinutes).toBe(10)
})

test('what was read is not changed by migrating it', () => {
  const copy = structuredClone(first)
  migrate(first)
  expect(first).toEqual(copy)
})

test('a workspace of this schema, or of a newer one, is left as it is', () => {
  const present = emptyWorkspace()
  expect(migrate(present)).toBe(present)
  const newer = { schema: schemaVersion + 1, thoughts: [] }
  expect(migrate(newer)).toBe(newer)
})

test('every earlier schema leads to this one', () => {
  for (let schema = 1; schema < schemaVersion; schema += 1)
    expect(schemaOf(migrate({ ...first, schema }))).toBe(schemaVersion)
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
    expect(migrate(saved)).toBe(saved)
    expect(Workspace.safeParse(migrate(saved)).success).toBe(false)
  }
})

test('the schema is a number or nothing', () => {
  expect(schemaOf({ schema: 2 })).toBe(2)
  for (const saved of [null, 7, 'text', {}, { schema: '2' }]) expect(schemaOf(saved)).toBe(null)
})
