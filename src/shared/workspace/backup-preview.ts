import { z } from 'zod'
import { Annotation } from '../records/annotation'
import type { Workspace } from './workspace'

/** How many there are, and the first of them: a decision needs no more. */
const Some = z.strictObject({ count: z.number().int().nonnegative(), first: z.array(Annotation) })

/** A backup file beside the present: what would come back, change and go if it were restored. */
export const BackupPreview = z.strictObject({
  path: z.string(),
  madeAt: z.iso.datetime(),
  /** Whether it was made under a passphrase. */
  isSealed: z.boolean(),
  /** In the backup and not in the present. */
  added: Some,
  /** In both, as the backup has them. */
  changed: Some,
  /** In the present and not in the backup. */
  removed: Some,
  unchanged: z.number().int().nonnegative(),
})
export type BackupPreview = z.infer<typeof BackupPreview>

/** A backup that was read: where from, and what it holds. `madeAt` is ISO 8601. */
export type ReadBackup = { path: string; madeAt: string; isSealed: boolean; workspace: Workspace }

/** So many of each group are shown. */
const shown = 50

/** What restoring the backup would bring back, change and take away. Annotations only, told apart by id and content. */
export function previewOf(
  { path, madeAt, isSealed, workspace }: ReadBackup,
  present: Workspace,
): BackupPreview {
  const now = byId(present.annotations)
  const then = byId(workspace.annotations)
  const inBoth = workspace.annotations.filter(({ id }) => now.has(id))
  const changed = inBoth.filter((annotation) => !isSame(annotation, now.get(annotation.id)))
  return {
    path,
    madeAt,
    isSealed,
    added: some(workspace.annotations.filter(({ id }) => !now.has(id))),
    changed: some(changed),
    removed: some(present.annotations.filter(({ id }) => !then.has(id))),
    unchanged: inBoth.length - changed.length,
  }
}

function some(annotations: Annotation[]): BackupPreview['added'] {
  return { count: annotations.length, first: annotations.slice(0, shown) }
}

function byId(annotations: Annotation[]): Map<string, Annotation> {
  return new Map(annotations.map((annotation) => [annotation.id, annotation]))
}

/** Whether two values of plain data hold the same, in whatever order their fields were written. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isRecord(one) || !isRecord(other)) return one === other
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
