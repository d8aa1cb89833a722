import { join } from 'node:path'
import { codeOf } from '../disk/reason'
import type { Place } from '../files/place'
import { type Survey, survey } from '../files/survey'
import type { KeyHeader } from '../format/key-file'
import { keyName, markerName } from '../format/names'
import { plainSeals, type SealKind, type Seals } from '../format/seal'
import { identify } from './identity'

/** What stands at a place before anything is opened. */
export type Look = {
  store: Survey
  /** Null when its folder cannot be looked at, or holds the copy of another store: the mirror will say why. */
  mirror: Survey | null
  /** The store's id, or null when nothing tells it. */
  id: string | null
  key: KeyHeader | null
  /** Whether there is a key file in either copy that cannot be used, and none that can. */
  isKeyLost: boolean
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
  // A second copy that was away when the passphrase was removed still has its key: it must not lock the store again.
  const isPlain = store.key === null && store.snapshots.some(({ kind }) => kind === 'plain')
  const keys = [store.key, (!isPlain && own?.key) || null].filter((key) => key !== null)
  const headers = keys.flatMap((found) => (found !== 'newer' && 'header' in found ? found.header : []))
  return {
    store,
    mirror: own,
    id,
    key: headers[0] ?? null,
    isKeyLost: keys.length > 0 && headers.length === 0,
    isNewer: [store.marker, ...keys].includes('newer'),
  }
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

/** The seals of the files that count: in the middle of setting or removing a passphrase, both kinds do. */
export function sealsThatCount(
  key: KeyHeader | null,
  sealed: Seals | null,
): Partial<Record<SealKind, Seals>> {
  if (key === null || sealed === null) return { plain: plainSeals }
  return key.state === 'sealed' ? { sealed } : { plain: plainSeals, sealed }
}
