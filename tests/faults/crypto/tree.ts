import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Everything about the files below a folder that opening could have touched: names, bytes, times of change, rights. */
export async function treeOf(folder: string): Promise<Map<string, string>> {
  const tree = new Map([['', await traceOf(folder)]])
  for (const name of await readdir(folder, { recursive: true }))
    tree.set(name, await traceOf(join(folder, name)))
  return tree
}

async function traceOf(path: string): Promise<string> {
  const { mtimeNs, ctimeNs, mode, ino, size } = await lstat(path, { bigint: true })
  const isFolder = (mode & 0o170000n) === 0o040000n
  const bytes = isFolder ? '' : (await readFile(path)).toString('base64')
  return [mtimeNs, ctimeNs, mode, ino, isFolder ? '' : size, bytes].join(' ')
}

/** The names that are not in both trees with the same traces. */
export function differences(before: Map<string, string>, after: Map<string, string>): string[] {
  const names = new Set([...before.keys(), ...after.keys()])
  return [...names]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => name || 'the folder itself')
}
