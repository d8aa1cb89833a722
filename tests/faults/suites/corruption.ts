import { readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore } from '../../../src/main/store/store'
import type { StoreNotice } from '../../../src/shared/contract'
import { type DamageName, damaged, damageNames } from '../damage'
import { countEdits, difference } from '../judging'
import { placeOf } from '../places'
import { pick, type Random } from '../random'
import { requireTidy } from '../reopening'
import { type Case, type Counts, must, type Suite } from '../suite'
import { type Change, maySayNothing } from '../truth'
import { copyOf, everyFile, filesOf, inStep, type Stores, storesOf, type Worn } from '../worn'

const targets = ['newest snapshot', 'older generation', 'live journal', 'STORE', 'mirror', 'KEY'] as const
type Target = (typeof targets)[number]
type Combination = { target: Target; damage: DamageName; isSealed: boolean }

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

async function damageAndOpen(at: Case, stores: Stores): Promise<Counts> {
  const combination = combinations[at.number % combinations.length]
  if (!combination) throw new Error('there is no such combination')
  const { isSealed, damage } = combination
  const round = Math.floor(at.number / combinations.length)
  const worn = await copyOf(await stores(isSealed, round), await at.folder())
  const change = await damageFile(worn, combination, at.random('damage'))
  try {
    const told = await openDamaged(worn)
    const isTold = requireTold(change, told)
    await requireKept(worn, change)
    await openAgain(worn)
    return { [damage]: 1, told: isTold ? 1 : 0, silent: isTold ? 0 : 1 }
  } catch (error) {
    if (error instanceof Error) error.message = `${describe(combination, change)}: ${error.message}`
    throw error
  }
}

/** A file before and after; `isAdded`: there was none of that name, an old one got a new name. */
type Damaged = Change & { path: string }

function describe({ target, damage, isSealed }: Combination, { name, before, after }: Damaged): string {
  const size = `${before.length} to ${after?.length ?? 'no'} bytes`
  return `${damage} in ${isSealed ? 'sealed' : 'plain'} ${target} (${name}, ${size})`
}

async function damageFile(worn: Worn, { target, damage }: Combination, random: Random): Promise<Damaged> {
  const { directory, mirror } = await placeOf(worn)
  const side = target === 'mirror' ? 'mirror' : 'store'
  const folder = side === 'mirror' ? mirror.folder : directory
  const files = await filesOf(folder)
  const name = nameFor(target, files, random)
  const path = join(folder, name)
  const before = await readFile(path)
  const own = await filesOf(directory)
  const isJournal = name.startsWith('jrnl-')
  const olderName = isJournal
    ? [...own.older, ...own.journals].find((one) => one !== name)
    : own.snapshots.at(name === own.snapshots.at(-1) ? 0 : -1)
  const older = await readFile(join(directory, olderName ?? ''))
  const json = JSON.stringify(worn.telling.after(worn.count))
  const after = damaged(damage, { bytes: before, older, json, random })
  if (after === null) await unlink(path)
  else await writeFile(path, after)
  return { side, name, path, before, after }
}

type Files = Awaited<ReturnType<typeof filesOf>>

function nameFor(target: Target, { snapshots, journals }: Files, random: Random): string {
  switch (target) {
    case 'newest snapshot':
      return pick(random, snapshots.slice(0, 1))
    case 'older generation':
      return pick(random, snapshots.slice(1))
    case 'live journal':
      return random() < 0.5 ? pick(random, journals) : pick(random, journals.slice(-1))
    case 'mirror':
      return pick(random, [pick(random, snapshots), pick(random, journals), 'STORE'])
    case 'STORE':
    case 'KEY':
      return target
  }
}

async function openDamaged(worn: Worn): Promise<StoreNotice[]> {
  const { telling, count, passphrase } = worn
  const store = await openStore(await placeOf(worn), passphrase)
  try {
    const { workspace, notices, isKept } = store
    const told = JSON.stringify(notices)
    const exactly = { acknowledged: count, sent: count }
    const found = countEdits(telling, workspace, exactly)
    must(found !== null, `lost: ${difference(telling, workspace, exactly)}; told: ${told}`)
    must(isKept, `nothing is kept; told: ${told}`)
    const grave = notices.filter(({ kind }) => kind !== 'recovered')
    must(grave.length === 0, `nothing is lost, but was told: ${told}`)
    await inStep(worn.dataFolder)
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
  must(message.includes('Nothing is missing.'), `it is not said that nothing is missing: ${message}`)
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
