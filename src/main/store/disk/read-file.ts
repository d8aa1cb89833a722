import { type BigIntStats, constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { maximumSize } from './limits'
import { problem } from './reason'

const piece = 1024 * 1024

/** A file that is open for reading. */
export type Opened = { handle: FileHandle; size: number; stamp: Stamp }

/** Tells a file from another one, and from itself once it was written to: where it lies, its size, and when that was. */
export type Stamp = string

export function stampOf({ dev, ino, size, mtimeNs }: BigIntStats): Stamp {
  return [dev, ino, size, mtimeNs].join(' ')
}

/**
 * The bytes of a regular file. Follows no link, never waits on a pipe, and counts for itself, because a file may grow
 * between being measured and being read. Throws the system's error, or one with code NOTAFILE or TOOLARGE.
 */
export async function readRegularFile(path: string, limit = maximumSize): Promise<Buffer> {
  const opened = await openRegularFile(path)
  try {
    return await readWhole(opened, limit)
  } finally {
    await opened.handle.close()
  }
}

/** Opens such a file; whoever gets it closes it. Throws likewise, but for TOOLARGE. */
export async function openRegularFile(path: string): Promise<Opened> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const found = await handle.stat({ bigint: true })
    if (!found.isFile()) throw problem('NOTAFILE')
    return { handle, size: Number(found.size), stamp: stampOf(found) }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** The bytes of one that is open, from its beginning. Throws the system's error, or one with code TOOLARGE. */
export async function readWhole({ handle, size }: Opened, limit: number): Promise<Buffer> {
  if (size > limit) throw problem('TOOLARGE')
  return readFrom(handle, size, limit)
}

async function readFrom(handle: FileHandle, size: number, limit: number): Promise<Buffer> {
  let bytes = Buffer.allocUnsafe(size + 1) // one more than there should be, to see that there are no more
  let total = 0
  for (;;) {
    const room = Math.min(piece, bytes.length - total)
    const { bytesRead } = await handle.read(bytes, total, room, total)
    if (bytesRead === 0) return bytes.subarray(0, total)
    total += bytesRead
    if (total > limit) throw problem('TOOLARGE')
    if (total === bytes.length) bytes = Buffer.concat([bytes], 2 * total) // it has grown meanwhile
  }
}

/** Whether the other file begins with all that is in this one; both can be read, or the system's error is thrown. */
export async function startsAlike(path: string, other: string): Promise<boolean> {
  const start = await readRegularFile(path)
  return (await readRegularFile(other)).subarray(0, start.length).equals(start)
}
