import { setImmediate as breathe } from 'node:timers/promises'
import type { Workspace } from '../../../shared/workspace/workspace'
import { maximumSize } from '../disk/limits'
import { problem } from '../disk/reason'
import { beginEnvelope, type Header, longestHeader } from './envelope'
import type { Seal } from './seal'

/** How a file with a whole workspace in it begins, what proves it, and the most bytes it may have. */
type Around = { header: Header; seal: Seal; limit?: number }

/**
 * The bytes of a file with a whole workspace in it, a snapshot or a backup, in pieces. Throws an error with code TOOLARGE
 * when they are more than Carrel would read.
 */
export async function encodeWorkspace(
  workspace: Workspace,
  { header, seal, limit = maximumSize }: Around,
): Promise<Uint8Array[]> {
  const begun = beginEnvelope(header, seal)
  const pieces: Uint8Array[] = []
  let size = longestHeader
  for await (const text of serialise(workspace)) {
    const piece = begun.update(Buffer.from(text))
    size += piece.length
    if (size > limit) throw problem('TOOLARGE')
    pieces.push(piece)
  }
  return [begun.header(), ...pieces]
}

/** So many annotations (about 1 kB each) are turned into text before the event loop gets its turn again. */
const atOnce = 500

/**
 * The workspace as JSON, byte for byte what JSON.stringify gives, but in pieces and with pauses: a window that asks
 * something meanwhile is answered. The workspace is never changed in place, so the text is of one moment.
 */
export async function* serialise(workspace: Workspace): AsyncGenerator<string> {
  yield '{'
  for (const [index, [key, value]] of Object.entries(workspace).entries()) {
    yield `${index === 0 ? '' : ','}${JSON.stringify(key)}:`
    if (Array.isArray(value)) yield* serialiseList(value)
    else yield JSON.stringify(value)
  }
  yield '}\n'
}

async function* serialiseList(list: unknown[]): AsyncGenerator<string> {
  yield '['
  for (let start = 0; start < list.length; start += atOnce) {
    if (start > 0) await breathe()
    const text = JSON.stringify(list.slice(start, start + atOnce))
    yield (start === 0 ? '' : ',') + text.slice(1, -1)
  }
  yield ']'
}
