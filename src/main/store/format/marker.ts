import { z } from 'zod'
import { envelope, openEnvelope } from './envelope'
import { plainSeals } from './seal'

const format = 'carrel-store'
/** The only line of a STORE file. */
export const MarkerHeader = z.strictObject({
  format: z.literal(format),
  version: z.literal(1),
  store: z.uuid(),
})

/** What stands in a STORE file: the store's id, or why it cannot be used. */
export type ReadMarker = { store: string } | { damage: string } | 'newer'

export function encodeMarker(store: string): Buffer {
  return envelope({ format, version: 1, store }, plainSeals.snapshot)
}

export function decodeMarker(bytes: Buffer): ReadMarker {
  const opened = openEnvelope(bytes, plainSeals.snapshot)
  if ('damage' in opened) return opened
  if (opened.header.format !== format) return { damage: 'it is another file under its name' }
  const checked = MarkerHeader.safeParse(opened.header)
  return checked.success && opened.body.length === 0 ? { store: checked.data.store } : 'newer'
}
