import { z } from 'zod'
import { BriefMetadata } from '../brief/brief-metadata'
import type { Call } from './call'

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

export const libraryCalls = {
  /** The text of a brief of the list. Throws 'brief-unreadable', 'brief-changed'. */
  openBrief: { input: z.strictObject({ id: z.string().max(64) }), output: OpenedBrief },
} as const satisfies Record<string, Call>
