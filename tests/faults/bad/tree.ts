import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Bigger files are known by their size and times alone, in bytes. */
const readable = 16 * 1024 * 1024

/** What stands under a folder, links not followed: for each path what it is, its rights, its time and its bytes. */
export async function treeOf(folder: string): Promise<Map<string, string>> {
  const names = ['.', ...(await readdir(folder, { recursive: true })).sort()]
  const tree = new Map<string, string>()
  for (const name of names) tree.set(name, await describe(join(folder, name)))
  return tree
}

async function describe(path: string): Promise<string> {
  const found = await lstat(path, { bigint: true })
  const about = `${found.mode.toString(8)} ${found.size} ${found.mtimeNs}`
  if (found.isSymbolicLink()) return `${about} ${await readlink(path)}`
  if (!found.isFile() || found.size > readable) return about
  const hash = createHash('sha256').update(await readFile(path))
  return `${about} ${hash.digest('hex')}`
}

/** What is not as it was, for a person to read; empty when everything is. */
export function changesIn(before: Map<string, string>, after: Map<string, string>): string {
  const names = new Set([...before.keys(), ...after.keys()])
  const changed = [...names].filter((name) => before.get(name) !== after.get(name))
  return changed
    .map((name) => `${name}: ${before.get(name) ?? 'not there'} -> ${after.get(name) ?? 'gone'}`)
    .join('; ')
}
