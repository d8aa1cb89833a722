import { lstat, mkdir } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../../shared/failure'
import { syncFolder, writeDurably } from '../disk/durable-file'
import { readRegularFile } from '../disk/read-file'
import { codeOf, nullIfGone, reason } from '../disk/reason'
import { type MirrorPlace, type Place, quarantineFolder, type Unread, usualMirror } from '../files/place'
import { moveInto } from '../files/set-aside'
import { decodeMarker, encodeMarker } from '../format/marker'
import { markerName } from '../format/names'

/** The file beside the store that says which folder was chosen. */
export const choiceName = 'mirror.json'
/** The folder that the second copy gets within a chosen one. */
export const mirrorName = 'carrel-mirror'
const Folder = z.string().min(1).max(4096).refine(isAbsolute)
/** What `mirror.json` holds: the folder that was chosen, and those that were left for it. */
export const Choice = z.strictObject({ folder: Folder.optional(), left: z.array(Folder).optional() })
type Choice = z.infer<typeof Choice>

/** Where the second copy is: as the analyst chose, or beside the store when she chose nothing that can be read. */
export async function readMirrorPlace(dataFolder: string): Promise<MirrorPlace> {
  const { choice, unread } = await readChoice(dataFolder)
  if (choice.folder !== undefined) return { folder: choice.folder, isOwnChoice: true }
  const usual = { folder: usualMirror(join(dataFolder, 'store')), isOwnChoice: false }
  return unread ? { ...usual, unread } : usual
}

/** The folders that a second copy has moved away from, and that may hold it still. */
export async function readLeft(dataFolder: string): Promise<string[]> {
  return (await readChoice(dataFolder)).choice.left ?? []
}

async function readChoice(dataFolder: string): Promise<{ choice: Choice; unread: Unread | null }> {
  const path = join(dataFolder, choiceName)
  try {
    const choice = parse(await readRegularFile(path))
    const unread = { path, kind: 'damaged', why: 'it is not what Carrel wrote' } as const
    return choice ? { choice, unread: null } : { choice: {}, unread }
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    const unread = { path, kind: 'unreadable', why: reason(error) } as const
    return { choice: {}, unread: code === 'ENOENT' ? null : unread }
  }
}

function parse(bytes: Buffer): Choice | null {
  try {
    const checked = Choice.safeParse(JSON.parse(bytes.toString()))
    return checked.success ? checked.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Moves what is noted and cannot be read into the store's quarantine, so that nothing is written over it. */
export async function setUnreadAside(place: Place): Promise<string | null> {
  const { unread, ...known } = place.mirror
  if (!unread) return null
  const aside = await moveInto(quarantineFolder(place.directory), unread.path, place.now())
  place.mirror = known
  return aside
}

/** Remembers the choice, and what was left for it. Throws the system's error. */
export async function writeMirrorPlace(
  dataFolder: string,
  { place, left }: { place: MirrorPlace; left: string[] },
  random: string,
): Promise<void> {
  const choice: Choice = {
    ...(place.isOwnChoice ? { folder: place.folder } : {}),
    ...(left.length > 0 ? { left } : {}),
  }
  const bytes = Buffer.from(`${JSON.stringify(choice)}\n`)
  await writeDurably({ directory: dataFolder, name: choiceName, bytes, random })
}

/**
 * Makes a folder for the second copy inside the chosen one, marked as this store's. Throws Failure 'mirror-unfit' when
 * it cannot be written to, lies in the store, or holds the copy of another store.
 */
export async function prepareMirror(
  chosen: string,
  at: { directory: string; store: string; random: string },
): Promise<MirrorPlace> {
  const folder = join(chosen, mirrorName)
  const inside = relative(at.directory, folder)
  if (!inside.startsWith('..') && !isAbsolute(inside)) throw unfit(chosen, 'it lies in the store itself')
  try {
    await mkdir(folder, { mode: 0o700 }).catch(ignoreThere)
    if ((await lstat(folder)).isSymbolicLink())
      throw unfit(chosen, 'a symbolic link stands in it, and Carrel does not follow links')
    await requireOwn(folder, chosen, at.store)
    await writeDurably({
      directory: folder,
      name: markerName,
      bytes: encodeMarker(at.store),
      random: at.random,
    })
    await syncFolder(chosen)
    return { folder, isOwnChoice: true }
  } catch (error) {
    if (codeOf(error) === null || error instanceof Failure) throw error
    throw unfit(chosen, reason(error))
  }
}

async function requireOwn(folder: string, chosen: string, store: string): Promise<void> {
  const marker = await readRegularFile(join(folder, markerName)).then(decodeMarker, nullIfGone)
  if (marker === null || (marker !== 'newer' && 'damage' in marker)) return
  if (marker === 'newer' || marker.store !== store)
    throw unfit(chosen, 'it holds the second copy of another store')
}

function ignoreThere(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error
}

function unfit(chosen: string, why: string): Failure {
  return new Failure(
    'mirror-unfit',
    `${chosen} cannot take the second copy: ${why}. The copy stays where it was. Choose another folder.`,
  )
}
