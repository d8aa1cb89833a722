import { readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { journalName, parseName, snapshotName } from '../../../src/main/store/format/names'
import { between, pick, type Random, randomBytes } from '../runner/random'
import { placeOf } from '../stores/places'
import { filesOf, type Worn } from '../stores/worn'
import type { Change } from '../truth/truth'
import { type DamageName, damaged } from './damage'

/** What can be damaged: a file of the store, or any of the second copy. */
export const targets = [
  'newest snapshot',
  'older generation',
  'live journal',
  'STORE',
  'mirror',
  'KEY',
] as const
export type Target = (typeof targets)[number]
export type Combination = { target: Target; damage: DamageName; isSealed: boolean }

/** A file before and after; `isAdded`: nothing had its name before. */
export type Damaged = Change & { path: string; isAdded: boolean }

/** What was done, for a person to read. */
export function describe(
  { target, damage, isSealed }: Combination,
  { name, before, after }: Damaged,
): string {
  const size = `${before.length} to ${after?.length ?? 'no'} bytes`
  return `${damage} in ${isSealed ? 'sealed' : 'plain'} ${target} (${name}, ${size})`
}

/** Damages one file of a store in one way; an old generation may also come back under a name that is free. */
export async function damageFile(worn: Worn, combination: Combination, random: Random): Promise<Damaged> {
  const { target, damage } = combination
  const { directory, mirror } = await placeOf(worn)
  const side = target === 'mirror' ? 'mirror' : 'store'
  const folder = side === 'mirror' ? mirror.folder : directory
  const replaced = nameFor(combination, await filesOf(folder), random)
  const before = await readFile(join(folder, replaced))
  const own = await filesOf(directory)
  const older = await readFile(join(directory, olderThan(replaced, own)))
  const json = JSON.stringify(worn.telling.after(worn.count))
  const after = damaged(damage, { bytes: before, older, json, random })
  const added =
    damage === 'old generation' && side === 'store' && random() < 0.5 ? newName(replaced, random) : null
  const name = added ?? replaced
  const path = join(folder, name)
  if (after === null) await unlink(path)
  else await writeFile(path, after)
  return { side, name, path, before: added ? Buffer.alloc(0) : before, after, isAdded: added !== null }
}

type Files = Awaited<ReturnType<typeof filesOf>>

function nameFor({ target, isSealed }: Combination, { snapshots, journals }: Files, random: Random): string {
  switch (target) {
    case 'newest snapshot':
      return pick(random, snapshots.slice(0, 1))
    case 'older generation':
      return pick(random, snapshots.slice(1))
    case 'live journal':
      return random() < 0.5 ? pick(random, journals) : pick(random, journals.slice(-1))
    case 'mirror':
      return pick(random, [
        pick(random, snapshots),
        pick(random, journals),
        'STORE',
        ...(isSealed ? ['KEY'] : []),
      ])
    case 'STORE':
    case 'KEY':
      return target
  }
}

function olderThan(name: string, { snapshots, journals, older }: Files): string {
  const another = name.startsWith('jrnl-') ? [...older, ...journals] : snapshots.toReversed()
  return another.find((one) => one !== name) ?? name
}

/** A later name of the same kind of file, or null where there is but one name. */
function newName(name: string, random: Random): string | null {
  const found = parseName(name)
  const more = between(random, 1, 9)
  if (found?.type === 'snapshot') return snapshotName(found.seq + 100 + more, found.kind)
  if (found === null) return null
  const first = random() < 0.5 ? found.first : found.first + more
  return journalName({
    ...found,
    first,
    term: found.term + 100 + more,
    random: randomBytes(random, 8).toString('hex'),
  })
}
