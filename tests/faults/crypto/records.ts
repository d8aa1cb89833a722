import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseName } from '../../../src/main/store/format/names'
import { must } from '../runner/must'
import type { Case, Context, Counts, Outcome } from '../runner/suite'
import { judge } from './judging'
import type { Sealed } from './sealed-store'
import { type Tampering, tamper, tamperings } from './tampering'

/** Records of sealed journals swapped, reordered, dropped, duplicated, renumbered, moved; in one copy or in both. */
export function records(
  context: Context,
  { sealed, other }: { sealed: Sealed; other: Sealed },
): Promise<Outcome> {
  const kinds = tamperings.flatMap((tampering) =>
    [0, 1].flatMap((journal) => [true, false].map((isBoth) => ({ tampering, journal, isBoth }))),
  )
  return context.cases({
    count: context.count(2, 4) * kinds.length,
    async run(at) {
      const kind = kinds[at.number % kinds.length]
      if (!kind) throw new Error('there is no such case')
      return tamperWith(at, { ...kind, sealed, other })
    },
  })
}

type Given = { tampering: Tampering; journal: number; isBoth: boolean; sealed: Sealed; other: Sealed }

async function tamperWith(at: Case, { tampering, journal, isBoth, sealed, other }: Given): Promise<Counts> {
  const dataFolder = join(await at.folder(), 'data')
  await cp(sealed.folder, dataFolder, { recursive: true })
  const names = await liveJournals(dataFolder)
  const name = names[journal] ?? ''
  const fromWhere = tampering === 'from another store' ? other.folder : dataFolder
  const otherNames = await liveJournals(fromWhere)
  const others = await linesOf(
    join(fromWhere, 'store', otherNames[fromWhere === dataFolder ? 1 - journal : journal] ?? ''),
  )
  const [head = '', ...lines] = await linesOf(join(dataFolder, 'store', name))
  const after = tamper(tampering, { lines, others: others.slice(1), random: at.random('lines') })
  must(after.join() !== lines.join(), 'nothing was tampered with')
  const bytes = Buffer.from([head, ...after, ''].join('\n'))
  const folders = isBoth ? ['store', 'mirror'] : ['store']
  for (const folder of folders) await writeFile(join(dataFolder, folder, name), bytes)
  // A journal that only lacks a line in its middle has nothing wrong in itself, so there is nothing to set aside.
  const isTold = tampering !== 'dropped'
  const tampered = isTold ? folders.map((folder) => ({ folder: join(dataFolder, folder), bytes })) : []
  const verdict = await judge({ dataFolder, sealed, isOneCopyWhole: !isBoth, tampered })
  return { [verdict]: 1, [`records ${tampering}`]: 1 }
}

/** The journals after the newest snapshot, in their order. */
async function liveJournals(dataFolder: string): Promise<string[]> {
  const names = await readdir(join(dataFolder, 'mirror')) // it holds no others
  return names.filter((name) => parseName(name)?.type === 'journal').sort()
}

async function linesOf(path: string): Promise<string[]> {
  return (await readFile(path, 'latin1')).trimEnd().split('\n')
}
