import { mkdtempSync, readFileSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** File systems that live in memory: what is written there is never flushed to anything. */
const inMemory = new Set([0x01021994, 0x858458f6])

/** A fresh folder on a disk, in the system's temporary folder or else in the given one. Throws when both are in memory. */
export function folderOnDisk(otherwise: string): string {
  const parent = [tmpdir(), otherwise].find((folder) => !inMemory.has(statfsSync(folder).type))
  if (parent === undefined) throw new Error('There is no temporary folder on a disk: say one in TMPDIR.')
  return mkdtempSync(join(parent, 'carrel-bench-store-'))
}

/** The kind of file system a folder lies on, as the mount table calls it, or null where there is no such table. */
export function fileSystemOf(folder: string): string | null {
  try {
    const mounts = readFileSync('/proc/mounts', 'utf8').trim().split('\n')
    const places = mounts.map((line) => line.split(' ')).map(([, at = '', type = '']) => ({ at, type }))
    const around = places.filter(({ at }) => at === '/' || `${resolve(folder)}/`.startsWith(`${at}/`))
    return around.toSorted((one, other) => other.at.length - one.at.length)[0]?.type ?? null
  } catch {
    return null
  }
}
