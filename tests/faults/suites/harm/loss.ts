import { unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { openStore } from '../../../../src/main/store/store'
import type { StoreNotice } from '../../../../src/shared/contract/protection'
import { type DamageName, damaged, damageNames } from '../../damage/damage'
import { pick, type Random } from '../../runner/random'
import { type Case, type Counts, must, type Suite } from '../../runner/suite'
import { placeOf } from '../../stores/places'
import { requireTidy } from '../../stores/reopening'
import { bytesOf, copyOf, everyFile, filesOf, type Stores, storesOf, type Worn } from '../../stores/worn'
import { linesOf, maySayNothing, type Truth, truthOf } from '../../truth/truth'

/** Which files are damaged, each in both copies. */
const modes = ['last journal', 'every snapshot', 'everything', 'some files'] as const
type Mode = (typeof modes)[number]

/** Both copies damaged: what can be saved is saved, what is lost is counted, and never is it an empty store. */
export const loss: Suite = {
  name: 'loss',
  async run(context) {
    const stores = storesOf(context, 'puts')
    return context.cases({ count: context.count(50, 500), run: (at) => damageBoth(at, stores) })
  },
}

/** One damage to both copies; `plant` is a fault that must be found. */
export async function damageBoth(
  at: Case,
  stores: Stores,
  plant?: (worn: Worn) => Promise<void>,
): Promise<Counts> {
  const mode = modes[at.number % modes.length] ?? 'some files'
  const isSealed = Math.floor(at.number / modes.length) % 2 === 1
  const worn = await copyOf(await stores(isSealed, Math.floor(at.number / 8)), await at.folder())
  const before = await everyFile(worn.dataFolder)
  const done = await damageFiles(worn, mode, at.random('damage'))
  const truth = truthOf(worn, before, await everyFile(worn.dataFolder))
  await plant?.(worn)
  try {
    return { [mode]: 1, ...(await openDamaged(worn, truth)) }
  } catch (error) {
    if (error instanceof Error) error.message = `${mode} (${done.join('; ')}): ${error.message}`
    throw error
  }
}

async function damageFiles(worn: Worn, mode: Mode, random: Random): Promise<string[]> {
  const { directory, mirror } = await placeOf(worn)
  const { snapshots, journals, older } = await filesOf(directory)
  const last = journals.at(-1)
  const all = [...snapshots, ...older, ...journals]
  const chosen = {
    'last journal': () => all.filter((name) => name === last),
    'every snapshot': () => snapshots,
    everything: () => all,
    'some files': () => all.filter(() => random() < 0.4),
  }[mode]()
  const whole = await everyFile(directory)
  const json = JSON.stringify(worn.telling.after(worn.count))
  const done: string[] = []
  for (const name of chosen) {
    for (const folder of [directory, mirror.folder]) {
      const bytes = await bytesOf(join(folder, name))
      if (bytes === null) continue
      const older = whole.get(snapshots.at(name === snapshots.at(-1) ? 0 : -1) ?? '') ?? Buffer.from('{}')
      const kinds = mode === 'everything' ? wrecking : damageNames
      const { kind, after } = visibly({ bytes, older, json, random }, kinds, name === last)
      done.push(`${kind} ${folder === directory ? 'store' : 'mirror'}/${name}`)
      if (after === null) await unlink(join(folder, name))
      else await writeFile(join(folder, name), after)
    }
  }
  return done
}

const wrecking: DamageName[] = ['empty', 'zeros', 'garbage', 'null', 'plain JSON']

/**
 * Damage that can be seen. The last journal cut short at both places, or gone from both, looks like one that never was
 * longer: nothing can tell that from an older copy of the folder, so nothing of the kind is asked here.
 */
function visibly(file: Parameters<typeof damaged>[1], kinds: readonly DamageName[], isLast: boolean) {
  for (;;) {
    const kind = pick(file.random, kinds)
    const after = damaged(kind, file)
    const kept = after && linesOf(after)
    const isCutShort = kept !== null && kept.length > 0 && file.bytes.subarray(0, kept.length).equals(kept)
    if (!isLast || (after !== null && !isCutShort)) return { kind, after }
  }
}

async function openDamaged(worn: Worn, truth: Truth): Promise<Counts> {
  const place = await placeOf(worn)
  const before = await everyFile(worn.dataFolder)
  const store = await openStore(place, worn.passphrase)
  const { workspace, notices, isKept } = store
  await store.putNoticesAway()
  await store.close()
  const after = await everyFile(worn.dataFolder)
  const [notice] = notices
  const told = JSON.stringify(notices)
  if (truth.isNothingLeft) {
    must(!isKept && notice?.kind === 'lost', `all is lost, but kept: ${isKept}; told: ${told}`)
    must(isDeepStrictEqual(before, after), 'all is lost, and files were changed')
    return { 'all lost': 1 }
  }
  must(isKept, `something can be saved, but nothing is kept; told: ${told}`)
  const texts = (state: typeof workspace) =>
    state.annotations.map((one) => ('text' in one ? one.text.slice(0, 20) : ''))
  must(
    isDeepStrictEqual(workspace, truth.workspace),
    `not what can be saved: ${texts(workspace)} instead of ${texts(truth.workspace)}; told: ${told}`,
  )
  requireCounted(truth, notices)
  for (const change of truth.changes)
    if (change.after && !maySayNothing(change))
      must(isKeptIn(after, change.after), `the damaged ${change.name} of the ${change.side} is kept nowhere`)
  await requireTidy(place, worn.passphrase !== null)
  return {
    'edits lost': truth.lost,
    'edits saved': worn.count - truth.lost,
    ...(await openAgain(worn, truth)),
  }
}

function isKeptIn(files: Map<string, Buffer>, wanted: Buffer): boolean {
  return [...files.values()].some((bytes) => bytes.equals(wanted))
}

/** The count in the notice is the truth, or with “at least” not more than it. */
function requireCounted({ lost }: Truth, notices: StoreNotice[]): void {
  const told = notices.map(({ message }) => message).join(' ')
  const [, atLeast, digits] = /(at least )?([\d,]+) edits? (?:is|are) missing/i.exec(told) ?? []
  const missing = Number(digits?.replaceAll(',', '') ?? 0)
  const isOpen = atLeast !== undefined || told.includes('how many cannot be told')
  const isTold = notices.some(({ kind }) => kind === 'incomplete')
  must(isTold || lost === 0, `${lost} edits are lost in silence: ${told}`)
  must(isOpen ? missing <= lost : missing === lost, `${lost} edits are lost, but was told: ${told}`)
}

async function openAgain(worn: Worn, truth: Truth): Promise<Counts> {
  const store = await openStore(await placeOf(worn), worn.passphrase)
  const { workspace, notices } = store
  await store.close()
  must(notices.length === 0, `the second opening has something to say: ${JSON.stringify(notices)}`)
  must(isDeepStrictEqual(workspace, truth.workspace), 'the second opening shows something else')
  return { 'opened again': 1 }
}
