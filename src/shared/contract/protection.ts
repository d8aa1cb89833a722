import { z } from 'zod'
import { type Call, nothing, passphrase } from './call'

/**
 * What happened when the store was opened, whenever there is anything to tell.
 * `message` is for the reader; `keptAside` is the full path of the folder or file that was kept, if one was.
 * 'recovered': everything is there again; 'incomplete': something is missing, and the message says what;
 * 'lost': a store was here and nothing of it can be read, so nothing is kept until the reader decides.
 */
export const StoreNotice = z.strictObject({
  kind: z.enum(['recovered', 'incomplete', 'lost', 'migrated', 'newer', 'unreadable', 'read-only']),
  message: z.string(),
  keptAside: z.string().nullable(),
})
export type StoreNotice = z.infer<typeof StoreNotice>

/** The second copy of the store. 'away': its folder cannot be reached; edits go on being saved in the store itself. */
export const MirrorState = z.strictObject({
  folder: z.string(),
  isOwnChoice: z.boolean(),
  state: z.enum(['in-step', 'away', 'unfit']),
  /** Half a sentence, when it is not in step. */
  why: z.string().nullable(),
})
export type MirrorState = z.infer<typeof MirrorState>

export const protectionCalls = {
  /** Throws 'wrong-passphrase'; the answer takes longer after each wrong one. The page is loaded anew on success. */
  unlock: { input: z.strictObject({ passphrase }), output: nothing, whileLocked: 'from-lock-page' },
  /** Locks at once. Does nothing where no passphrase is set: answers false. */
  lock: { input: nothing, output: z.boolean(), whileLocked: 'from-workbench' },
  /** Sets the first passphrase (`current` null), or changes it. Throws 'wrong-passphrase', 'unfit-passphrase'. */
  setPassphrase: { input: z.strictObject({ passphrase, current: passphrase.nullable() }), output: nothing },
  /** Takes the passphrase away: what is on disk can be read by anybody from then on. */
  removePassphrase: { input: z.strictObject({ current: passphrase }), output: nothing },

  /** Asks for a folder (another disk, a stick) for the mirror; null when none was chosen. Throws 'mirror-unfit'. */
  chooseMirror: { input: nothing, output: MirrorState.nullable() },
  /** Back to the folder beside the store. */
  resetMirror: { input: nothing, output: MirrorState },
  /** The reader has put away every notice: those that were written down to be said again are forgotten. */
  putNoticesAway: { input: nothing, output: nothing },
  /** After a 'lost' notice: sets everything aside that stands there, and begins an empty store. */
  startAnew: { input: nothing, output: nothing },
} as const satisfies Record<string, Call>
