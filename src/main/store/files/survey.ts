import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenFiles } from '../disk/open-files'
import { codeOf, reason } from '../disk/reason'
import { decodeKey, type ReadKey } from '../format/key-file'
import { decodeMarker, type ReadMarker } from '../format/marker'
import {
  type JournalName,
  keyName,
  legacyName,
  markerName,
  migrationName,
  parseName,
  parseReportName,
  quarantineName,
  type ReportName,
  type SnapshotName,
} from '../format/names'
import { quarantineFolder } from './place'

/** Which of the two copies of the store a file lies in. */
export type Side = 'store' | 'mirror'
type On<Name> = Name & { side: Side; path: string }

/**
 * Something wrong with one file; `why` is half a sentence. A damaged one will be set aside, an unreadable one (rights, a
 * disk error, a link or folder in its place) is not known to be damaged and must not be touched, one that is gone is told.
 */
export type Trouble = { side: Side; path: string; kind: 'damaged' | 'unreadable' | 'gone'; why: string }

export type SnapshotFile = On<SnapshotName>
export type JournalFile = On<JournalName>

/** What stands in one of the folders, as far as names and the two small files tell. */
export type Survey = {
  side: Side
  directory: string
  /** What its files are read through, once each, while the store is being opened. */
  files: OpenFiles
  /** Null when there is none. */
  marker: ReadMarker | null
  key: ReadKey | null
  snapshots: SnapshotFile[]
  journals: JournalFile[]
  /** The snapshots that were set aside here as damaged: of them it is known where they are. */
  aside: SnapshotName[]
  /** What openings had to say, and nobody has put away yet. */
  reports: ReportName[]
  hasLegacy: boolean
  /** Whether there is anything that only a store leaves behind. */
  hasTraces: boolean
  troubles: Trouble[]
}

const traces = new Set([quarantineName, migrationName])

function isTrace(name: string): boolean {
  return traces.has(name) || name.startsWith('workspace-') || parseReportName(name) !== null
}

/**
 * Looks at a folder of the store; a folder that is not there is an empty survey. Throws the system's error otherwise.
 * `files` is the caller's to close.
 */
export async function survey(directory: string, side: Side, files: OpenFiles): Promise<Survey> {
  const names = await namesIn(directory)
  const troubles: Trouble[] = []
  const small = { side, directory, files, names, troubles }
  const numbered = names.flatMap((name) => parseName(name) ?? [])
  const at = <Name extends { name: string }>(name: Name): On<Name> => ({
    ...name,
    side,
    path: join(directory, name.name),
  })
  return {
    side,
    directory,
    files,
    marker: await readSmall(small, markerName, decodeMarker),
    key: await readSmall(small, keyName, decodeKey),
    snapshots: numbered.filter((name) => name.type === 'snapshot').map(at),
    journals: numbered.filter((name) => name.type === 'journal').map(at),
    aside: (await asideIn(directory, names)).filter((name) => name.type === 'snapshot'),
    reports: names.flatMap((name) => parseReportName(name) ?? []),
    hasLegacy: names.includes(legacyName),
    hasTraces: names.some(isTrace),
    troubles,
  }
}

/** Names in the quarantine are those of the files with a date before. */
async function asideIn(directory: string, names: string[]): Promise<(SnapshotName | JournalName)[]> {
  if (!names.includes(quarantineName)) return []
  // What may be wrong with that folder matters when something is to be put into it, not before.
  const aside = await namesIn(quarantineFolder(directory)).catch(() => [])
  return aside.flatMap((name) => parseName(name.replace(/^[\dT-]{20}/, '')) ?? [])
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).sort()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

type Small = { side: Side; directory: string; files: OpenFiles; names: string[]; troubles: Trouble[] }

/** Reads one of the small files; what is wrong with it goes on the list. */
async function readSmall<T extends { damage: string } | object | 'newer'>(
  { side, directory, files, names, troubles }: Small,
  name: string,
  decode: (bytes: Buffer) => T,
): Promise<T | null> {
  if (!names.includes(name)) return null
  const path = join(directory, name)
  try {
    const found = decode(await files.read(path))
    if (typeof found === 'object' && 'damage' in found)
      troubles.push({ side, path, kind: 'damaged', why: String(found.damage) })
    return found
  } catch (error) {
    troubles.push(troubleWith({ side, path }, error))
    return null
  }
}

/** A file that could not be read: gone meanwhile, or unreadable for a reason. */
export function troubleWith({ side, path }: { side: Side; path: string }, error: unknown): Trouble {
  if (codeOf(error) === null) throw error
  return { side, path, kind: codeOf(error) === 'ENOENT' ? 'gone' : 'unreadable', why: reason(error) }
}
