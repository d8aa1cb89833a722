import { z } from 'zod'
import { Annotation, AnnotationChanges, AnnotationDraft } from './annotation'
import { Settings } from './settings'

/** The version this program writes. A file with a higher one was written by a newer Carrel and is left alone. */
export const schemaVersion = 1

const id = z.uuid()
const briefId = z.string().min(1).max(64)

/** A place in a brief: the first text unit in view, and how far (CSS pixels) its line stands below the top edge. */
export const Position = z.strictObject({
  offset: z.number().int().nonnegative(),
  shift: z.number().min(-100_000).max(100_000),
})
export type Position = z.infer<typeof Position>

/** A removed annotation, and the index it goes back to when the removal is undone. */
export const Removed = z.strictObject({
  annotation: Annotation,
  index: z.number().int().nonnegative(),
  removedAt: z.iso.datetime(),
})
export type Removed = z.infer<typeof Removed>

/** Everything that is saved. The order of bookmarks is their order in `annotations`. */
export const Workspace = z.strictObject({
  schema: z.literal(schemaVersion),
  annotations: z.array(Annotation),
  trash: z.array(Removed),
  settings: Settings,
  reading: z.record(briefId, Position),
})
export type Workspace = z.infer<typeof Workspace>

/** What the window asks for. Ids of new things and all times are missing on purpose: main gives them. */
export const Change = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('add'), draft: AnnotationDraft }),
  z.strictObject({ type: z.literal('edit'), id, changes: AnnotationChanges }),
  z.strictObject({ type: z.literal('remove'), id }),
  z.strictObject({ type: z.literal('restore'), id }),
  z.strictObject({ type: z.literal('move'), id, before: id.nullable() }),
  z.strictObject({ type: z.literal('settings'), settings: Settings }),
  z.strictObject({ type: z.literal('position'), briefId, position: Position }),
])
export type Change = z.infer<typeof Change>

/** What is done, once ids and times are given: the same record is applied in main, in the window, and (later) in replay. */
export const Operation = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('put'), annotation: Annotation }),
  z.strictObject({ type: z.literal('remove'), id, removedAt: z.iso.datetime() }),
  z.strictObject({ type: z.literal('restore'), id }),
  z.strictObject({ type: z.literal('move'), id, before: id.nullable() }),
  z.strictObject({ type: z.literal('settings'), settings: Settings }),
  z.strictObject({ type: z.literal('position'), briefId, position: Position }),
])
export type Operation = z.infer<typeof Operation>

/** A workspace in which nothing has been written yet. */
export function emptyWorkspace(): Workspace {
  return { schema: schemaVersion, annotations: [], trash: [], settings: Settings.parse({}), reading: {} }
}
