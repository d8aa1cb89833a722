import type { StoreNotice } from '../../../shared/contract/protection'
import type { Workspace } from '../../../shared/workspace/workspace'
import type { Ground, OpenKey } from '../files/ground'
import type { Place } from '../files/place'
import type { Reports } from '../files/report'
import type { Legacy } from './legacy'
import type { Look } from './look'
import type { Reading } from './reading'

/** What was found at a place, before anything was changed. */
export type Found = {
  place: Place
  seen: Look
  reading: Reading | null
  legacy: Legacy | null
  /** What earlier openings had to say. */
  reports: Reports
  /** Whether the second copy is of another history than the store: it was read, and nothing of it was taken. */
  isForked: boolean
  /** Whether the passphrase was removed while the second copy was away: nothing of it counts, and all of it stays. */
  isCopyOutlived: boolean
  key: OpenKey | null
}

/**
 * What a store opened with: its workspace, the number of its last edit and its highest term, what the reader must be
 * told, and the ground it stands on; null when edits do not reach the disk. `key` is what opened it, also when it has none.
 * `isMissed`: the newest snapshot names older ones that are gone.
 */
export type Opened = {
  workspace: Workspace
  seq: number
  term: number
  notices: StoreNotice[]
  ground: Ground | null
  key: OpenKey | null
  isMissed: boolean
}
