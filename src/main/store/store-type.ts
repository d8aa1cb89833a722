import type { MirrorState, StoreNotice } from '../../shared/contract/protection'
import type { Saved } from '../../shared/contract/workspace'
import type { Operation, Workspace } from '../../shared/workspace/workspace'

/** Turns the workspace as it will be when its turn comes into what is to be done: no edit is built on a stale state. */
export type Decide = (workspace: Workspace) => Operation

/** A passphrase to be set; `current` is the one that holds now, or null where none does. */
export type NewPassphrase = { passphrase: string; current: string | null }

/** The workspace and its one way to change. Everything that touches the disk is behind this. */
export type Store = {
  /** What the disk has (or, when nothing is kept, the memory). */
  readonly workspace: Workspace
  readonly notices: StoreNotice[]
  readonly isKept: boolean
  readonly isSealed: boolean
  readonly mirror: MirrorState
  /** Resolves when the disk has it. Throws Failure 'not-saved', or whatever `decide` throws; the rest is as it was. */
  commit(decide: Decide): Promise<Saved>
  /** Writes a snapshot if anything has changed since the last one. */
  checkpoint(): Promise<void>
  /**
   * Puts another workspace in the place of this one, which stays as a generation. A passphrase is set before, where there is
   * none, so that nothing of the other one is ever written in clear. Throws Failure 'not-saved', 'unfit-passphrase'.
   */
  replace(workspace: Workspace, passphrase?: string | null): Promise<void>
  /**
   * The reader has put all notices away: until then they are said at each opening, also after a crash. One that says why
   * nothing is kept comes back for as long as that is so. Throws Failure 'not-saved'.
   */
  putNoticesAway(): Promise<void>
  /** Throws Failure 'wrong-passphrase' or 'unfit-passphrase', and then nothing was touched. */
  setPassphrase(wanted: NewPassphrase): Promise<void>
  removePassphrase(current: string): Promise<void>
  /** Writes a verified backup file, sealed if the store is; its bytes are on the disk when it resolves. */
  backUp(path: string): Promise<void>
  /** Another folder for the mirror, or null for the one beside the store. Throws Failure 'mirror-unfit'. */
  setMirror(folder: string | null): Promise<MirrorState>
  /** Calls back whenever the mirror goes away or comes back; one listener. */
  onMirror(listener: (mirror: MirrorState) => void): void
  /** After a 'lost' notice: sets aside what stands there and begins an empty store, in this same object. Throws Failure. */
  startAnew(): Promise<void>
  /** Saves what is under way, writes a last snapshot, forgets the keys, and refuses everything after that. */
  close(): Promise<void>
}
