import { z } from 'zod'
import { commandIds } from '../commands'
import { backupCalls } from './backup'
import { nothing } from './call'
import { libraryCalls } from './library'
import { openingCalls } from './opening'
import { MirrorState, protectionCalls } from './protection'
import { workspaceCalls } from './workspace'

/** Every call the window can make, once, by topic. A new call is a line in its topic, a handler, and its caller. */
export const contract = {
  ...openingCalls,
  ...libraryCalls,
  ...workspaceCalls,
  ...protectionCalls,
  ...backupCalls,
}

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
