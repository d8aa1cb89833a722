import { z } from 'zod'
import { Change, Operation } from '../workspace/workspace'
import { type Call, nothing } from './call'

/** A change that is done. `savedAt` is when the disk had it, or null when nothing is being kept. */
export const Saved = z.strictObject({ operation: Operation, savedAt: z.iso.datetime().nullable() })
export type Saved = z.infer<typeof Saved>

export const workspaceCalls = {
  change: { input: Change, output: Saved },
  copyText: { input: z.strictObject({ text: z.string().max(200_000) }), output: nothing },
} as const satisfies Record<string, Call>
