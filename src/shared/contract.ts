import { z } from 'zod'
import { BriefMetadata } from './brief-metadata'
import { commandIds } from './commands'
import { Change, Operation, Workspace } from './workspace'

/** A bundled brief as it was found on disk: its text, or why it is refused. */
export const BundledBrief = z.discriminatedUnion('isVerified', [
  z.strictObject({ isVerified: z.literal(true), metadata: BriefMetadata, text: z.string() }),
  z.strictObject({ isVerified: z.literal(false), name: z.string(), message: z.string() }),
])
export type BundledBrief = z.infer<typeof BundledBrief>

/**
 * What happened when the store was opened, whenever there is anything to tell.
 * `message` is for the reader; `keptAside` is the full path of the file that was kept, if one was.
 */
export const StoreNotice = z.strictObject({
  kind: z.enum(['missing', 'damaged', 'newer', 'unreadable', 'read-only']),
  message: z.string(),
  keptAside: z.string().nullable(),
})
export type StoreNotice = z.infer<typeof StoreNotice>

/** Everything the window needs for its first paint. `isKept` is false when edits live in memory only. */
export const Opening = z.strictObject({
  briefs: z.array(BundledBrief),
  workspace: Workspace,
  notices: z.array(StoreNotice),
  isKept: z.boolean(),
  dataFolder: z.string(),
  version: z.string(),
})
export type Opening = z.infer<typeof Opening>

/** A change that is done. `savedAt` is when the disk had it, or null when nothing is being kept. */
export const Saved = z.strictObject({ operation: Operation, savedAt: z.iso.datetime().nullable() })
export type Saved = z.infer<typeof Saved>

/** Every call the window can make, once. A new call is a line here, a handler, and its caller. */
export const contract = {
  open: { input: z.undefined(), output: Opening },
  change: { input: Change, output: Saved },
  copyText: { input: z.strictObject({ text: z.string().max(200_000) }), output: z.undefined() },
  showDataFolder: { input: z.undefined(), output: z.undefined() },
  /** The window has handed over its last edits and may be closed. */
  finishClosing: { input: z.undefined(), output: z.undefined() },
} as const

export type CallName = keyof typeof contract
export type Input<N extends CallName> = z.infer<(typeof contract)[N]['input']>
export type Output<N extends CallName> = z.infer<(typeof contract)[N]['output']>

/** What main tells the window unasked: a menu command was chosen, or the window is about to close. */
export const events = {
  command: z.strictObject({ id: z.enum(commandIds) }),
  closing: z.undefined(),
} as const

export type EventName = keyof typeof events
export type EventOf<N extends EventName> = z.infer<(typeof events)[N]>
