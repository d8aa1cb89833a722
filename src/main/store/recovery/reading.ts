import { isDeepStrictEqual } from 'node:util'
import type { Schema } from '../../../shared/workspace/upgrade'
import { emptyWorkspace } from '../../../shared/workspace/workspace'
import type { Stamp } from '../disk/read-file'
import {
  type JournalFile,
  type Side,
  type SnapshotFile,
  type Survey,
  type Trouble,
  troubleWith,
} from '../files/survey'
import { isForked } from '../format/fork'
import { decodeJournal } from '../format/journal-format'
import type { SealKind, Seals } from '../format/seal'
import { decodeSnapshot, type Judged, judgeWorkspace, type SnapshotHeader } from '../format/snapshot'
import { joined, type Trace, traceOf } from '../format/trail'
import { Copies } from './copies'
import { countAfter, type Replayable, type Replayed, replay } from './replay'

/** What the files of a store are opened by: its id, and the seals for each kind of file that counts in its state. */
export type OpenedBy = {
  store: string
  seals: Partial<Record<SealKind, Seals>>
  schema?: Schema | undefined
}

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
  /** The journals that all this stands on, as far as they are known. */
  trail: Trace[]
  /** Whether the two copies have gone different ways: then nothing may be put together from both. */
  isForked: boolean
  /** Whether any file was proven by its check. */
  isOpened: boolean
  /** Whether both kinds of files were read: from one to the other, the old ones are going. */
  isMoving: boolean
  troubles: Trouble[]
  /** The files of the second copy that need not be read again to be brought up to date, by name. */
  copied: ReadonlyMap<string, Stamp>
}

/** What is read, how, and what is found out on the way. */
type Run = { surveys: Survey[]; by: OpenedBy; troubles: Trouble[]; copies: Copies }

/** Reads the newest sound snapshot and every journal of both copies, and proves every file of the store on the way. */
export async function readAll(surveys: Survey[], by: OpenedBy): Promise<Reading> {
  const troubles: Trouble[] = []
  const copies = new Copies(surveys)
  await copies.noteMarker(by.store)
  const snapshots = await readSnapshots({ surveys, by, troubles, copies })
  const journals = await readJournals({ surveys, by, troubles, copies })
  const { base } = snapshots
  const isMoving = Object.keys(by.seals).length > 1
  const from = { workspace: base?.workspace ?? emptyWorkspace(), seq: base?.sound.header.seq ?? 0 }
  const after = journals.read.filter(({ term }) => term > (base?.sound.header.term ?? 0))
  const inStore = after.filter(({ side }) => side === 'store')
  const replayed = replay(from, after, by.schema)
  return {
    ...replayed,
    base: base?.sound ?? null,
    isMigrated: base?.isMigrated || replayed.isUpgraded,
    isNewer: snapshots.isNewer || journals.isNewer || replayed.isNewer,
    isFromMirror:
      base?.sound.side === 'mirror' || countAfter(inStore, from.seq) < countAfter(after, from.seq),
    sound: snapshots.sound,
    isOpened: snapshots.all.length > 0 || journals.read.some(({ isProven }) => isProven),
    ...wayOf(snapshots, journals),
    term: Math.max(0, base?.sound.header.term ?? 0, ...journals.files.map(({ term }) => term)),
    isMoving,
    troubles: [...troubles, ...(isMoving ? [] : goneGenerations(base?.sound ?? null, surveys))],
    copied: copies.stamps,
  }
}

type Base = Exclude<Judged, 'newer' | { damage: string }> & { sound: Sound }
type Snapshots = { base: Base | null; sound: Sound[]; all: Sound[]; isSplit: boolean; isNewer: boolean }

/** By which journals both copies came about, and whether those are of one history. */
function wayOf({ all, isSplit }: Snapshots, { read }: Journals): Pick<Reading, 'trail' | 'isForked'> {
  const histories = (['store', 'mirror'] as const).map((from) => {
    const points = all.filter(({ side }) => side === from).map(({ header }) => header)
    const files = read.filter(
      ({ side, isProven, records }) => side === from && isProven && records.length > 0,
    )
    const journals = files.map((file) => ({ ...file, seqs: file.records.map(({ seq }) => seq) }))
    const named = points.flatMap((header) => header.journals.map(traceOf))
    return { trail: joined([...named, ...journals]), points, journals }
  })
  const [store, mirror] = histories
  return {
    trail: joined(histories.flatMap(({ trail }) => trail)),
    isForked: isSplit || (store !== undefined && mirror !== undefined && isForked(store, mirror)),
  }
}

async function readSnapshots(run: Run): Promise<Snapshots> {
  const { surveys, by, troubles, copies } = run
  const files = surveys.flatMap(({ snapshots }) => snapshots).sort((one, other) => other.seq - one.seq)
  const result: Snapshots = { base: null, sound: [], all: [], isSplit: false, isNewer: false }
  let last: { seq: number; side: Side; json: Uint8Array } | null = null
  for (const file of files) {
    const seal = by.seals[file.kind]?.snapshot
    if (!seal) continue
    const at = { store: by.store, seal, schema: by.schema }
    const read = await reading(run, file, (bytes) => ({ bytes, ...decodeSnapshot(bytes, file, at) }))
    if (read === null) continue
    const judged = read.kind === 'fine' && result.base === null ? judgeWorkspace(read.json, by.schema) : null
    if (read.kind === 'damaged') troubles.push({ ...file, kind: 'damaged', why: read.why })
    // It is proven to be what was written: what is not understood in it is not damage.
    else if (read.kind === 'newer' || judged === 'newer' || (judged && 'damage' in judged))
      result.isNewer = true
    else {
      const sound = { ...file, header: read.header }
      if (judged) result.base = { ...judged, sound }
      if (file.side === 'store') result.sound.push(sound)
      result.all.push(sound)
      await copies.note(file, read.bytes)
      const isCopy: boolean = last?.seq === file.seq && last.side !== file.side
      result.isSplit ||= isCopy && last !== null && !areAlike(last.json, read.json, by.schema)
      last = { seq: file.seq, side: file.side, json: read.json }
    }
  }
  return result
}

/** A snapshot that had to be made anew has other bytes; in another history it has another content. */
function areAlike(one: Uint8Array, other: Uint8Array, schema?: Schema): boolean {
  if (Buffer.compare(one, other) === 0) return true
  return isDeepStrictEqual(judgeWorkspace(one, schema), judgeWorkspace(other, schema))
}

type Journals = { files: JournalFile[]; read: (Replayable & Trace & { side: Side })[]; isNewer: boolean }

async function readJournals(run: Run): Promise<Journals> {
  const { surveys, by, troubles, copies } = run
  const result: Journals = { files: surveys.flatMap(({ journals }) => journals), read: [], isNewer: false }
  for (const file of result.files) {
    const seal = by.seals[file.kind]?.journal
    if (!seal) continue
    const at = { store: by.store, seal, schema: by.schema }
    const read = await reading(run, file, (bytes) => ({ bytes, ...decodeJournal(bytes, file, at) }))
    if (read === null) continue
    if (read.kind === 'newer') {
      result.isNewer = true
      continue
    }
    const { damage, first, schema, records, end, isProven } = read
    if (damage !== null) troubles.push({ ...file, kind: 'damaged', why: damage })
    else await copies.note(file, read.bytes)
    const { side, term, random } = file
    result.read.push({
      side,
      first,
      term,
      random,
      schema,
      records,
      end,
      isProven,
      isDamaged: damage !== null,
    })
  }
  return result
}

/** Reads a file and says what it is worth; null, and on the list of troubles, when it cannot be read at all. */
async function reading<T>(
  { surveys, troubles }: Run,
  file: { side: Side; path: string },
  decode: (bytes: Buffer) => T,
): Promise<T | null> {
  const survey = surveys.find(({ side }) => side === file.side)
  if (!survey) throw new Error(`${file.path} is of no copy`)
  try {
    return decode(await survey.files.read(file.path))
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
