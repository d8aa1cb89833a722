import { constants, type Stats } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../disk/reason'
import {
  keyName,
  legacyName,
  markerName,
  migrationName,
  parseName,
  parseReportName,
  quarantineName,
} from '../format/names'
import { foldersAside } from './tidying'

const ownFiles = [markerName, keyName, legacyName]
const ownFolders = [quarantineName, migrationName]

/**
 * Takes the rights from everybody but the owner, where the disk knows rights: of a folder of the store or the second
 * copy, of Carrel's own files in it, and of what was set aside. Whatever else stands there is left alone. What cannot be
 * changed (a stick with FAT, another owner) stays as it is, and nothing waits for it.
 */
export async function closeToOthers(directory: string): Promise<void> {
  if (process.platform === 'win32') return
  await close(directory, folders)
  for (const name of await namesIn(directory))
    if (ownFiles.includes(name) || parseName(name) || parseReportName(name))
      await closeFile(join(directory, name))
  for (const folder of ownFolders.map((name) => join(directory, name)))
    if (await close(folder, folders))
      for (const name of await namesIn(folder)) await closeFile(join(folder, name))
  for (const folder of await foldersAside(directory).catch(nothing)) await close(folder, folders) // and all that is in it
}

/** The same for a single file. */
export async function closeFile(path: string): Promise<void> {
  await close(path, files)
}

type Kind = { mode: number; is: (found: Stats) => boolean }
const folders: Kind = { mode: 0o700, is: (found) => found.isDirectory() }
const files: Kind = { mode: 0o600, is: (found) => found.isFile() }

/** Whether there is what should be: a link or anything else in its place is not ours to change. */
async function close(path: string, { mode, is }: Kind): Promise<boolean> {
  try {
    const found = await lstat(path)
    if (!is(found)) return false
    if (found.mode & 0o777 & ~mode) await change(path, found.mode & mode)
    return true
  } catch (error) {
    if (codeOf(error) === null) throw error
    return false
  }
}

async function change(path: string, mode: number): Promise<void> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
  const handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  try {
    await handle.chmod(mode)
  } finally {
    await handle.close()
  }
}

async function namesIn(directory: string): Promise<string[]> {
  return readdir(directory).catch(nothing)
}

function nothing(error: unknown): string[] {
  if (codeOf(error) === null) throw error
  return []
}
