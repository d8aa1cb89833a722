import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoreNotice } from '../../../shared/contract/protection'
import { Failure } from '../../../shared/failure'
import { emptyWorkspace } from '../../../shared/workspace/workspace'
import { OpenFiles } from '../disk/open-files'
import { codeOf, reason } from '../disk/reason'
import type { OpenKey } from '../files/ground'
import type { Place } from '../files/place'
import { readReports, retold } from '../files/report'
import { isRemoved } from '../files/retired'
import { forget, openKey } from '../format/key-file'
import { legacyName } from '../format/names'
import type { Seals } from '../format/seal'
import { opensNewest, readBy, readCounting } from './counting'
import type { Found, Opened } from './found'
import { readLegacy } from './legacy'
import { disownKey, type Look, look } from './look'
import { notices } from './notices/notices'
import { unreadNotice } from './notices/unread-choice'
import { beginStore, recoveryOf, repair } from './repairing'

/** What may be done beyond reading. */
export type Leave = { barrier: () => Promise<string | null>; mayBegin: boolean }

/**
 * Opens whatever stands at the place. It never throws for a bad file, and overwrites nothing that it could not use.
 * Throws Failure 'wrong-passphrase', or 'locked' when one is needed and none is given; nothing was touched then.
 * `barrier` says why the folder may not be written to, as half a sentence, or is null; it is asked last. `mayBegin`: the
 * reader has agreed to begin anew, so that a chosen second copy that is away says nothing.
 */
export async function openPlace(
  place: Place,
  passphrase: string | null,
  { barrier, mayBegin }: Leave,
): Promise<Opened> {
  try {
    await requireFolderOrNothing(place.directory)
    return await openFound(await find(place, passphrase), { barrier, mayBegin })
  } catch (error) {
    if (error instanceof Failure || codeOf(error) === null) throw error
    return inMemory(notices.unreadable(place.directory, reason(error)))
  }
}

/** Throws ENOTDIR or ELOOP if something else than a folder of our own stands there. */
async function requireFolderOrNothing(directory: string): Promise<void> {
  try {
    const found = await lstat(directory)
    if (found.isDirectory()) return
    throw Object.assign(new Error(directory), { code: found.isSymbolicLink() ? 'ELOOP' : 'ENOTDIR' })
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

/** Reads what stands at the place, and lets go of every file before any is moved. Throws the system's error or a Failure. */
async function find(place: Place, passphrase: string | null): Promise<Found> {
  const files = new OpenFiles()
  try {
    const seen = await look(place, files)
    return await read({ place, seen, ...(await openWith(seen, passphrase, place)) })
  } finally {
    await files.close()
  }
}

/** What the passphrase opens. Throws Failure 'locked' or 'wrong-passphrase'. */
async function openWith(
  seen: Look,
  passphrase: string | null,
  { schema }: Place,
): Promise<Pick<Found, 'key' | 'isCopyOutlived'>> {
  const { keys, retired } = seen
  if (keys.length + retired.length === 0) return { key: null, isCopyOutlived: false }
  if (passphrase === null)
    throw new Failure('locked', 'These notes are protected by a passphrase. Unlock Carrel first.')
  const opensBy = async (sealed: Seals) =>
    opensNewest(seen, await readBy(seen, { seals: { sealed }, schema }))
  if (await isRemoved(retired, passphrase, { key: keys[0] ?? null, opensBy }))
    return { key: null, isCopyOutlived: true }
  const key = await openFirst(seen, passphrase, opensBy)
  if (key) return { key, isCopyOutlived: false }
  throw new Failure('wrong-passphrase', 'That is not the passphrase. Nothing was changed; try again.')
}

/**
 * The store's own key file, if the passphrase opens it; but where it opens nothing that is sealed, and the second copy's
 * does, an old one was put back into the store. (The copy's alone may be older: it was away when the passphrase changed.)
 */
async function openFirst(
  seen: Look,
  passphrase: string,
  opensBy: (sealed: Seals) => Promise<boolean | null>,
): Promise<OpenKey | null> {
  const [own, other] = seen.keys
  const keys = own ? await openKey(own, passphrase) : null
  if (!own || keys === null) return null
  const isOld = other !== undefined && (await opensBy(keys.seals)) === false
  const others = isOld ? await openKey(other, passphrase) : null
  if (!other || !others) return { header: own, keys }
  const isOthers = (await opensBy(others.seals)) === true
  forget(isOthers ? keys : others)
  if (!isOthers) return { header: own, keys }
  disownKey(seen.store, 'it does not open the sealed files')
  return { header: other, keys: others }
}

async function read({
  place,
  seen: whole,
  key,
  isCopyOutlived,
}: Omit<Found, 'reading' | 'legacy' | 'reports' | 'isForked'>): Promise<Found> {
  const ours = isCopyOutlived ? { ...whole, mirror: null, isKeyLost: false } : whole
  const { reading: together, by } = await readCounting(ours, key, place.schema)
  const isForked = together?.isForked === true && !together.isNewer
  const seen = isForked ? { ...ours, mirror: null } : ours
  const reading = isForked ? await readBy(seen, by) : together
  const legacy = seen.store.hasLegacy ? await readLegacy(place.directory) : null
  const reports = await readReports(seen.store, by.seals)
  return { place, seen, key, reading, legacy, reports, isForked, isCopyOutlived }
}

async function openFound(found: Found, { barrier, mayBegin }: Leave): Promise<Opened> {
  const { place, reading, legacy } = found
  const refusal = refuse(found) ?? (mayBegin ? null : refuseToForget(found))
  if (refusal) return { ...told(found, refusal), ...(reading?.base && { workspace: reading.workspace }) }
  const why = await barrier() // it tries to write, so it is asked only where something may be written
  if (why !== null) return asReadOnly(found, why)
  try {
    return reading === null && legacy === null ? await beginStore(place) : await repair(found)
  } catch (error) {
    if (codeOf(error) === null) throw error
    return asReadOnly(found, reason(error), recoveryOf(found, []))
  }
}

/** Why what was found must be left exactly as it is, or null. */
function refuse({
  place,
  seen,
  reading,
  legacy,
}: Omit<Found, 'key' | 'reports' | 'isForked' | 'isCopyOutlived'>): StoreNotice | null {
  const { directory } = place
  if (seen.isNewer || reading?.isNewer || legacy?.kind === 'newer') return notices.newer(directory)
  const troubles = [...seen.store.troubles, ...(reading?.troubles ?? [])]
  const unreadable = troubles.find(({ side, kind }) => side === 'store' && kind === 'unreadable')
  if (unreadable) return notices.unreadable(unreadable.path, unreadable.why)
  if (seen.isKeyLost)
    return notices.lost(
      directory,
      `its key file KEY is ${isAnyKey(seen) ? 'damaged' : 'gone'} in every copy, and without it no note can be read`,
    )
  if (legacy?.kind === 'unreadable') return notices.unreadable(join(directory, legacyName), legacy.why)
  return refuseLost({ place, seen, reading, legacy })
}

const isAnyKey = ({ store, mirror }: Look) =>
  [store, mirror].some((found) => found !== null && found.key !== null)

function refuseLost({
  place,
  seen,
  reading,
  legacy,
}: Omit<Found, 'key' | 'reports' | 'isForked' | 'isCopyOutlived'>): StoreNotice | null {
  const { directory } = place
  const hasSomething = reading !== null && (reading.base !== null || reading.replayed > 0)
  if (hasSomething || legacy?.kind === 'fine') return null
  if (legacy?.kind === 'damaged')
    return notices.lost(directory, notices.legacyDamaged(join(directory, legacyName), legacy.why))
  if (reading !== null) {
    const count = reading.troubles.filter(({ kind }) => kind === 'damaged').length
    return notices.lost(
      directory,
      count > 0 ? `none of its ${count} files can be read any more` : 'its files are gone',
    )
  }
  const isTrace = seen.store.hasTraces || seen.store.snapshots.length + seen.store.journals.length > 0
  return isTrace ? notices.lost(directory, 'its files are gone or cannot be read') : null
}

/** A folder was, or may have been, chosen for the second copy, so there was a store, though nothing of it is here. */
function refuseToForget({ place, reading, legacy }: Found): StoreNotice | null {
  const { directory, mirror } = place
  if (reading !== null || legacy !== null) return null
  if (mirror.unread) {
    const { path, why } = mirror.unread
    return notices.lost(
      directory,
      `its files are gone, and ${path}, which may name its second copy, says nothing: ${why}`,
    )
  }
  if (!mirror.isOwnChoice) return null
  return notices.lost(directory, `its files are gone, and its second copy is not in ${mirror.folder}`)
}

/** What can be read is shown, and edits live in memory. */
function asReadOnly(found: Found, why: string, recovery: StoreNotice[] = []): Opened {
  const { place, reading, legacy } = found
  const workspace = reading?.workspace ?? (legacy?.kind === 'fine' ? legacy.workspace : emptyWorkspace())
  return { ...told(found, notices.readOnly(place.directory, why), ...recovery), workspace }
}

/** Nothing is changed, so what earlier openings had to say is said once more. */
function told({ place, key, reports }: Found, ...refusals: StoreNotice[]): Opened {
  const now = [...refusals, ...unreadNotice(place)]
  return { ...inMemory(...now, ...retold(reports.read, now)), key }
}

function inMemory(...said: StoreNotice[]): Opened {
  return {
    workspace: emptyWorkspace(),
    seq: 0,
    term: 0,
    notices: said,
    ground: null,
    key: null,
    isMissed: false,
  }
}
