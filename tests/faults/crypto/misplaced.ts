import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseName } from '../../../src/main/store/format/names'
import { must } from '../runner/must'
import type { Case, Context, Counts, Outcome } from '../runner/suite'
import { judge, type Kept } from './judging'
import type { Sealed } from './sealed-store'

/** The folder of one copy, the store's own and another store's folder, and the numbered files of the copy in their order. */
type Place = { folder: string; own: string; other: string; snapshots: string[]; journals: string[] }

/** A whole file that is not where it belongs; the bytes that must be kept, or null where a file has only gone. */
type Misplacing = { what: string; isKeyNeeded?: boolean; put(place: Place): Promise<Buffer | null> }

const misplacings: Misplacing[] = [
  { what: 'a snapshot of another store', put: (at) => replaceBy(at, newest(at.snapshots), 'other') },
  { what: 'a journal of another store', put: (at) => replaceBy(at, newest(at.journals), 'other') },
  {
    what: 'an older snapshot under the newest name',
    put: (at) => replaceBy(at, newest(at.snapshots), 'oldest'),
  },
  {
    what: 'an older journal under the newest name',
    put: (at) => replaceBy(at, newest(at.journals), 'oldest'),
  },
  { what: 'a snapshot under a higher number', put: (at) => renumber(at, newest(at.snapshots)) },
  { what: 'a journal under a higher number', put: (at) => renumber(at, newest(at.journals)) },
  { what: 'a snapshot under the first line of another', put: mixHeads },
  { what: 'a marker of another store', put: ({ folder, other }) => copyOver(other, folder, 'STORE') },
  {
    what: 'a key file of another store',
    isKeyNeeded: true,
    put: ({ folder, other }) => copyOver(other, folder, 'KEY'),
  },
]

/** Sealed files moved between stores or under other names; in one copy or in both. */
export function misplaced(
  context: Context,
  { sealed, other }: { sealed: Sealed; other: Sealed },
): Promise<Outcome> {
  const both = misplacings.flatMap((misplacing) => [true, false].map((isBoth) => ({ misplacing, isBoth })))
  return context.cases({
    count: both.length,
    async run(at) {
      const given = both[at.number]
      if (!given) throw new Error('there is no such case')
      return misplace(at, { ...given, sealed, other })
    },
  })
}

type Given = { misplacing: Misplacing; isBoth: boolean; sealed: Sealed; other: Sealed }

async function misplace(at: Case, { misplacing, isBoth, sealed, other }: Given): Promise<Counts> {
  const dataFolder = join(await at.folder(), 'data')
  await cp(sealed.folder, dataFolder, { recursive: true })
  const tampered: Kept[] = []
  for (const side of isBoth ? ['store', 'mirror'] : ['store']) {
    const folder = join(dataFolder, side)
    const bytes = await misplacing.put(
      await placeIn(folder, join(dataFolder, 'store'), join(other.folder, 'store')),
    )
    if (bytes) tampered.push({ folder, bytes })
  }
  const verdict = await judge({ dataFolder, sealed, isOneCopyWhole: !isBoth, tampered }).catch(
    (error: unknown) => {
      throw new Error(
        `${misplacing.what}${isBoth ? ', in both copies' : ''}: ${error instanceof Error ? error.message : error}`,
      )
    },
  )
  if (isBoth && misplacing.isKeyNeeded) must(verdict === 'refused', `${misplacing.what}: ${verdict}`)
  return { [verdict]: 1, 'files misplaced': 1 }
}

async function placeIn(folder: string, own: string, other: string): Promise<Place> {
  const [snapshots, journals] = await Promise.all([namesOf(folder, 'snapshot'), namesOf(folder, 'journal')])
  return { folder, own, other, snapshots, journals }
}

async function namesOf(folder: string, type: 'snapshot' | 'journal'): Promise<string[]> {
  return (await readdir(folder)).filter((name) => parseName(name)?.type === type).sort()
}

function newest(names: string[]): string {
  const name = names.at(-1)
  if (name === undefined) throw new Error('there is no such file')
  return name
}

async function copyOver(from: string, to: string, name: string): Promise<Buffer> {
  const bytes = await readFile(join(from, name))
  await writeFile(join(to, name), bytes)
  return bytes
}

/** Puts under a name what stands in the other store's newest file of that kind, or in the own store's oldest. */
async function replaceBy(at: Place, name: string, what: 'other' | 'oldest'): Promise<Buffer> {
  const type = parseName(name)?.type ?? 'snapshot'
  const from = what === 'other' ? at.other : at.own
  const names = await namesOf(from, type)
  const bytes = await readFile(join(from, what === 'other' ? newest(names) : (names[0] ?? '')))
  await writeFile(join(at.folder, name), bytes)
  return bytes
}

async function renumber({ folder }: Place, name: string): Promise<Buffer> {
  const bytes = await readFile(join(folder, name))
  await rename(join(folder, name), join(folder, name.replace(/\d{12}/, '000000000777')))
  return bytes
}

/** The body of the newest snapshot under the first line of the oldest one. */
async function mixHeads({ folder, own, snapshots }: Place): Promise<Buffer> {
  const name = newest(snapshots)
  const [oldest = ''] = await namesOf(own, 'snapshot')
  const [body, head] = await Promise.all([readFile(join(folder, name)), readFile(join(own, oldest))])
  const bytes = Buffer.concat([head.subarray(0, head.indexOf(10)), body.subarray(body.indexOf(10))])
  await writeFile(join(folder, name), bytes)
  return bytes
}
