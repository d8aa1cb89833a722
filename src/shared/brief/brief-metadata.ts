import { z } from 'zod'

/**
 * A short form and what it stands for. `inBrief` is whether the brief itself says so; if not, it is commonly known and
 * shown as external.
 */
export const Term = z.strictObject({
  abbreviation: z.string().min(1).max(100),
  expansion: z.string().min(1).max(200),
  inBrief: z.boolean(),
})
export type Term = z.infer<typeof Term>

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
  terms: z.array(Term).max(1000),
})
export type BriefMetadata = z.infer<typeof BriefMetadata>
