import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { Days } from '../../../../../src/main/session/trash-ageing'
import { BackupHeader } from '../../../../../src/main/store/backup'
import { ReportBody, ReportHeader } from '../../../../../src/main/store/files/report'
import { JournalHeader } from '../../../../../src/main/store/format/journal-format'
import { KeyHeader } from '../../../../../src/main/store/format/key-file'
import { MarkerHeader } from '../../../../../src/main/store/format/marker'
import { SnapshotHeader } from '../../../../../src/main/store/format/snapshot'
import { Choice } from '../../../../../src/main/store/replica/mirror-place'
import { Annotation } from '../../../../../src/shared/records/annotation'
import { Settings } from '../../../../../src/shared/records/settings'
import { Operation, schemaVersion, Workspace } from '../../../../../src/shared/workspace/workspace'

/**
 * A fingerprint of all that is saved, by the schema it was shipped with. When this fails, what is saved has changed: give
 * it a new number (`schemaVersion`), a step in `upgrade.ts`, and a line here. A line that was shipped is never changed.
 */
const shipped: Record<number, Record<string, string>> = {
  2: { workspace: '2601064c942baab5', operation: '672b64f50ae7bae4' },
  3: { workspace: 'adf8cac0ee787574', operation: '2d4f39f8097bef9c' },
}

/** First lines and small files have no schema: a changed one is newer to an older Carrel, so that it needs a reason. */
const files = {
  snapshot: '333fbc7e3c5dc53b',
  journal: '103f65e3008017e7',
  backup: 'd089416368ff51ed',
  marker: 'da24dcd73f85ab5e',
  key: '8f5fd895616f4244',
  'report header': 'ec534e6ce8b9bd64',
  'report body': 'e943b770f4b91626',
  'days.json': '4af97be24d858da7',
  'mirror.json': '91521d0744b4f499',
}

const saved = { workspace: Workspace, operation: Operation }

test('what is saved has the shape that was shipped with this schema', () => {
  expect(fingerprintsOf(saved)).toEqual(shipped[schemaVersion])
})

test('first lines and the small files beside the store have the shape that was shipped', () => {
  const shapes = {
    snapshot: SnapshotHeader,
    journal: JournalHeader,
    backup: BackupHeader,
    marker: MarkerHeader,
    key: KeyHeader,
    'report header': ReportHeader,
    'report body': ReportBody,
    'days.json': Days,
    'mirror.json': Choice,
  }
  expect(fingerprintsOf(shapes)).toEqual(files)
})

test.each([
  [
    'a setting with a default',
    Workspace.extend({ settings: Settings.extend({ tint: z.string().default('') }) }),
  ],
  ['a field that may be missing', Workspace.extend({ links: z.array(z.string()).optional() })],
  [
    'a kind of annotation',
    Workspace.extend({ annotations: z.array(z.union([Annotation, z.strictObject({})])) }),
  ],
  ['another limit', Workspace.extend({ recent: z.array(z.string().min(1).max(201)).max(30).default([]) })],
  ['another default', Workspace.extend({ recent: Workspace.shape.recent.removeDefault().default(['']) })],
  ['a shape that is less strict', z.looseObject(Workspace.shape)],
])('a planted change is caught: %s', (_, changed) => {
  expect(fingerprintsOf({ ...saved, workspace: changed }).workspace).not.toBe(
    shipped[schemaVersion]?.workspace,
  )
})

test('a planted type of edit is caught', () => {
  const operation = z.union([Operation, z.strictObject({ type: z.literal('grade') })])
  expect(fingerprintsOf({ operation }).operation).not.toBe(shipped[schemaVersion]?.operation)
})

/** Of each shape's JSON schema, so that fields, kinds, limits, patterns and defaults count, and their order does not. */
function fingerprintsOf(shapes: Record<string, z.ZodType>): Record<string, string> {
  const entries = Object.entries(shapes).map(([name, shape]) => {
    const schema = sorted(z.toJSONSchema(shape, { io: 'input', reused: 'inline' }))
    return [name, createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 16)]
  })
  return Object.fromEntries(entries)
}

/** Fields by their names, and lists (of kinds, of words, of required fields) by what stands in them. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const by = (one: string, other: string) => (one < other ? -1 : 1)
  if (Array.isArray(value)) {
    const texts = value.map((item) => JSON.stringify(sorted(item)))
    return texts.sort(by).map((text) => JSON.parse(text))
  }
  const entries = Object.entries(value).sort(([one], [other]) => by(one, other))
  return Object.fromEntries(entries.map(([name, item]) => [name, sorted(item)]))
}
