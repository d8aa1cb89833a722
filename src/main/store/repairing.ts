import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { StoreNotice } from '../../shared/contract'
import { emptyWorkspace, type Workspace } from '../../shared/workspace'
import { ensureFolder, removeLeftOvers } from './durable-file'
import type { Found, Opened } from './found'
import { type Ground, sealsFor, writeGeneration, writeKey, writeMarker, writeMarkerIn } from './ground'
import { copyBeforeMigration, putLegacyAway, takeOver } from './legacy'
import { choiceName } from './mirror-place'
import { keyName, legacyName, markerName } from './names'
import { notices, recoveryNotice } from './notices'
import { setOtherAside } from './other-history'
import type { Place } from './place'
import type { Reading } from './reading'
import { codeOf } from './reason'
import { closeFile, closeToOthers } from './rights'
import { plainSeals } from './seal'
import { finishSealing, type State } from './sealing'
import type { Survey, Trouble } from './survey'
import { setAllAside } from './tidying'

const nothingYet = () => ({ generations: [], trail: [], isMirrorRead: false })

/** The first start: a folder with a marker and an empty snapshot. Throws the system's error. */
export async function beginStore(place: Place): Promise<Opened> {
  await ensureFolder(place.directory)
  await removeLeftOvers(place.directory)
  await closeToOthers(place.directory)
  const ground: Ground = { place, store: randomUUID(), key: null, seals: plainSeals, ...nothingYet() }
  // The marker comes last: once it stands, a store without a snapshot is one that has lost something.
  await writeGeneration(ground, { seq: 0, term: 0 }, emptyWorkspace())
  await writeMarker(ground)
  return { workspace: emptyWorkspace(), seq: 0, term: 0, notices: [], ground, key: null, isMissed: false }
}

/** Makes whole what was found: nothing to do for a store in order. Throws the system's error; then nothing is lost. */
export async function repair(found: Found): Promise<Opened> {
  const { place, key } = found
  await ensureFolder(place.directory)
  await removeLeftOvers(place.directory)
  await closeToOthers(place.directory)
  await closeFile(join(dirname(place.directory), choiceName))
  const ground = groundOf(found)
  const reading = found.reading && { ...found.reading, troubles: troublesOf(found, found.reading) }
  const taken = takenOver(found)
  const state = {
    workspace: taken?.workspace ?? reading?.workspace ?? emptyWorkspace(),
    // What no journal holds needs a number of its own, or an older snapshot would be taken for the newest state.
    seq: (reading?.seq ?? 0) + (reading && (taken?.added || reading.isMigrated) ? 1 : 0),
    term: reading?.term ?? 0,
  }
  const aside = await settle(ground, { found, reading, state, isTaken: taken !== null })
  const told = reading && recoveryNotice(reading, { aside, mirror: place.mirror.folder })
  const kept = taken && (await putLegacyAway(place.directory, { now: place.now(), isSealed: key !== null }))
  const migrated = taken && notices.migrated(kept, taken.added)
  const forked = found.isForked ? await setOtherAside(ground) : null
  const said = [told, migrated, forked].filter((notice): notice is StoreNotice => !!notice)
  const isBaseNewest = ground.generations[0]?.seq === reading?.base?.header.seq
  const isMissed = isBaseNewest && (reading?.troubles ?? []).some(({ kind }) => kind === 'gone')
  return { ...state, notices: said, ground, key: ground.key, isMissed }
}

function groundOf({ place, seen, reading, key }: Found): Ground {
  const seals = sealsFor(key)
  const generations = (reading?.sound ?? [])
    .filter(({ kind }) => kind === seals.snapshot.kind)
    .map(({ name, seq, header }) => ({ name, seq, term: header.term }))
  return {
    ...{ place, store: seen.id ?? randomUUID(), key, seals, generations },
    trail: reading?.trail ?? [],
    isMirrorRead: reading !== null && seen.mirror !== null,
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
  const troubles = reading?.troubles ?? []
  const isSnapshot = ({ path }: Trouble) => /snap-\d+\.\w+$/.test(path)
  const isMoving = key !== null && key.header.state !== 'sealed'
  if (reading?.isMigrated) await copyBeforeMigration(place, reading, found.seen.store.journals)
  const asideFirst = await setAllAside(troubles.filter(isSnapshot), place.now())
  const isNew = isTaken || isMoving || (reading !== null && isUnsettled(reading))
  if (isNew && !ground.generations.some(({ seq }) => seq === state.seq)) {
    if (isMoving) ground.generations = [] // those of the other kind are about to go
    await writeGeneration(ground, state, state.workspace)
  }
  const asideLater = await setAllAside(
    troubles.filter((trouble) => !isSnapshot(trouble)),
    place.now(),
  )
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

/** What was found while looking, reading, and by what is not there. */
function troublesOf({ place, seen, key, legacy }: Found, reading: Reading): Trouble[] {
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
    ...(legacy?.kind === 'damaged'
      ? [{ side: 'store', path: unusable, kind: 'damaged', why: legacy.why } as const]
      : []),
    ...reading.troubles,
  ]
}
