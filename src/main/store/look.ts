import { join } from 'node:path'
import { openEnvelope } from './envelope'
import type { KeyHeader } from './key-file'
import { keyName } from './names'
import type { Place } from './place'
import { readRegularFile } from './read-file'
import { codeOf } from './reason'
import { plainSeals, type SealKind, type Seals } from './seal'
import { type Survey, survey } from './survey'

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
  const id = (await idIn(store)) ?? (mirror && (await idIn(mirror)))
  const mirrorId = mirror && (await idIn(mirror))
  const isForeign = mirrorId !== null && mirrorId !== id
  const own = isForeign ? null : mirror
  for (const found of [store, own]) if (found !== null) disownKey(found, id)
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

/** A key file that was put here from another store opens nothing: it is as good as damaged. */
function disownKey(found: Survey, id: string | null): void {
  const { side, directory, key, troubles } = found
  if (key === null || key === 'newer' || 'damage' in key || key.header.store === id) return
  const why = 'it belongs to another store'
  found.key = { damage: why }
  troubles.push({ side, path: join(directory, keyName), kind: 'damaged', why })
}

async function lookAtMirror({ mirror }: Place): Promise<Survey | null> {
  try {
    return await survey(mirror.folder, 'mirror')
  } catch (error) {
    if (codeOf(error) === null) throw error
    return null
  }
}

/** The id of the store, from whatever proves itself: the marker, the key file, or a snapshot that anybody can read. */
async function idIn({ marker, key, snapshots }: Survey): Promise<string | null> {
  if (typeof marker === 'object' && marker && 'store' in marker) return marker.store
  if (typeof key === 'object' && key && 'header' in key) return key.header.store
  for (const { kind, path } of snapshots.toReversed()) {
    const opened = kind === 'plain' ? await openPlain(path) : null
    if (typeof opened === 'string') return opened
  }
  return null
}

async function openPlain(path: string): Promise<string | null> {
  try {
    const opened = openEnvelope(await readRegularFile(path), plainSeals.snapshot)
    return 'header' in opened && typeof opened.header.store === 'string' ? opened.header.store : null
  } catch {
    return null // it will be read again, and then what is wrong with it is told
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
