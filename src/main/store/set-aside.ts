import { createHash } from 'node:crypto'
import { open, readdir, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder, writeDurably } from './durable-file'
import { type Place, workspaceFile } from './place'
import { codeOf } from './reason'

/** Renames a damaged workspace so that nothing overwrites it; returns where it is now. Throws the system's error. */
export async function setDamagedAside(place: Place): Promise<string> {
  const aside = await reserve(place.directory, `workspace-damaged-${dateForName(place.now())}`)
  try {
    await rename(join(place.directory, workspaceFile), aside)
  } catch (error) {
    await unlink(aside)
    throw error
  }
  await syncFolder(place.directory)
  return aside
}

/** Copies a newer Carrel's workspace, once for each content; returns the copy's path. Throws the system's error. */
export async function copyNewerAside(place: Place, bytes: Uint8Array): Promise<string> {
  const { directory, now, random } = place
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  const earlier = (await readdir(directory)).find((name) => isCopyOf(name, digest))
  if (earlier !== undefined) return join(directory, earlier)
  const name = `workspace-newer-${dateForName(now())}-${digest}.json`
  await writeDurably({ directory, name, bytes, random: random() })
  return join(directory, name)
}

function isCopyOf(name: string, digest: string): boolean {
  return name.startsWith('workspace-newer-') && name.endsWith(`-${digest}.json`)
}

/** Takes a free name by creating it: the rename that follows then replaces nothing but our own empty file. */
async function reserve(directory: string, base: string, count = 1): Promise<string> {
  const path = join(directory, `${base}${count === 1 ? '' : `-${count}`}.json`)
  try {
    await (await open(path, 'wx', 0o600)).close()
    return path
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return reserve(directory, base, count + 1)
  }
}

/** 2026-11-23T09-43-05, in UTC: a date that is a file name everywhere. */
function dateForName(date: Date): string {
  return date.toISOString().slice(0, 19).replaceAll(':', '-')
}
