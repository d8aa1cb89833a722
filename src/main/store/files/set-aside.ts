import { open, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ensureFolder, syncFolder } from '../disk/durable-file'
import { codeOf } from '../disk/reason'
import { quarantineFolder } from './place'

/** Stands between the name of a whole folder that was set aside and the date. */
export const asideMark = '-set-aside-'

/** Moves a file into the quarantine beside it, under a dated name; returns where it is now. Throws the system's error. */
export async function setAside(path: string, now: Date): Promise<string> {
  return moveInto(quarantineFolder(dirname(path)), path, now)
}

/** Moves a file into a folder on the same disk, under a dated name that nothing else has. Throws the system's error. */
export async function moveInto(folder: string, path: string, now: Date): Promise<string> {
  await ensureFolder(folder)
  const aside = await reserve(join(folder, `${dateForName(now)}-${basename(path)}`))
  try {
    await rename(path, aside)
  } catch (error) {
    await unlink(aside)
    throw error
  }
  await syncFolder(folder)
  await syncFolder(dirname(path))
  return aside
}

/** Takes a free name by creating it: the rename that follows then replaces nothing but our own empty file. */
async function reserve(base: string, count = 1): Promise<string> {
  const path = `${base}${count === 1 ? '' : `-${count}`}`
  try {
    await (await open(path, 'wx', 0o600)).close()
    return path
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return reserve(base, count + 1)
  }
}

/** 2026-11-23T09-43-05, in UTC: a date that is a file name everywhere. */
export function dateForName(date: Date): string {
  return date.toISOString().slice(0, 19).replaceAll(':', '-')
}
