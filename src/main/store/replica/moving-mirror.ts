import { lstat, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { MirrorState } from '../../../shared/contract/protection'
import { Failure } from '../../../shared/failure'
import { readRegularFile } from '../disk/read-file'
import { codeOf } from '../disk/reason'
import type { Ground } from '../files/ground'
import { type MirrorPlace, type Place, usualMirror } from '../files/place'
import { removeKind } from '../files/tidying'
import { decodeMarker } from '../format/marker'
import { keyName, markerName } from '../format/names'
import type { Mirror } from './mirror'
import { mirrorName, prepareMirror, readLeft, setUnreadAside, writeMirrorPlace } from './mirror-place'
import { isAhead, type Wanted } from './mirroring'
import { holdsOther } from './other-history'

/**
 * Moves the second copy to a folder of the analyst's choice, or (null) back beside the store. The folder it leaves is
 * noted, and cleared once the new copy is whole. Throws Failure 'mirror-unfit', and then it stays where it was.
 */
export async function moveMirror(
  ground: Ground,
  mirror: Mirror,
  chosen: string | null,
): Promise<MirrorState> {
  const { directory, random } = ground.place
  const dataFolder = dirname(directory)
  await mirror.flush() // what it holds may not have been looked at yet
  const before = mirror.state
  const usual = { folder: usualMirror(directory), isOwnChoice: false }
  const place =
    chosen === null
      ? usual
      : await prepareMirror(chosen, { directory, store: ground.store, random: random() })
  if (place.folder === before.folder) return before
  return mirror.moveTo(place, async () => {
    const left = [...(await readLeft(dataFolder)), ...(before.state === 'unfit' ? [] : [before.folder])]
    await setUnreadAside(ground.place)
    await writeMirrorPlace(dataFolder, { place, left: withoutNow(left, place) }, random())
    ground.place.mirror = place
  })
}

const mostLeft = 20

function withoutNow(left: string[], { folder }: MirrorPlace): string[] {
  return [...new Set(left)].filter((each) => each !== folder).slice(-mostLeft)
}

/** Before a store is begun anew: a chosen folder that holds the copy of another store is given up. */
export async function giveUpForeign(place: Place): Promise<void> {
  const [own, copied] = await Promise.all([place.directory, place.mirror.folder].map(storeIn))
  if (!own || !copied || own === copied) return
  const dataFolder = dirname(place.directory)
  const usual = { folder: usualMirror(place.directory), isOwnChoice: false }
  await setUnreadAside(place)
  await writeMirrorPlace(dataFolder, { place: usual, left: await readLeft(dataFolder) }, place.random())
  place.mirror = usual
}

/** After a store was begun anew: its copy is begun in the folder that was chosen for the one before, if it can be. */
export async function keepChosen({ place, store }: Ground, mirror: Mirror): Promise<void> {
  const { directory, random } = place
  const { folder, isOwnChoice } = place.mirror
  if (!isOwnChoice || basename(folder) !== mirrorName) return
  try {
    await prepareMirror(dirname(folder), { directory, store, random: random() })
    await mirror.flush()
  } catch (error) {
    if (!(error instanceof Failure)) throw error // its state says that it is away, or unfit
  }
}

/** The id of the store whose files are there, or null. */
async function storeIn(folder: string): Promise<string | null> {
  const marker = await readRegularFile(join(folder, markerName)).then(decodeMarker, () => null)
  return marker !== null && marker !== 'newer' && 'store' in marker ? marker.store : null
}

/**
 * Clears the folders that the copy has moved away from, now that the one in `place` is whole: one that is away is
 * remembered for another time, one that holds another store's copy, or edits that the store lacks, is left alone.
 */
export async function clearLeft(place: MirrorPlace, wanted: Wanted): Promise<void> {
  const dataFolder = dirname(wanted.directory)
  const left = await readLeft(dataFolder)
  const cleared = await Promise.all(
    left.map((folder) => folder === place.folder || clear(folder, wanted).catch(putOff)),
  )
  const still = left.filter((_, at) => !cleared[at])
  if (still.length < left.length)
    await writeMirrorPlace(dataFolder, { place, left: still }, wanted.random()).catch(putOff)
}

/** Whether nothing remains to be done there. */
async function clear(folder: string, wanted: Wanted): Promise<boolean> {
  if (!(await lstat(folder)).isDirectory()) return true
  const names = await readdir(folder)
  const isOurs = names.includes(markerName) && (await storeIn(folder)) === wanted.store
  if (!isOurs || names.some((name) => isAhead(name, wanted))) return true
  if (!(await holdsOther(folder, names, wanted))) await removeCopy(folder, wanted)
  return true
}

/** The marker goes last: it says that there may be more. */
async function removeCopy(folder: string, { key }: Wanted): Promise<void> {
  await removeKind(folder, 'plain', { isAsideKept: key === null })
  await removeKind(folder, 'sealed')
  for (const name of [keyName, markerName]) await rm(join(folder, name), { force: true })
}

/** Its disk is away, or refuses. */
function putOff(error: unknown): boolean {
  if (codeOf(error) === null) throw error
  return false
}
