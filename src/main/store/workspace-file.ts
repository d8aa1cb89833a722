import type { Workspace } from '../../shared/workspace'
import { beginEnvelope, type Header, longestHeader } from './envelope'
import { maximumSize } from './place'
import { problem } from './reason'
import type { Seal } from './seal'
import { serialise } from './serialise'

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
