import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { openStore } from '../../../../src/main/store/store'
import type { StoreNotice } from '../../../../src/shared/contract/protection'
import type { Workspace } from '../../../../src/shared/workspace/workspace'
import { killOpening } from '../../child/killing'
import { between, pick } from '../../runner/random'
import { type Case, type Context, type Counts, must, type Suite } from '../../runner/suite'
import { legacyText, plantLegacy, takenOver } from '../../stores/legacy'
import { makeNewer, newerKinds } from '../../stores/newer'
import { placeOf } from '../../stores/places'
import { requireTidy } from '../../stores/reopening'
import { plantEarlierSchema } from '../../stores/schema-one'
import { copyOf, everyFile, everyTime, type Stores, storesOf, type Worn } from '../../stores/worn'

const kindsInTurn = 6

/** Stores of every schema: an earlier one is taken over and kept byte for byte, a later one is left alone. */
export const schema: Suite = {
  name: 'schema',
  run(context: Context) {
    const stores = storesOf(context, 'all')
    const kinds = [takeOver, killTakeOver, migrateSnapshot, leaveNewer, leaveNewer, meetEarlierAgain]
    return context.cases({
      count: context.count(60, 240),
      run: (at) => (kinds[at.number % kindsInTurn] ?? takeOver)(at, stores),
    })
  },
}

/** Opens, closes and opens again: the state is the wanted one, and only the first opening has something to say. */
async function openTwice(
  dataFolder: string,
  passphrase: string | null,
  wanted: Workspace,
): Promise<StoreNotice[]> {
  const place = await placeOf({ dataFolder })
  const told: StoreNotice[][] = []
  for (const time of ['first', 'second']) {
    const store = await openStore(place, passphrase)
    const { workspace, notices, isKept } = store
    await store.putNoticesAway()
    await store.close()
    must(isKept, `nothing is kept at the ${time} opening: ${JSON.stringify(notices)}`)
    must(
      isDeepStrictEqual(workspace, wanted),
      `the ${time} opening shows something else; told: ${JSON.stringify(notices)}`,
    )
    told.push(notices)
  }
  await requireTidy(place, passphrase !== null)
  const [first = [], second] = told
  must(second?.length === 0, `the second opening has something to say: ${JSON.stringify(second)}`)
  return first
}

/** The bytes are in the folder for what a migration begins with, under whatever name. */
async function requireCopy(dataFolder: string, wanted: Buffer): Promise<void> {
  const kept = await everyFile(join(dataFolder, 'store', 'pre-migration'))
  must(
    [...kept.values()].some((bytes) => bytes.equals(wanted)),
    `no byte-equal copy in pre-migration: ${[...kept.keys()]}`,
  )
}

/** The one file of Carrel 0.1, as that wrote it or as a person may have formatted it. */
function legacyVariant(at: Case): string {
  const random = at.random('legacy')
  const text = legacyText(`schema ${at.number}`, pick(random, [0, 1, 2, between(random, 3, 50), 700]))
  return pick(random, [text, text.trim(), JSON.stringify(JSON.parse(text), null, 2)])
}

async function takeOver(at: Case): Promise<Counts> {
  const dataFolder = await at.folder()
  const text = legacyVariant(at)
  await plantLegacy(dataFolder, text)
  const wanted = takenOver(text)
  const told = await openTwice(dataFolder, null, wanted)
  requireMigrated(told, wanted.annotations.length)
  await requireCopy(dataFolder, Buffer.from(text))
  return { 'taken over': 1 }
}

function requireMigrated(told: StoreNotice[], count: number): void {
  const isSaid = told.length === 1 && told[0]?.kind === 'migrated' && told[0].message.startsWith(`${count} `)
  must(isSaid, `${count} were taken over, but was told: ${JSON.stringify(told)}`)
}

/** Killed again and again while it is taken over: what comes out is the same. */
async function killTakeOver(at: Case): Promise<Counts> {
  const dataFolder = await at.folder()
  const text = legacyVariant(at)
  await plantLegacy(dataFolder, text)
  const random = at.random('deaths')
  const kills = between(random, 1, 4)
  for (let count = 0; count < kills; count++) await killOpening(at, { dataFolder, passphrase: null, random })
  await openTwice(dataFolder, null, takenOver(text))
  await requireCopy(dataFolder, Buffer.from(text))
  return { 'taken over': 1, kills }
}

/** A store whose snapshot is of schema 1: migrated, with a copy of what was there before. */
async function migrateSnapshot(at: Case): Promise<Counts> {
  const dataFolder = await at.folder()
  const random = at.random('earlier')
  const { workspace, files } = await plantEarlierSchema(dataFolder, random)
  const kills = between(random, 0, 3)
  for (let count = 0; count < kills; count++) await killOpening(at, { dataFolder, passphrase: null, random })
  await openTwice(dataFolder, null, workspace)
  for (const bytes of files) await requireCopy(dataFolder, bytes)
  return { migrated: 1, kills }
}

/**
 * Something in the store or its copy is newer than this Carrel: everything stays, to the byte and the second. `plant` is
 * a fault that must be found.
 */
export async function leaveNewer(
  at: Case,
  stores: Stores,
  plant?: (worn: Worn) => Promise<void>,
): Promise<Counts> {
  const round = Math.floor(at.number / kindsInTurn)
  const isSealed = Math.floor(round / 4) % 2 === 1
  const worn = await copyOf(await stores(isSealed, at.number), await at.folder())
  const kind = newerKinds[(round * 2 + (at.number % 2)) % newerKinds.length] ?? 'marker'
  await makeNewer(kind, worn)
  const before = await everythingIn(worn)
  const store = await openStore(await placeOf(worn), worn.passphrase)
  const { notices, isKept } = store
  const { savedAt } = await store.commit(() => ({ type: 'draft', draft: null }))
  await store.close()
  await plant?.(worn)
  must(!isKept && savedAt === null, `${kind}: it is newer, and yet kept: ${JSON.stringify(notices)}`)
  must(notices.length === 1 && notices[0]?.kind === 'newer', `${kind}: was told: ${JSON.stringify(notices)}`)
  must(isDeepStrictEqual(before, await everythingIn(worn)), `${kind}: something was changed`)
  return { [`newer ${kind}`]: 1 }
}

async function everythingIn({ dataFolder }: Worn) {
  return [await everyFile(dataFolder), await everyTime(dataFolder)]
}

/** Somebody went back to Carrel 0.1 for a while: both files are there, and nothing of either is lost. */
async function meetEarlierAgain(at: Case, stores: Stores): Promise<Counts> {
  const isSealed = Math.floor(at.number / kindsInTurn) % 2 === 1
  const worn = await copyOf(await stores(isSealed, at.number), await at.folder())
  const text = legacyVariant(at)
  await plantLegacy(worn.dataFolder, text)
  const present = worn.telling.after(worn.count)
  const { annotations } = takenOver(text)
  const random = at.random('deaths')
  const kills = between(random, 0, 3)
  for (let count = 0; count < kills; count++) await killOpening(at, { ...worn, random })
  const told = await openTwice(worn.dataFolder, worn.passphrase, {
    ...present,
    annotations: [...present.annotations, ...annotations],
  })
  if (kills === 0) requireMigrated(told, annotations.length)
  const legacy = join(worn.dataFolder, 'store', 'workspace.json')
  if (worn.passphrase === null) await requireCopy(worn.dataFolder, Buffer.from(text))
  await rm(legacy).then(
    () => must(false, 'the old file is still there'),
    () => undefined,
  )
  return { 'met again': 1, kills }
}
