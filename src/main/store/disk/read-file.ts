import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { maximumSize } from './limits'
import { problem } from './reason'

const piece = 1024 * 1024

/**
 * The bytes of a regular file. Follows no link, never waits on a pipe, and counts for itself, because a file may grow
 * between being measured and being read. Throws the system's error, or one with code NOTAFILE or TOOLARGE.
 */
export async function readRegularFile(path: string, limit = maximumSize): Promise<Buffer> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const { size } = await inspect(handle)
    if (size > limit) throw problem('TOOLARGE')
    return await readFrom(handle, size, limit)
  } finally {
    await handle.close()
  }
}

/** The first bytes of such a file, as many as there are of them. Throws like it. */
export async function readBeginning(path: string, size: number): Promise<Buffer> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    await inspect(handle)
    const bytes = Buffer.alloc(size)
    const { bytesRead } = await handle.read(bytes, 0, size, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function inspect(handle: FileHandle): Promise<{ size: number }> {
  const found = await handle.stat()
  if (!found.isFile()) throw problem('NOTAFILE')
  return found
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
