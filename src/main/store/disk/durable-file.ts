import { constants } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codeOf, nullIfGone } from './reason'

/**
 * A file to be written, in one or more pieces. `random` is fresh hex of 16 digits, so that no two temporary files share
 * a name. `isNew`: there is none of that name, and if there is, it stays and EEXIST is thrown.
 */
export type DurableFile = {
  directory: string
  name: string
  bytes: Uint8Array | Uint8Array[]
  random: string
  isNew?: boolean
}

const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants
const temporaryName = /^\.carrel-[0-9a-f]{16}\.tmp$/

/**
 * Puts the bytes on the disk under the name, whole or not at all; when it resolves, a power cut cannot take them away.
 * The file is 0600. Throws the system's error, and then the file of that name is as it was (if only the last
 * flush of the folder failed, it may be the new one).
 */
export async function writeDurably({ directory, name, bytes, random, isNew }: DurableFile): Promise<void> {
  const temporary = join(directory, `.carrel-${random}.tmp`)
  if (isNew) await requireFree(join(directory, name))
  try {
    const handle = await open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    try {
      let size = 0
      for (const piece of Array.isArray(bytes) ? bytes : [bytes]) size += await writeAt(handle, piece, size)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, join(directory, name))
  } catch (error) {
    await discard(temporary)
    throw error
  }
  await syncFolder(directory)
}

/**
 * Writes all the bytes at a position and returns how many those were. A full disk may take part of what it is given and
 * report success: only the count tells.
 */
export async function writeAt(handle: FileHandle, bytes: Uint8Array, position: number): Promise<number> {
  let written = 0
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written)
    if (bytesWritten === 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' })
    written += bytesWritten
  }
  return written
}

async function requireFree(path: string): Promise<void> {
  const found = await lstat(path).catch(nullIfGone)
  if (found) throw Object.assign(new Error(`${path} is there already`), { code: 'EEXIST' })
}

/** The first error is the one to report; what cannot be removed now is removed at the next start. */
async function discard(temporary: string): Promise<void> {
  await unlink(temporary).catch(() => undefined)
}

/** Makes the folder (0700) if it is absent. Throws ENOTDIR or ELOOP if something else, or a link, stands there. */
export async function ensureFolder(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const found = await lstat(directory)
  if (found.isSymbolicLink()) throw Object.assign(new Error(`${directory} is a link`), { code: 'ELOOP' })
}

/** Finds out whether the folder can be written to, by doing it. Throws the system's error if not. */
export async function tryWriting(directory: string, random: string): Promise<void> {
  const temporary = join(directory, `.carrel-${random}.tmp`)
  await (await open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)).close()
  await unlink(temporary)
}

/** Makes a rename or a new name in the folder outlive a power cut. */
export async function syncFolder(directory: string): Promise<void> {
  if (process.platform === 'win32') return // Windows cannot open a folder, and does not need to
  const handle = await open(directory, constants.O_RDONLY)
  try {
    await handle.sync()
  } catch (error) {
    if (codeOf(error) !== 'EINVAL') throw error // some network disks have no such thing as flushing a folder
  } finally {
    await handle.close()
  }
}

/** Removes a file, if it is there, so that a power cut does not bring it back. Throws the system's error. */
export async function removeDurably(path: string): Promise<void> {
  await unlink(path).catch(nullIfGone)
  await syncFolder(dirname(path)).catch(nullIfGone)
}

/** Removes what a crash left half-written: only files under our own temporary names. */
export async function removeLeftOvers(directory: string): Promise<void> {
  const names = await readdir(directory)
  for (const name of names) if (temporaryName.test(name)) await discard(join(directory, name))
}
