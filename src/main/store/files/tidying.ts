import { readdir, rm, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { removeLeftOvers, syncFolder } from '../disk/durable-file'
import { nullIfGone } from '../disk/reason'
import { parseName, parseReportName } from '../format/names'
import type { SealKind } from '../format/seal'
import type { Ground } from './ground'
import { generations, migrationFolder, quarantineFolder } from './place'
import { asideMark, setAside } from './set-aside'
import type { Trouble } from './survey'

/** Damaged snapshots are set aside first: what is to stand in their place may want their name. */
export function inTurn(troubles: Trouble[]): { snapshots: Trouble[]; others: Trouble[] } {
  const isSnapshot = ({ path }: Trouble) => /snap-\d+\.\w+$/.test(path)
  return {
    snapshots: troubles.filter(isSnapshot),
    others: troubles.filter((trouble) => !isSnapshot(trouble)),
  }
}

/** Where what is damaged will be kept, in this order, as far as that can be told beforehand. */
export function placesAside(troubles: Trouble[]): string[] {
  const { snapshots, others } = inTurn(troubles.filter(({ kind }) => kind === 'damaged'))
  return [...snapshots, ...others].map(({ path }) => join(quarantineFolder(dirname(path)), basename(path)))
}

/** Moves what is damaged into the quarantine of its own folder; returns where it is kept now. */
export async function setAllAside(troubles: Trouble[], now: Date): Promise<string[]> {
  const kept: string[] = []
  for (const { side, path } of troubles.filter(({ kind }) => kind === 'damaged')) {
    const moved = setAside(path, now)
    // A second copy that cannot be written to (a locked stick) must not keep the store from opening.
    const aside = await (side === 'mirror' ? moved.catch(() => null) : moved)
    if (aside !== null) kept.push(aside)
  }
  return kept
}

/** Removes the generations that are more than are kept, and the journals that only they needed. */
export async function prune(ground: Ground): Promise<void> {
  const { directory } = ground.place
  ground.generations = ground.generations.slice(0, generations)
  const names = new Set(ground.generations.map(({ name }) => name))
  const oldest = ground.generations.at(-1)?.term ?? 0
  const numbered = (await readdir(directory)).flatMap((name) => parseName(name) ?? [])
  for (const found of numbered.filter(({ kind }) => kind === ground.seals.snapshot.kind)) {
    const isNeeded = found.type === 'snapshot' ? names.has(found.name) : found.term > oldest
    if (!isNeeded) await remove(join(directory, found.name))
  }
  await syncFolder(directory)
}

/**
 * Removes every file of a folder that is of this kind; before plain ones, all else that may hold the same words, so that
 * as long as one is left it is known that this is not finished. `isAsideKept`: not the folders that were set aside whole.
 */
export async function removeKind(
  directory: string,
  kind: SealKind,
  { isAsideKept = false } = {},
): Promise<void> {
  if (kind === 'plain') await removeCopies(directory)
  if (kind === 'plain' && !isAsideKept)
    for (const folder of await foldersAside(directory)) await removeKind(folder, 'plain')
  const names = (await readdir(directory)).flatMap((name) => parseName(name) ?? parseReportName(name) ?? [])
  for (const found of names) if (found.kind === kind) await remove(join(directory, found.name))
  await syncFolder(directory)
}

/** Quarantine, files from before a migration and of earlier Carrels, and half-written ones. */
async function removeCopies(directory: string): Promise<void> {
  await rm(quarantineFolder(directory), { recursive: true, force: true })
  await rm(migrationFolder(directory), { recursive: true, force: true })
  const old = (await readdir(directory)).filter((name) => /^workspace(-.*)?\.json$/.test(name))
  for (const name of old) await remove(join(directory, name))
  await removeLeftOvers(directory)
}

/** What was set aside of this folder as a whole; what is sealed in there may still be opened one day, and stays. */
export async function foldersAside(directory: string): Promise<string[]> {
  const parent = dirname(directory)
  const entries = await readdir(parent, { withFileTypes: true })
  const isAside = (name: string) => name.startsWith(`${basename(directory)}${asideMark}`)
  return entries.filter((one) => one.isDirectory() && isAside(one.name)).map(({ name }) => join(parent, name))
}

async function remove(path: string): Promise<void> {
  await unlink(path).catch(nullIfGone)
}
