import { unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Workspace } from '../../../shared/workspace/workspace'
import { ensureFolder, writeDurably } from '../disk/durable-file'
import { readRegularFile } from '../disk/read-file'
import { codeOf, reason } from '../disk/reason'
import { migrationFolder, type Place } from '../files/place'
import { dateForName, moveInto } from '../files/set-aside'
import type { JournalFile, SnapshotFile } from '../files/survey'
import { legacyName } from '../format/names'
import { judgeWorkspace } from '../format/snapshot'

/** What stands in the one file of Carrel 0.1. */
export type Legacy =
  | { kind: 'fine'; workspace: Workspace }
  | { kind: 'newer' }
  | { kind: 'damaged' | 'unreadable'; why: string }

/** Reads and judges it; changes nothing. */
export async function readLegacy(directory: string): Promise<Legacy> {
  try {
    const judged = judgeWorkspace(await readRegularFile(join(directory, legacyName)))
    if (judged === 'newer') return { kind: 'newer' }
    return 'damage' in judged
      ? { kind: 'damaged', why: judged.damage }
      : { kind: 'fine', workspace: judged.workspace }
  } catch (error) {
    if (codeOf(error) === null) throw error
    return { kind: 'unreadable', why: reason(error) }
  }
}

/**
 * What an earlier Carrel wrote, taken over: all of it where there is nothing yet, else whatever is not known here. So
 * nothing is lost when somebody went back to it for a while, and doing it twice does it once.
 */
export function takeOver(present: Workspace | null, old: Workspace): { workspace: Workspace; added: number } {
  if (present === null) return { workspace: old, added: old.annotations.length }
  const known = new Set(
    [...present.annotations, ...present.trash.map((removed) => removed.annotation)].map(({ id }) => id),
  )
  const added = old.annotations.filter(({ id }) => !known.has(id))
  return {
    workspace: { ...present, annotations: [...present.annotations, ...added] },
    added: added.length,
  }
}

/** Where the old file will be kept, as far as that can be told beforehand; null where it will be removed. */
export function whereLegacyGoes(
  directory: string,
  { now, isSealed }: { now: Date; isSealed: boolean },
): string | null {
  return isSealed ? null : join(migrationFolder(directory), `${dateForName(now)}-${legacyName}`)
}

/**
 * Moves the old file, byte for byte, to where copies from before a migration are kept; returns its new path. In a sealed
 * store it is removed instead (null): nothing that can be read may stay.
 */
export async function putLegacyAway(
  directory: string,
  { now, isSealed }: { now: Date; isSealed: boolean },
): Promise<string | null> {
  const path = join(directory, legacyName)
  if (!isSealed) return moveInto(migrationFolder(directory), path, now)
  await unlink(path)
  return null
}

/** Copies the snapshot and the journals that a migration begins with, byte for byte, once. Throws the system's error. */
export async function copyBeforeMigration(
  { directory, random }: Place,
  { base }: { base: SnapshotFile | null },
  journals: JournalFile[],
): Promise<void> {
  const folder = migrationFolder(directory)
  await ensureFolder(folder)
  for (const { name, path } of [...(base ? [base] : []), ...journals]) {
    const bytes = await readRegularFile(path)
    await writeDurably({ directory: folder, name, bytes, random: random() })
  }
}
