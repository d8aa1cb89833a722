import { z } from 'zod'
import { Workspace } from '../workspace/workspace'
import { type Call, nothing } from './call'
import { ListedBrief, OpenedBrief } from './library'
import { MirrorState, StoreNotice } from './protection'

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

export const openingCalls = {
  open: { input: nothing, output: Opening, whileLocked: 'from-lock-page' },
  showDataFolder: { input: nothing, output: nothing, whileLocked: 'from-lock-page' },
  /** The window has handed over its last edits and may be closed, or locked. */
  finishClosing: { input: nothing, output: nothing, whileLocked: 'from-lock-page' },
} as const satisfies Record<string, Call>
