import { lstat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readRegularFile } from '../disk/read-file'
import { nullIfGone, problem } from '../disk/reason'
import { decodeMarker } from '../format/marker'
import { markerName } from '../format/names'

/** A folder as the system knows it, whatever its name. */
export type Folder = { device: bigint; inode: bigint }

/** Throws ELOOP or ENOTDIR unless a folder of our own stands there: not a link to one. */
export async function folderAt(directory: string): Promise<Folder> {
  const found = await lstat(directory, { bigint: true })
  if (found.isDirectory()) return { device: found.dev, inode: found.ino }
  throw Object.assign(new Error(directory), { code: found.isSymbolicLink() ? 'ELOOP' : 'ENOTDIR' })
}

export function isSameFolder(one: Folder | null, other: Folder): boolean {
  return one?.device === other.device && one.inode === other.inode
}

/** Tells a store's marker from one that was put in its place, without reading it each time. */
export class MarkerWatch {
  private known: string | null = null

  /** False when there is no marker. Throws MOVED when it is another store's. */
  async isThere(directory: string, store: string): Promise<boolean> {
    const path = join(directory, markerName)
    const found = await lstat(path, { bigint: true }).catch(nullIfGone)
    if (found === null) return false
    const seen = `${found.dev} ${found.ino} ${found.ctimeNs}`
    if (seen === this.known) return true
    const marker = decodeMarker(await readRegularFile(path))
    if (marker === 'newer' || ('store' in marker && marker.store !== store)) throw problem('MOVED')
    this.known = seen
    return true
  }
}

/** What an open store knows its folder by. */
export type Known = { folder: Folder; marker: MarkerWatch }

/** Before anything is written to it that is no edit. Throws MOVED unless the folder is there, and this store's. */
export async function requireOwn(directory: string, store: string, { folder, marker }: Known): Promise<void> {
  const found = await folderAt(directory).catch(nullIfGone)
  if (!isSameFolder(found, folder) || !(await marker.isThere(directory, store))) throw problem('MOVED')
}

/**
 * A folder that is gone may be made anew only where it was: what is left when a disk or an encrypted volume is taken away
 * is another disk, and nothing of the notes may be put there. Throws MOVED.
 */
export async function requireSameDisk(directory: string, { device }: Folder): Promise<void> {
  for (let path = directory; ; path = dirname(path)) {
    const found = await lstat(path, { bigint: true }).catch(nullIfGone)
    if (found === null) continue
    if (found.dev !== device) throw problem('MOVED')
    return
  }
}
