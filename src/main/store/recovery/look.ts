import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { OpenFiles } from '../disk/open-files'
import { codeOf } from '../disk/reason'
import type { Place } from '../files/place'
import { retiredIn } from '../files/retired'
import { type Survey, survey } from '../files/survey'
import type { KeyHeader } from '../format/key-file'
import { keyName, markerName, parseName } from '../format/names'
import { identify } from './identity'

/** What stands at a place before anything is opened. */
export type Look = {
  store: Survey
  /** Null when its folder cannot be looked at, or holds the copy of another store: the mirror will say why. */
  mirror: Survey | null
  /** The store's id, or null when nothing tells it. */
  id: string | null
  /** The key files that can be used, the store's own first; one alone where both copies have the same. */
  keys: KeyHeader[]
  /** Where the second copy is sealed and the store is not: key files of the moment of removing the passphrase. */
  retired: KeyHeader[]
  /** Whether something is sealed, or a key file is there that cannot be used, and no key that can. */
  isKeyLost: boolean
  isNewer: boolean
}

/**
 * Looks at both copies and changes nothing. Throws the system's error when the store's folder cannot be looked at.
 * `files` is the caller's to close.
 */
export async function look(place: Place, files: OpenFiles): Promise<Look> {
  const store = await survey(place.directory, 'store', files)
  const mirror = await lookAtMirror(place, files)
  const id = await identify(store, mirror)
  const mirrorId = mirror && (await identify(mirror))
  const isForeign = mirrorId !== null && mirrorId !== id
  const own = isForeign ? null : mirror
  for (const found of [store, own].filter((one) => one !== null)) {
    disownMarker(found, id)
    if (isKeyOfOther(found, id)) disownKey(found, foreign)
  }
  const isOnlyCopySealed = own !== null && isProtected(own) && !isProtected(store)
  const retired = isOnlyCopySealed ? await retiredIn(place.directory, id) : []
  const keys = [store.key, own?.key ?? null].filter((key) => key !== null)
  const headers = keys.flatMap((found) => (found !== 'newer' && 'header' in found ? found.header : []))
  const isSealed = isProtected(store) || (own !== null && isProtected(own))
  return {
    store,
    mirror: own,
    id,
    keys: headers.filter(({ proof }, at) => headers.findIndex((one) => one.proof === proof) === at),
    retired,
    isKeyLost: isSealed && headers.length + retired.length === 0,
    isNewer: [store.marker, ...keys].includes('newer'),
  }
}

/** Whether opening takes a passphrase. Where the names tell that nothing is sealed, no file is opened for it. */
export async function needsPassphrase(place: Place): Promise<boolean> {
  const folders = [place.directory, place.mirror.folder]
  const names = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])))
  if (!names.flat().some((name) => name === keyName || parseName(name)?.kind === 'sealed')) return false
  const files = new OpenFiles()
  try {
    const { keys, retired } = await look(place, files)
    return keys.length + retired.length > 0
  } finally {
    await files.close()
  }
}

/** Whether a passphrase was ever set on what stands here: a plain file beside it may be anybody's. */
function isProtected({ key, snapshots, journals }: Survey): boolean {
  return key !== null || [...snapshots, ...journals].some(({ kind }) => kind === 'sealed')
}

const foreign = 'it belongs to another store'

/** A marker that was put here from another store says nothing about this one. */
function disownMarker(found: Survey, id: string | null): void {
  const { side, directory, marker, troubles } = found
  if (marker === null || marker === 'newer' || 'damage' in marker || marker.store === id) return
  found.marker = { damage: foreign }
  troubles.push({ side, path: join(directory, markerName), kind: 'damaged', why: foreign })
}

/** A key file that was put here from another store opens nothing. */
function isKeyOfOther({ key }: Survey, id: string | null): boolean {
  return key !== null && key !== 'newer' && 'header' in key && key.header.store !== id
}

/** Takes a key file that opens nothing here for a damaged one; `why` is half a sentence. */
export function disownKey(found: Survey, why: string): void {
  const { side, directory, troubles } = found
  found.key = { damage: why }
  troubles.push({ side, path: join(directory, keyName), kind: 'damaged', why })
}

async function lookAtMirror({ mirror }: Place, files: OpenFiles): Promise<Survey | null> {
  try {
    return await survey(mirror.folder, 'mirror', files)
  } catch (error) {
    if (codeOf(error) === null) throw error
    return null
  }
}
