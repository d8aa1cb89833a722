import { join } from 'node:path'
import type { StoreNotice } from '../../../shared/contract/protection'
import type { Workspace } from '../../../shared/workspace/workspace'
import { writeDurably } from '../disk/durable-file'
import type { Stamp } from '../disk/read-file'
import { writeVerified } from '../disk/write-verified'
import { encodeKey, type KeyHeader, type Keys } from '../format/key-file'
import { encodeMarker } from '../format/marker'
import { keyName, markerName, type ReportName, snapshotName } from '../format/names'
import { plainSeals, type Seals } from '../format/seal'
import { encodeSnapshot } from '../format/snapshot'
import { joined, type Trace, textOf } from '../format/trail'
import { generations, type Place } from './place'

/** A snapshot that stands in the store; its journals are those of later terms. */
export type Generation = { name: string; seq: number; term: number }

/** An open passphrase: the KEY file as it stands on the disk, and what the passphrase made of it. */
export type OpenKey = { header: KeyHeader; keys: Keys }

/** What an opening had to say, kept until the reader has put it away; `at` is when it was found. */
export type Report = ReportName & { at: string; notices: StoreNotice[] }

/** What an open store stands on. */
export type Ground = {
  place: Place
  /** The store's id. */
  store: string
  key: OpenKey | null
  seals: Seals
  /** Newest first. */
  generations: Generation[]
  /** What was said at this opening and earlier ones, and is not put away yet. */
  reports: Report[]
  /** The journals that the last edit stands on. */
  trail: Trace[]
  /**
   * The second copy as it was read with the store, when it is of one history with it: which of its files need not be
   * read again to be brought up to date, by name. Null when it was not read.
   */
  readCopy: ReadonlyMap<string, Stamp> | null
  /** The key files of passphrases that were changed or removed since the store was opened. */
  removed?: KeyHeader[]
  /** What a change of passphrase that failed has left: nothing may be written before it is gone. */
  leftOver?: { snapshot: string | null; key: KeyHeader | null } | null
}

/** The seals a store writes with: plain without a key, and again while the passphrase is being removed. */
export function sealsFor(key: OpenKey | null): Seals {
  return key === null || key.header.state === 'unsealing' ? plainSeals : key.keys.seals
}

/** The number of the last edit, and the highest term so far. */
export type At = { seq: number; term: number }

/** Writes a snapshot as the newest generation, read back before it counts. Throws the system's error. */
export async function writeGeneration(
  ground: Ground,
  { seq, term }: At,
  workspace: Workspace,
): Promise<void> {
  const { place, store, seals } = ground
  const name = snapshotName(seq, seals.snapshot.kind)
  const kept = ground.generations.slice(0, generations - 1).map((generation) => generation.seq)
  const journals = joined(ground.trail.filter((trace) => trace.term <= term)).map(textOf)
  // Each field by name: whatever else `at` might carry must not get into a first line that is not sealed.
  const bytes = await encodeSnapshot({ store, seq, term, kept, journals }, workspace, seals.snapshot)
  await writeVerified({ directory: place.directory, name, bytes, random: place.random(), isNew: true })
  ground.generations = [{ name, seq, term }, ...ground.generations]
}

/** Puts the marker on the disk. Throws the system's error. */
export async function writeMarker(ground: Pick<Ground, 'place' | 'store'>): Promise<void> {
  await writeMarkerIn(ground.place.directory, ground)
}

/** The same in another folder: that of the second copy. */
export async function writeMarkerIn(
  directory: string,
  { place: { random }, store }: Pick<Ground, 'place' | 'store'>,
): Promise<void> {
  await writeDurably({ directory, name: markerName, bytes: encodeMarker(store), random: random() })
}

/** Puts a key file in the place of the one that is there, if any. Throws the system's error. */
export async function writeKey({ directory, random }: Place, header: KeyHeader): Promise<void> {
  await writeDurably({ directory, name: keyName, bytes: encodeKey(header), random: random() })
}

export const pathIn = ({ place }: Ground, name: string) => join(place.directory, name)
