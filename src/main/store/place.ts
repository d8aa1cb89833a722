/** Where a store lives and what it may not find out for itself: the time, and fresh random hex for temporary names. */
export type Place = {
  directory: string
  now: () => Date
  random: () => string
  /** False when another Carrel may be using the folder: it is read, never written. */
  mayWrite: boolean
}

/** The one file of the store, inside its folder. */
export const workspaceFile = 'workspace.json'

/** A bigger file is not read and not written, in bytes: 64 MB. */
export const maximumSize = 64 * 1024 * 1024

/** Nesting of a bigger file is refused; what Carrel writes itself is six deep. */
export const maximumDepth = 32
