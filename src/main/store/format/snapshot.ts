import { z } from 'zod'
import { presentSchema, type Schema, schemaOf, upgradeWorkspace } from '../../../shared/workspace/upgrade'
import type { Workspace } from '../../../shared/workspace/workspace'
import { openEnvelope } from './envelope'
import { isDeeperThan, maximumDepth } from './json-depth'
import type { SnapshotName } from './names'
import type { Seal } from './seal'
import { longestTrail, TraceText } from './trail'
import { encodeWorkspace } from './workspace-file'

const format = 'carrel-snapshot'
const version = 1

/**
 * A snapshot's first line. No journal of a term up to `term` holds an edit after `seq`; `kept` are the older snapshots
 * that stayed beside it: one that is gone is missed. `journals` are those that led to it.
 */
export const SnapshotHeader = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  store: z.uuid(),
  schema: z.number().int().positive(),
  seq: z.number().int().nonnegative(),
  term: z.number().int().nonnegative(),
  kept: z.array(z.number().int().nonnegative()).max(100),
  journals: z.array(TraceText).max(longestTrail).default([]),
})
export type SnapshotHeader = z.infer<typeof SnapshotHeader>

/** What a snapshot file is worth. `json` is proven to be what was written; what it says is still to be checked. */
export type ReadSnapshot =
  | { kind: 'fine'; header: SnapshotHeader; json: Uint8Array }
  | { kind: 'newer' }
  | { kind: 'damaged'; why: string }

/** The bytes of a snapshot, in pieces. Throws an error with code TOOLARGE when they are more than Carrel would read. */
export function encodeSnapshot(
  about: Omit<SnapshotHeader, 'format' | 'version' | 'schema'>,
  workspace: Workspace,
  seal: Seal,
): Promise<Uint8Array[]> {
  const { store, seq, term, kept, journals } = about
  const header = { format, version, store, schema: workspace.schema, seq, term, kept, journals }
  return encodeWorkspace(workspace, { header, seal })
}

/** What a file of the store is opened by: the store's id, the seal of its kind, and the schema of this program. */
export type OpenedAs = { store: string; seal: Seal; schema?: Schema | undefined }

/** Opens what stands under a snapshot's name. What is proven and says something unknown is newer, not damaged. */
export function decodeSnapshot(
  bytes: Buffer,
  name: SnapshotName,
  { store, seal, schema }: OpenedAs,
): ReadSnapshot {
  const opened = openEnvelope(bytes, seal)
  if ('damage' in opened) return { kind: 'damaged', why: opened.damage }
  const { header } = opened
  if (header.format !== format) return { kind: 'damaged', why: 'its first line is not one of a snapshot' }
  if (isNewer(header, schema)) return { kind: 'newer' }
  if (header.store !== store) return { kind: 'damaged', why: 'it belongs to another store' }
  if (header.seq !== name.seq) return { kind: 'damaged', why: 'it stands under the name of another one' }
  const checked = SnapshotHeader.safeParse(header)
  return checked.success ? { kind: 'fine', header: checked.data, json: opened.body } : { kind: 'newer' }
}

/** Whether a proven header comes from a later Carrel: by its layout, or by what it holds. */
export function isNewer(
  header: { version: number; schema?: unknown },
  schema: Schema = presentSchema,
): boolean {
  return header.version > version || (typeof header.schema === 'number' && header.schema > schema.number)
}

/** A workspace that was read; `isMigrated` when an older Carrel wrote it. */
export type Judged = { workspace: Workspace; isMigrated: boolean } | { damage: string } | 'newer'

/**
 * What the text of a workspace says, in this schema or an earlier one. Where the text is proven to be what was written,
 * `damage` is something that this program does not know.
 */
export function judgeWorkspace(bytes: Uint8Array, schema: Schema = presentSchema): Judged {
  const saved = parseJson(bytes)
  if (typeof saved === 'string') return { damage: saved }
  const number = schemaOf(saved.value)
  if (number !== null && number > schema.number) return 'newer'
  const checked = schema.Workspace.safeParse(upgradeWorkspace(saved.value, schema))
  if (checked.success) return { workspace: checked.data, isMigrated: number !== schema.number }
  const field = checked.error.issues[0]?.path.join('.')
  return { damage: `${field ? `its field “${field}”` : 'it'} is not what Carrel writes` }
}

function parseJson(bytes: Uint8Array): { value: unknown } | string {
  if (bytes.length === 0) return 'it is empty'
  const json = decodeText(bytes)
  if (json === null) return 'it is not UTF-8 text'
  if (isDeeperThan(json, maximumDepth)) return 'it is nested too deep'
  try {
    return { value: JSON.parse(json) }
  } catch (error) {
    if (error instanceof SyntaxError) return 'it is not JSON'
    throw error
  }
}

/** Keeps a byte-order mark, which JSON then refuses: Carrel never writes one, so another program has been here. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
