import { z } from 'zod'
import { migrate, schemaOf } from '../../../shared/workspace/migrations'
import { schemaVersion, Workspace } from '../../../shared/workspace/workspace'
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

/** Opens what stands under a snapshot's name in the store with this id. */
export function decodeSnapshot(
  bytes: Buffer,
  name: SnapshotName,
  at: { store: string; seal: Seal },
): ReadSnapshot {
  const opened = openEnvelope(bytes, at.seal)
  if ('damage' in opened) return { kind: 'damaged', why: opened.damage }
  const { header } = opened
  if (header.format === format && isNewer(header)) return { kind: 'newer' }
  const checked = SnapshotHeader.safeParse(header)
  if (!checked.success) return { kind: 'damaged', why: 'its first line is not one of a snapshot' }
  if (checked.data.store !== at.store) return { kind: 'damaged', why: 'it belongs to another store' }
  if (checked.data.seq !== name.seq)
    return { kind: 'damaged', why: 'it stands under the name of another one' }
  return { kind: 'fine', header: checked.data, json: opened.body }
}

/** Whether a proven header comes from a later Carrel: by its layout, or by what it holds. */
export function isNewer(header: { version: number; schema?: unknown }): boolean {
  return header.version > version || (typeof header.schema === 'number' && header.schema > schemaVersion)
}

/** A workspace that was read; `isMigrated` when an older Carrel wrote it. */
export type Judged = { workspace: Workspace; isMigrated: boolean } | { damage: string } | 'newer'

/** What the text of a workspace says, in this schema or an earlier one. */
export function judgeWorkspace(bytes: Uint8Array): Judged {
  const saved = parseJson(bytes)
  if (typeof saved === 'string') return { damage: saved }
  const schema = schemaOf(saved.value)
  if (schema !== null && schema > schemaVersion) return 'newer'
  const checked = Workspace.safeParse(migrate(saved.value))
  if (checked.success) return { workspace: checked.data, isMigrated: schema !== schemaVersion }
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
