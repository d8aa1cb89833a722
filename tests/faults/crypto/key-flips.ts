import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { must } from '../runner/must'
import type { Case, Context, Counts, Outcome } from '../runner/suite'
import { judge } from './judging'
import type { Sealed } from './sealed-store'
import { flipped } from './tampering'

/** Each byte of the key file turned over: in the store's copy only, or in both copies alike. */
export async function keyFlips(context: Context, sealed: Sealed): Promise<Outcome> {
  const { length } = await readFile(join(sealed.folder, 'store', 'KEY'))
  // The quick lane takes each byte once, every other one in both copies; which ones, the seed decides.
  const count = context.count(length, 2 * length)
  return context.cases({
    count,
    run: (at) =>
      flip(at, sealed, {
        at: at.number % length,
        isBoth: (at.number + context.seed + Math.floor(at.number / length)) % 2 === 0,
      }),
  })
}

async function flip(
  at: Case,
  sealed: Sealed,
  { at: place, isBoth }: { at: number; isBoth: boolean },
): Promise<Counts> {
  const dataFolder = join(await at.folder(), 'data')
  await cp(sealed.folder, dataFolder, { recursive: true })
  const path = join(dataFolder, 'store', 'KEY')
  const sound = await readFile(path)
  const bytes = flipped(sound, place, at.random('flip'))
  const folders = isBoth ? ['store', 'mirror'] : ['store']
  for (const folder of folders) await writeFile(join(dataFolder, folder, 'KEY'), bytes)
  const tampered = folders.map((folder) => ({ folder: join(dataFolder, folder), bytes }))
  const verdict = await judge({ dataFolder, sealed, isOneCopyWhole: !isBoth, tampered })
  must(verdict === (isBoth ? 'refused' : 'recovered'), `byte ${place}: ${verdict}`)
  if (!isBoth) must((await readFile(path)).equals(sound), `byte ${place}: KEY is not what it was`)
  return { [verdict]: 1, 'key bytes flipped': 1 }
}
