import { z } from 'zod'

/** What `brief.json` says of the source beside it. `date` is ISO 8601; `sha256` is of the source file's bytes, in hex. */
export const BriefMetadata = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  title: z.string().min(1),
  series: z.string().min(1),
  number: z.string().min(1),
  author: z.string().min(1),
  publisher: z.string().min(1),
  date: z.iso.date(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type BriefMetadata = z.infer<typeof BriefMetadata>
