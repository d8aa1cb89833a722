import { dirname, join } from 'node:path'
import type { Schema } from '../../../shared/workspace/upgrade'
import { migrationName, quarantineName } from '../format/names'

/**
 * The folder of the second copy: the one beside the store, or one that the analyst has chosen. `unread`: something is
 * noted about that and cannot be read, so that it is beside the store for want of anything better.
 */
export type MirrorPlace = { folder: string; isOwnChoice: boolean; unread?: Unread }

/** A damaged note may be set aside; one that cannot be read is not known to be damaged. `why` is half a sentence. */
export type Unread = { path: string; kind: 'damaged' | 'unreadable'; why: string }

/** Where a store lives, and what it may not find out for itself: the time, and fresh random hex of 16 digits. */
export type Place = {
  directory: string
  mirror: MirrorPlace
  now: () => Date
  random: () => string
  /** False when another Carrel may be using the folder: it is read, never written. */
  mayWrite: boolean
  /** scrypt's N for a passphrase that is set now. */
  cost: number
  /** How what is saved looks: as this program writes it, unless another one is pretended. */
  schema?: Schema
}

/** What a passphrase costs to try: OWASP's figure for scrypt with r = 8 and p = 1, about a second and 128 MB. */
export const usualCost = 2 ** 17

/** How many snapshots are kept, the newest included, and with them every edit since the oldest. */
export const generations = 5

/** When so much of journals has come together, they are folded into a snapshot, in bytes. */
export const journalLimit = 4 * 1024 * 1024

export const quarantineFolder = (directory: string) => join(directory, quarantineName)
export const migrationFolder = (directory: string) => join(directory, migrationName)
export const usualMirror = (directory: string) => join(dirname(directory), 'mirror')
