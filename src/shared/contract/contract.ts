import { z } from 'zod'
import { BriefMetadata } from '../brief/brief-metadata'
import { commandIds } from '../commands'
import { BackupPreview } from '../workspace/backup-preview'
import { Change, Operation, Workspace } from '../workspace/workspace'

/** A brief of the library: what it is, or why it is not shown. `name` is that of its folder. */
export const ListedBrief = z.discriminatedUnion('isVerified', [
  z.strictObject({ isVerified: z.literal(true), metadata: BriefMetadata }),
  z.strictObject({ isVerified: z.literal(false), name: z.string(), message: z.string() }),
])
export type ListedBrief = z.infer<typeof ListedBrief>

/** A brief that was opened: its text, which is byte for byte the published one, and its search index if one lies ready. */
export const OpenedBrief = z.strictObject({
  metadata: BriefMetadata,
  text: z.string(),
  searchIndex: z.instanceof(Uint8Array).nullable(),
})
export type OpenedBrief = z.infer<typeof OpenedBrief>

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

const about = { dataFolder: z.string(), version: z.string() }

/**
 * Everything the window needs for its first paint: or, while a passphrase keeps the store shut, next to nothing.
 * `isKept` is false when edits live in memory only; `isSealed` is true when a passphrase protects what is on the disk.
 */
export const Opening = z.discriminatedUnion('isLocked', [
  z.strictObject({ isLocked: z.literal(true), ...about }),
  z.strictObject({
    isLocked: z.literal(false),
    briefs: z.array(ListedBrief),
    /** The brief to begin with, so that the first paint waits for nothing more; null when none can be shown. */
    shown: OpenedBrief.nullable(),
    workspace: Workspace,
    notices: z.array(StoreNotice),
    isKept: z.boolean(),
    isSealed: z.boolean(),
    /** Whether notes were restored in this session that anybody can read on the disk now. */
    isLaidOpen: z.boolean(),
    mirror: MirrorState,
    ...about,
  }),
])
export type Opening = z.infer<typeof Opening>
export type Unlocked = Extract<Opening, { isLocked: false }>

/** A change that is done. `savedAt` is when the disk had it, or null when nothing is being kept. */
export const Saved = z.strictObject({ operation: Operation, savedAt: z.iso.datetime().nullable() })
export type Saved = z.infer<typeof Saved>

/**
 * What a restore does about a backup that was sealed where nothing is: sets a passphrase before anything is written, or
 * leaves it to be read by anybody because the reader said so. 'as-is' is for every other backup.
 */
export const RestoreGuard = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('as-is') }),
  z.strictObject({ kind: z.literal('passphrase'), passphrase: z.string().max(20_000) }),
  z.strictObject({ kind: z.literal('readable') }),
])
export type RestoreGuard = z.infer<typeof RestoreGuard>

/** A backup that was chosen: what it holds, or that it wants the passphrase it was made with. */
export const ChosenBackup = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('sealed'), path: z.string() }),
  z.strictObject({ kind: z.literal('preview'), preview: BackupPreview }),
])
export type ChosenBackup = z.infer<typeof ChosenBackup>

const nothing = z.undefined()
/** Longer ones are cut off here, before any work is done with them; what fits is judged in main. */
const passphrase = z.string().max(20_000)

/** Every call the window can make, once. A new call is a line here, a handler, and its caller. */
export const contract = {
  open: { input: nothing, output: Opening },
  /** The text of a brief of the list. Throws 'brief-unreadable', 'brief-changed'. */
  openBrief: { input: z.strictObject({ id: z.string().max(64) }), output: OpenedBrief },
  change: { input: Change, output: Saved },
  copyText: { input: z.strictObject({ text: z.string().max(200_000) }), output: nothing },
  showDataFolder: { input: nothing, output: nothing },
  /** The window has handed over its last edits and may be closed, or locked. */
  finishClosing: { input: nothing, output: nothing },

  /** Throws 'wrong-passphrase'; the answer takes longer after each wrong one. The page is loaded anew on success. */
  unlock: { input: z.strictObject({ passphrase }), output: nothing },
  /** Locks at once. Does nothing where no passphrase is set: answers false. */
  lock: { input: nothing, output: z.boolean() },
  /** Sets the first passphrase (`current` null), or changes it. Throws 'wrong-passphrase', 'unfit-passphrase'. */
  setPassphrase: { input: z.strictObject({ passphrase, current: passphrase.nullable() }), output: nothing },
  /** Takes the passphrase away: what is on disk can be read by anybody from then on. */
  removePassphrase: { input: z.strictObject({ current: passphrase }), output: nothing },

  /** Writes a backup where the reader says; its path, or null when she chose none. */
  backUp: { input: nothing, output: z.string().nullable() },
  /** Asks which backup file, and reads it. */
  chooseBackup: { input: nothing, output: ChosenBackup },
  /** Opens a sealed backup with the passphrase it was made with. */
  openBackup: { input: z.strictObject({ path: z.string(), passphrase }), output: BackupPreview },
  /**
   * Puts the backup that was last shown in the place of the present, which is kept as a generation. Throws 'unprotected'
   * when it was sealed, nothing here is, and the guard does not say what then; 'unfit-passphrase'.
   */
  restoreBackup: { input: RestoreGuard, output: nothing },

  /** Asks for a folder (another disk, a stick) for the mirror; null when none was chosen. Throws 'mirror-unfit'. */
  chooseMirror: { input: nothing, output: MirrorState.nullable() },
  /** Back to the folder beside the store. */
  resetMirror: { input: nothing, output: MirrorState },
  /** The reader has put away every notice: those that were written down to be said again are forgotten. */
  putNoticesAway: { input: nothing, output: nothing },
  /** After a 'lost' notice: sets everything aside that stands there, and begins an empty store. */
  startAnew: { input: nothing, output: nothing },
} as const

export type CallName = keyof typeof contract
export type Input<N extends CallName> = z.infer<(typeof contract)[N]['input']>
export type Output<N extends CallName> = z.infer<(typeof contract)[N]['output']>

/** What main tells the window unasked. */
export const events = {
  /** A menu command was chosen. */
  command: z.strictObject({ id: z.enum(commandIds) }),
  /** The window is about to close or to be locked: it hands over its last edits and answers by `finishClosing`. */
  closing: nothing,
  /** The mirror has gone away, or is back. */
  mirror: MirrorState,
} as const

export type EventName = keyof typeof events
export type EventOf<N extends EventName> = z.infer<(typeof events)[N]>
