import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { type DurableFile, writeDurably } from './durable-file'

const piece = 1024 * 1024

/**
 * Writes a file in pieces and reads it back before it counts: only a copy that was seen to be whole may replace older
 * ones. Throws the system's error, or one with code EIO when the disk gives back something else than it was given.
 */
export async function writeVerified(file: DurableFile & { bytes: Uint8Array[] }): Promise<void> {
  await writeDurably(file)
  const written = createHash('sha256')
  for (const bytes of file.bytes) written.update(bytes)
  const size = file.bytes.reduce((total, { length }) => total + length, 0)
  const found = await hashOf(join(file.directory, file.name), Math.min(size + 1, piece))
  if (found !== written.digest('hex'))
    throw Object.assign(new Error(`${file.name} was not written as it was given`), { code: 'EIO' })
}

/** In pieces, so that nobody waits long for the event loop. */
async function hashOf(path: string, atOnce: number): Promise<string> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(atOnce)
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, atOnce)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
    }
  } finally {
    await handle.close()
  }
}
