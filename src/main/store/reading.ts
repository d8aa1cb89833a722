import { emptyWorkspace } from '../../shared/workspace'
import { decodeJournal } from './journal-format'
import { readRegularFile } from './read-file'
import { countAfter, type Replayable, type Replayed, replay } from './replay'
import type { SealKind, Seals } from './seal'
import { decodeSnapshot, type Judged, judgeWorkspace, type SnapshotHeader } from './snapshot'
import {
  type JournalFile,
  type Side,
  type SnapshotFile,
  type Survey,
  type Trouble,
  troubleWith,
} from './survey'

/** What the files of a store are opened by: its id, and the seals for each kind of file that counts in its state. */
export type OpenedBy = { store: string; seals: Partial<Record<SealKind, Seals>> }

/** A snapshot that was proven to be what Carrel wrote. */
export type Sound = SnapshotFile & { header: SnapshotHeader }

/** What can be read of a store, from both copies together. Nothing was changed to find it out. */
export type Reading = Replayed & {
  /** The snapshot that it all begins with, or null when none can be read and the journals must do alone. */
  base: Sound | null
  isMigrated: boolean
  isNewer: boolean
  /** Whether edits or the snapshot were found in the mirror only. */
  isFromMirror: boolean
  /** The snapshots of the store itself that can be read, newest first. */
  sound: Sound[]
  /** The highest term that any journal's name has. */
  term: number
  troubles: Trouble[]
}

/** Reads the newest sound snapshot and every journal of both copies, and proves every file of the store on the way. */
export async function readAll(surveys: Survey[], by: OpenedBy): Promise<Reading> {
  const troubles: Trouble[] = []
  const snapshots = await readSnapshots(surveys, by, troubles)
  const journals = await readJournals(surveys, by, troubles)
  const { base } = snapshots
  const isMoving = Object.keys(by.seals).length > 1 // from one kind of files to the other: the old ones are going
  const from = { workspace: base?.workspace ?? emptyWorkspace(), seq: base?.sound.header.seq ?? 0 }
  const after = journals.read.filter(({ term }) => term > (base?.sound.header.term ?? 0))
  const inStore = after.filter(({ side }) => side === 'store')
  return {
    ...replay(from, after),
    base: base?.sound ?? null,
    isMigrated: base?.isMigrated ?? false,
    isNewer: snapshots.isNewer || journals.isNewer,
    isFromMirror:
      base?.sound.side === 'mirror' || countAfter(inStore, from.seq) < countAfter(after, from.seq),
    sound: snapshots.sound,
    term: Math.max(0, base?.sound.header.term ?? 0, ...journals.files.map(({ term }) => term)),
    troubles: [...troubles, ...(isMoving ? [] : goneGenerations(base?.sound ?? null, surveys))],
  }
}

type Base = Exclude<Judged, 'newer' | { damage: string }> & { sound: Sound }
type Snapshots = { base: Base | null; sound: Sound[]; isNewer: boolean }

async function readSnapshots(surveys: Survey[], by: OpenedBy, troubles: Trouble[]): Promise<Snapshots> {
  const files = surveys.flatMap(({ snapshots }) => snapshots).sort((one, other) => other.seq - one.seq)
  const result: Snapshots = { base: null, sound: [], isNewer: false }
  for (const file of files) {
    const seal = by.seals[file.kind]?.snapshot
    if (!seal) continue
    const at = { store: by.store, seal }
    const read = await reading(file, troubles, (bytes) => decodeSnapshot(bytes, file, at))
    if (read === null) continue
    const judged = read.kind === 'fine' && result.base === null ? judgeWorkspace(read.json) : null
    if (read.kind === 'newer' || judged === 'newer') result.isNewer = true
    else if (read.kind === 'damaged') troubles.push({ ...file, kind: 'damaged', why: read.why })
    else if (judged && 'damage' in judged) troubles.push({ ...file, kind: 'damaged', why: judged.damage })
    else {
      const sound = { ...file, header: read.header }
      if (judged) result.base = { ...judged, sound }
      if (file.side === 'store') result.sound.push(sound)
    }
  }
  return result
}

type Journals = { files: JournalFile[]; read: (Replayable & { side: Side })[]; isNewer: boolean }

async function readJournals(surveys: Survey[], by: OpenedBy, troubles: Trouble[]): Promise<Journals> {
  const result: Journals = { files: surveys.flatMap(({ journals }) => journals), read: [], isNewer: false }
  for (const file of result.files) {
    const seal = by.seals[file.kind]?.journal
    if (!seal) continue
    const at = { store: by.store, seal }
    const read = await reading(file, troubles, (bytes) => decodeJournal(bytes, file, at))
    if (read === null) continue
    if (read.kind === 'newer') {
      result.isNewer = true
      continue
    }
    const { damage, first, records, end, isProven } = read
    if (damage !== null) troubles.push({ ...file, kind: 'damaged', why: damage })
    const { side, term } = file
    result.read.push({ side, first, term, records, end, isProven, isDamaged: damage !== null })
  }
  return result
}

/** Reads a file and says what it is worth; null, and on the list of troubles, when it cannot be read at all. */
async function reading<T>(
  file: { side: Side; path: string },
  troubles: Trouble[],
  decode: (bytes: Buffer) => T,
): Promise<T | null> {
  try {
    return decode(await readRegularFile(file.path))
  } catch (error) {
    troubles.push(troubleWith(file, error))
    return null
  }
}

/** A snapshot names the older ones that were kept beside it: those that are gone from the store are missed. */
function goneGenerations(base: Sound | null, surveys: Survey[]): Trouble[] {
  const store = surveys.find(({ side }) => side === 'store')
  if (!base || !store) return []
  const present = new Set([...store.snapshots, ...store.aside].map(({ seq }) => seq))
  const gone = [base.header.seq, ...base.header.kept].filter((seq) => !present.has(seq))
  return gone.map((seq) => ({
    side: 'store',
    path: store.directory,
    kind: 'gone',
    why: `the snapshot of edit ${seq} is not there`,
  }))
}
