import { z } from 'zod'
import { envelope, openEnvelope } from './envelope'
import { plainSeals } from './seal'

const format = 'carrel-store'
const Header = z.strictObject({ format: z.literal(format), version: z.literal(1), store: z.uuid() })

/** What stands in a STORE file: the store's id, or why it cannot be used. */
export type ReadMarker = { store: string } | { damage: string } | 'newer'

export function encodeMarker(store: string): Buffer {
  return envelope({ format, version: 1, store }, plainSeals.snapshot)
}

export function decodeMarker(bytes: Buffer): ReadMarker {
  const opened = openEnvelope(bytes, plainSeals.snapshot)
  if ('damage' in opened) return opened
  if (opened.body.length > 0) return { damage: 'something was appended to it' }
  if (opened.header.format === format && opened.header.version > 1) return 'newer'
  const checked = Header.safeParse(opened.header)
  return checked.success ? { store: checked.data.store } : { damage: 'its fields are not what Carrel writes' }
}
