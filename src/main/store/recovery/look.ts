import { join } from 'node:path'
import { codeOf } from '../disk/reason'
import type { Place } from '../files/place'
import { type Survey, survey } from '../files/survey'
import type { KeyHeader } from '../format/key-file'
import { keyName, markerName } from '../format/names'
import { plainSeals, type SealKind, type Seals } from '../format/seal'
import { followsFrom } from './following'
import { identify } from './identity'

/** What stands at a place before anything is opened. */
export type Look = {
  store: Survey
  /** Null when its folder cannot be looked at, or holds the copy of another store: the mirror will say why. */
  mirror: Survey | null
  /** The store's id, or null when nothing tells it. */
  id: string | null
  key: KeyHeader | null
  /** Whether something is sealed, or a key file is there that cannot be used, and no key that can. */
  isKeyLost: boolean
  /** Whether the second copy is still sealed though the store is not any more: nothing of it counts, and all of it stays. */
  isCopyOutlived: boolean
  isNewer: boolean
}

/** Looks at both copies and changes nothing. Throws the system's error when the store's folder cannot be looked at. */
export async function look(place: Place): Promise<Look> {
  const store = await survey(place.directory, 'store')
  const mirror = await lookAtMirror(place)
  const id = await identify(store, mirror)
  const mirrorId = mirror && (await identify(mirror))
  const isForeign = mirrorId !== null && mirrorId !== id
  const own = isForeign ? null : mirror
  for (const found of [store, own].filter((one) => one !== null)) {
    disownMarker(found, id)
    disownKey(found, id)
  }
  const isCopyOutlived =
    own !== null && isProtected(own) && !isProtected(store) && (await followsFrom(store, own))
  const keys = [store.key, (!isCopyOutlived && own?.key) || null].filter((key) => key !== null)
  const headers = keys.flatMap((found) => (found !== 'newer' && 'header' in found ? found.header : []))
  const isSealed =
    keys.length > 0 || isProtected(store) || (own !== null && !isCopyOutlived && isProtected(own))
  return {
    store,
    mirror: own,
    id,
    key: headers[0] ?? null,
    isKeyLost: isSealed && headers.length === 0,
    isCopyOutlived,
    isNewer: [store.marker, ...keys].includes('newer'),
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

/** A key file that was put here from another store opens nothing: it is as good as damaged. */
function disownKey(found: Survey, id: string | null): void {
  const { side, directory, key, troubles } = found
  if (key === null || key === 'newer' || 'damage' in key || key.header.store === id) return
  found.key = { damage: foreign }
  troubles.push({ side, path: join(directory, keyName), kind: 'damaged', why: foreign })
}

async function lookAtMirror({ mirror }: Place): Promise<Survey | null> {
  try {
    return await survey(mirror.folder, 'mirror')
  } catch (error) {
    if (codeOf(error) === null) throw error
    return null
  }
}

/**
 * The seals of the files that count, those to be tried first before the others. A plain file proves nothing against
 * intent: where something is sealed it counts only in the middle of removing the passphrase, and in the middle of setting
 * it as long as no sealed snapshot opens.
 */
export function sealsThatCount(
  { isKeyLost }: Pick<Look, 'isKeyLost'>,
  key: { header: KeyHeader; keys: { seals: Seals } } | null,
): Partial<Record<SealKind, Seals>>[] {
  if (key === null) return [isKeyLost ? {} : { plain: plainSeals }]
  const sealed = key.keys.seals
  const both = { plain: plainSeals, sealed }
  return { sealed: [{ sealed }], sealing: [{ sealed }, both], unsealing: [both] }[key.header.state]
}
