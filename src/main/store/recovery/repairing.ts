import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { StoreNotice } from '../../../shared/contract/protection'
import { emptyWorkspace, type Workspace } from '../../../shared/workspace/workspace'
import { ensureFolder, removeLeftOvers } from '../disk/durable-file'
import { codeOf } from '../disk/reason'
import { type Ground, sealsFor, writeGeneration, writeKey, writeMarker, writeMarkerIn } from '../files/ground'
import type { Place } from '../files/place'
import { correct, report, retold } from '../files/report'
import { closeFile, closeToOthers } from '../files/rights'
import { finishSealing, type State } from '../files/sealing'
import type { Survey, Trouble } from '../files/survey'
import { inTurn, placesAside, setAllAside } from '../files/tidying'
import { keyName, legacyName, markerName } from '../format/names'
import { plainSeals } from '../format/seal'
import { choiceName } from '../replica/mirror-place'
import { meantForOther, setOtherAside } from '../replica/other-history'
import type { Otherness } from '../replica/other-notices'
import type { Found, Opened } from './found'
import { copyBeforeMigration, putLegacyAway, takeOver, whereLegacyGoes } from './legacy'
import { notices, recoveryNotice } from './notices/notices'
import { tellUnread } from './notices/unread-choice'
import type { Reading } from './reading'

const nothingYet = () => ({ generations: [], reports: [], trail: [], readCopy: null })

/** The first start: a folder with a marker and an empty snapshot. Throws the system's error. */
export async function beginStore(place: Place): Promise<Opened> {
  await ensureFolder(place.directory)
  await removeLeftOvers(place.directory)
  await closeToOthers(place.directory)
  const ground: Ground = { place, store: randomUUID(), key: null, seals: plainSeals, ...nothingYet() }
  // The marker comes last: once it stands, a store without a snapshot is one that has lost something.
  await writeGeneration(ground, { seq: 0, term: 0 }, emptyWorkspace())
  await writeMarker(ground)
  const told = await tellUnread(ground)
  return { workspace: emptyWorkspace(), seq: 0, term: 0, notices: told, ground, key: null, isMissed: false }
}

/** Where damaged files and the file of an earlier Carrel are kept, and what became of a copy of another history. */
type Done = { aside: string[]; legacy: string | null; other: StoreNotice | null }

/**
 * Makes whole what was found: nothing to do for a store in order. What there is to say is written down first, so that it
 * is said at the next opening if this one comes to nothing. Throws the system's error; then nothing is lost.
 */
export async function repair(found: Found): Promise<Opened> {
  const { place } = found
  await ensureFolder(place.directory)
  await removeLeftOvers(place.directory)
  await closeToOthers(place.directory)
  await closeFile(join(dirname(place.directory), choiceName))
  const ground = groundOf(found)
  const reading = readingOf(found)
  const taken = takenOver(found)
  const state = {
    workspace: taken?.workspace ?? reading?.workspace ?? emptyWorkspace(),
    // What no journal holds needs a number of its own, or an older snapshot would be taken for the newest state.
    seq: (reading?.seq ?? 0) + (reading && (taken?.added || reading.isMigrated) ? 1 : 0),
    term: reading?.term ?? 0,
  }
  const say = ({ aside, legacy, other }: Done): StoreNotice[] => [
    ...recoveryOf(found, aside),
    ...(taken ? [notices.migrated(legacy, taken.added)] : []),
    ...(other ? [other] : []),
  ]
  const otherness = othernessOf(found)
  const old = { now: place.now(), isSealed: found.key !== null }
  const planned = {
    aside: placesAside(reading?.troubles ?? []),
    legacy: whereLegacyGoes(place.directory, old),
    other: otherness && meantForOther(place, otherness),
  }
  const meant = await report(ground, say(planned))
  const aside = await settle(ground, { found, reading, state, isTaken: taken !== null })
  const legacy = taken && (await putLegacyAway(place.directory, old))
  const said = say({ aside, legacy, other: otherness && (await setOtherAside(ground, otherness)) })
  await correct(ground, meant, said)
  const isBaseNewest = ground.generations[0]?.seq === reading?.base?.header.seq
  const isMissed = isBaseNewest && (reading?.troubles ?? []).some(({ kind }) => kind === 'gone')
  const now = [...said, ...(await tellUnread(ground))]
  const told = [...now, ...retold(found.reports.read, now)]
  return { ...state, notices: told, ground, key: ground.key, isMissed }
}

function othernessOf({ isForked, isCopyOutlived }: Found): Otherness | null {
  if (isCopyOutlived) return 'outlived'
  return isForked ? 'forked' : null
}

/** What is to be said of what was found, if there is anything; `aside` is where the damaged files are kept. */
export function recoveryOf(found: Found, aside: string[]): StoreNotice[] {
  const { place } = found
  const reading = readingOf(found)
  const told = reading && recoveryNotice(reading, { aside, mirror: place.mirror.folder })
  return told ? [told] : []
}

function readingOf(found: Found): Reading | null {
  return found.reading && { ...found.reading, troubles: troublesOf(found, found.reading) }
}

function groundOf({ place, seen, reading, key, reports }: Found): Ground {
  const seals = sealsFor(key)
  const generations = (reading?.sound ?? [])
    .filter(({ kind }) => kind === seals.snapshot.kind)
    .map(({ name, seq, header }) => ({ name, seq, term: header.term }))
  return {
    ...{ place, store: seen.id ?? randomUUID(), key, seals, generations },
    reports: reports.read,
    trail: reading?.trail ?? [],
    readCopy: (seen.mirror && reading?.copied) ?? null,
  }
}

function takenOver({ reading, legacy }: Found): { workspace: Workspace; added: number } | null {
  if (legacy?.kind !== 'fine') return null
  const hasSomething = reading !== null && (reading.base !== null || reading.replayed > 0)
  return takeOver(hasSomething ? reading.workspace : null, legacy.workspace)
}

type Work = { found: Found; reading: Reading | null; state: State; isTaken: boolean }

/** In this order a crash at any moment leaves everything readable that was so before. Returns what was set aside. */
async function settle(ground: Ground, { found, reading, state, isTaken }: Work): Promise<string[]> {
  const { place, key } = ground
  const { snapshots, others } = inTurn(reading?.troubles ?? [])
  const isMoving = key !== null && key.header.state !== 'sealed'
  if (reading?.isMigrated) await copyBeforeMigration(place, reading, found.seen.store.journals)
  const asideFirst = await setAllAside(snapshots, place.now())
  const isNew = isTaken || isMoving || (reading !== null && isUnsettled(reading))
  if (isNew && !ground.generations.some(({ seq }) => seq === state.seq)) {
    if (isMoving) ground.generations = [] // those of the other kind are about to go
    await writeGeneration(ground, state, state.workspace)
  }
  const asideLater = await setAllAside(others, place.now())
  if (!isFine(found.seen.store.marker)) await writeMarker(ground)
  await markCopyAnew(ground, found.seen.mirror)
  if (key !== null && !isFine(found.seen.store.key)) await writeKey(place, key.header)
  await finishSealing(ground)
  return [...asideFirst, ...asideLater]
}

/** Where a marker was set aside: without one a chosen folder counts as away. If that fails, it does, and that is said. */
async function markCopyAnew(ground: Ground, mirror: Survey | null): Promise<void> {
  if (mirror === null || mirror.marker === null || mirror.marker === 'newer' || isFine(mirror.marker)) return
  try {
    await writeMarkerIn(mirror.directory, ground)
  } catch (error) {
    if (codeOf(error) === null) throw error
  }
}

/** Whether what was read stands on less than a sound snapshot and sound journals of the store itself. */
function isUnsettled({ base, missing, isUncertain, isMigrated, isFromMirror, troubles }: Reading): boolean {
  const isDamaged = troubles.some(({ side, kind }) => side === 'store' && kind === 'damaged')
  return base === null || missing > 0 || isUncertain || isMigrated || isFromMirror || isDamaged
}

function isFine(read: object | 'newer' | null): boolean {
  return typeof read === 'object' && read !== null && !('damage' in read)
}

/** Plain files beside sealed ones: they did not count, are kept apart, and are told. */
function unprotectedIn({ snapshots, journals, side }: Survey): Trouble[] {
  const why = 'the passphrase does not protect it, so that anybody may have written it, and it was not read'
  const plain = [...snapshots, ...journals].filter(({ kind }) => kind === 'plain')
  return plain.map(({ path }) => ({ side, path, kind: 'damaged', why }))
}

/** What was found while looking, reading, and by what is not there. */
function troublesOf({ place, seen, key, legacy, reports }: Found, reading: Reading): Trouble[] {
  const gone = (name: string): Trouble => ({
    side: 'store',
    path: place.directory,
    kind: 'gone',
    why: `its file ${name} is not there`,
  })
  // A crash during the very first start leaves an empty snapshot and no marker, and that is nothing to speak of.
  const isFirstStart = reading.base?.seq === 0 && reading.term === 0
  const unusable = join(place.directory, legacyName)
  return [
    ...seen.store.troubles,
    ...(seen.mirror?.troubles ?? []),
    ...(seen.store.marker === null && !isFirstStart ? [gone(markerName)] : []),
    ...(seen.store.key === null && key !== null ? [gone(keyName)] : []),
    ...(key && key.header.state !== 'sealing' && !reading.isMoving ? unprotectedIn(seen.store) : []),
    ...(legacy?.kind === 'damaged'
      ? [{ side: 'store', path: unusable, kind: 'damaged', why: legacy.why } as const]
      : []),
    ...reading.troubles,
    ...reports.troubles,
  ]
}
