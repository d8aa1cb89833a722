import { openStore } from '../../../../src/main/store/store'
import type { StoreNotice } from '../../../../src/shared/contract/protection'
import { killOpening } from '../../child/killing'
import { damageNames } from '../../damage/damage'
import { type Combination, type Damaged, damageFile, describe, targets } from '../../damage/damaging'
import { type Case, type Counts, must, type Suite } from '../../runner/suite'
import { placeOf } from '../../stores/places'
import { requireTidy } from '../../stores/reopening'
import { copyOf, everyFile, inStep, type Stores, storesOf, type Worn } from '../../stores/worn'
import { countEdits, difference } from '../../truth/judging'
import { maySayNothing } from '../../truth/truth'

/** Every kind of damage at every target, in plain and in sealed stores; only these have a KEY. */
const combinations: Combination[] = [false, true].flatMap((isSealed) =>
  targets
    .filter((target) => isSealed || target !== 'KEY')
    .flatMap((target) => damageNames.map((damage) => ({ target, damage, isSealed }))),
)

/** One file damaged: nothing is lost, nothing is passed over in silence, and the damaged file is kept. */
export const corruption: Suite = {
  name: 'corruption',
  async run(context) {
    const stores = storesOf(context, 'all')
    return context.cases({
      count: context.count(400, 1700),
      run: (at) => damageAndOpen(at, stores),
    })
  },
}

/** What a planted fault does: once the damage is done, once a killed process may have put it right, once it is right. */
export type Plant = {
  afterDamage?: (change: Damaged) => Promise<void>
  afterKill?: (worn: Worn) => Promise<void>
  afterOpening?: (worn: Worn) => Promise<void>
}

/** One damage, from doing it to the second opening. */
export async function damageAndOpen(at: Case, stores: Stores, plant: Plant = {}): Promise<Counts> {
  const combination = combinations[at.number % combinations.length]
  if (!combination) throw new Error('there is no such combination')
  const { isSealed, damage } = combination
  const round = Math.floor(at.number / combinations.length)
  const worn = await copyOf(await stores(isSealed, round), await at.folder())
  const change = await damageFile(worn, combination, at.random('damage'))
  // In one of seven the process is killed while it makes the store whole: no edit may be lost then, nor what is to be said.
  const isInterrupted = at.number % 7 === 3
  try {
    await plant.afterDamage?.(change)
    if (isInterrupted) await killOpening(at, { ...worn, random: at.random('death') })
    await plant.afterKill?.(worn)
    const told = await openDamaged(worn, change)
    const isTold = requireTold(change, told)
    await plant.afterOpening?.(worn)
    await requireKept(worn, change)
    await openAgain(worn)
    return { [damage]: 1, told: isTold ? 1 : 0, silent: isTold ? 0 : 1, interrupted: isInterrupted ? 1 : 0 }
  } catch (error) {
    if (error instanceof Error) error.message = `${describe(combination, change)}: ${error.message}`
    throw error
  }
}

async function openDamaged(worn: Worn, { isAdded, name }: Damaged): Promise<StoreNotice[]> {
  const { telling, count, passphrase } = worn
  const store = await openStore(await placeOf(worn), passphrase)
  try {
    const { workspace, notices, isKept } = store
    const told = JSON.stringify(notices)
    const exactly = { acknowledged: count, sent: count }
    const found = countEdits(telling, workspace, exactly)
    must(found !== null, `lost: ${difference(telling, workspace, exactly)}; told: ${told}`)
    must(isKept, `nothing is kept; told: ${told}`)
    // Nobody can tell an old journal that was given a later name from a later journal that another program wrecked.
    const mayBeLast = isAdded && name.startsWith('jrnl-')
    const grave = notices.filter(({ kind }) => kind !== 'recovered' && !mayBeLast)
    must(grave.length === 0, `nothing is lost, but was told: ${told}`)
    await inStep(worn.dataFolder)
    await store.putNoticesAway()
    return notices
  } finally {
    await store.close()
  }
}

/** Fails unless what was damaged was named, by its path or, when it is gone, by what is missing. */
function requireTold(change: Damaged, notices: StoreNotice[]): boolean {
  const { side, name, path, before, after } = change
  if (notices.length === 0) {
    must(maySayNothing(change), 'passed over in silence')
    return false
  }
  const message = notices.map((notice) => notice.message).join(' ')
  const number = /^snap-0*(\d+)\./.exec(name)?.[1]
  const isShorter = after === null || before.subarray(0, after.length).equals(after)
  const isNamed =
    message.includes(path) ||
    (after === null &&
      (message.includes(`its file ${name} is not there`) ||
        message.includes(`snapshot of edit ${number} `))) ||
    (name.startsWith('jrnl-') &&
      side === 'store' &&
      isShorter &&
      message.includes('found in the second copy'))
  must(isNamed, `${path} is not named: ${message}`)
  const mayBeMissing = change.isAdded && message.includes('may be missing; how many cannot be told')
  must(
    mayBeMissing || message.includes('Nothing is missing.'),
    `it is not said that nothing is missing: ${message}`,
  )
  return true
}

/** The damaged bytes are somewhere still: in the quarantine, or where they were. */
async function requireKept({ dataFolder }: Worn, change: Damaged): Promise<void> {
  const { after } = change
  if (after === null || maySayNothing(change)) return
  const files = await everyFile(dataFolder)
  must(
    [...files.values()].some((bytes) => bytes.equals(after)),
    `the damaged file is kept nowhere: ${[...files.keys()]}`,
  )
}

/** What was put right once is right. */
async function openAgain(worn: Worn): Promise<void> {
  const { passphrase } = worn
  const place = await placeOf(worn)
  await requireTidy(place, passphrase !== null)
  const store = await openStore(place, passphrase)
  const { notices } = store
  await store.close()
  must(notices.length === 0, `the second opening has something to say: ${JSON.stringify(notices)}`)
}
