import type { Protecting, Seal } from './seal'

/**
 * How every file of the store is laid out, in this version and all later ones: one line of JSON, the header, whose last
 * field `check` proves the header itself and all bytes after the line feed.
 */
export type Header = { format: string; version: number } & Record<string, unknown>

/** What an envelope holds, or why it holds nothing, as half a sentence. */
export type Opened = { header: Header; body: Uint8Array } | { damage: string }

const lineFeed = 0x0a
/** The longest first line that is read, in bytes. */
export const longestHeader = 8192

/** Begins an envelope: bytes of the body go through `update`; `header` is the line to write before them, once all have. */
export function beginEnvelope(header: Header, seal: Seal): Protecting & { header: () => Uint8Array } {
  const blank = lineOf({ ...header, check: '' })
  const protecting = seal.protect(blank)
  return {
    ...protecting,
    header: () => Buffer.from(`${lineOf({ ...header, check: protecting.finish() })}\n`),
  }
}

/** A small envelope in one go. */
export function envelope(header: Header, seal: Seal, body: Uint8Array = new Uint8Array()): Buffer {
  const begun = beginEnvelope(header, seal)
  const written = begun.update(body)
  return Buffer.concat([begun.header(), written])
}

/** Opens an envelope; the header is what was written, but its fields are the caller's to judge. */
export function openEnvelope(bytes: Buffer, seal: Seal): Opened {
  const split = splitEnvelope(bytes)
  if ('damage' in split) return split
  const body = seal.reveal(split.blank, split.check, split.body)
  return body === null ? { damage: 'its check does not fit its content' } : { header: split.header, body }
}

/** What the first line says, unproven: only to find out what is needed to prove it. */
export function peekHeader(bytes: Buffer): Header | null {
  const split = splitEnvelope(bytes)
  return 'damage' in split ? null : split.header
}

/** The first line and the rest, nothing of it proven yet. */
function splitEnvelope(bytes: Buffer): (Split & { body: Buffer }) | { damage: string } {
  if (bytes.length === 0) return { damage: 'it is empty' }
  const end = bytes.subarray(0, longestHeader).indexOf(lineFeed)
  const split = end < 0 ? null : splitHeader(bytes.toString('latin1', 0, end))
  return split
    ? { ...split, body: bytes.subarray(end + 1) }
    : { damage: 'its first line is not one of Carrel’s' }
}

type Split = { header: Header; blank: string; check: string }

/** A header line (ASCII) with its check taken out, or null if it is none. */
function splitHeader(line: string): Split | null {
  const found = /^(\{.*,"check":")([\w.-]*)("\})$/.exec(line)
  const header = found && parseHeader(line)
  return found && header ? { header, blank: `${found[1]}${found[3]}`, check: found[2] ?? '' } : null
}

function parseHeader(line: string): Header | null {
  try {
    const { check: _, ...header } = JSON.parse(line) as Header & { check: string }
    return typeof header.format === 'string' && typeof header.version === 'number' ? header : null
  } catch {
    return null
  }
}

function lineOf(header: Header): string {
  return JSON.stringify(header)
}
