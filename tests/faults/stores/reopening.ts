import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Place } from '../../../src/main/store/files/place'
import { parseName } from '../../../src/main/store/format/names'
import { isSealed, openStore, type Store } from '../../../src/main/store/store'
import type { StoreNotice } from '../../../src/shared/contract/protection'
import { Failure } from '../../../src/shared/failure'
import { must } from '../runner/suite'
import { type Bounds, countEdits, difference } from '../truth/judging'
import type { Telling } from '../truth/story'
import { placeOf, type Told } from './places'

/** What is known of a store whose process has died: how far its story may have got, and which passphrase it may have. */
export type Known = { place: Told; telling: Telling; bounds: Bounds; passphrases: (string | null)[] }

/** What was found: how many edits, the passphrase that holds, and what the reader is told. */
export type Found = { count: number; passphrase: string | null; notices: StoreNotice[] }

/** Opens with the first of the passphrases that fits; every other one must be refused. */
async function openWithOneOf(place: Place, passphrases: (string | null)[]): Promise<[Store, string | null]> {
  const wanted = await isSealed(place)
  const refusals: string[] = []
  for (const passphrase of passphrases.filter((one) => (one !== null) === wanted)) {
    try {
      return [await openStore(place, passphrase), passphrase]
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      refusals.push(`${passphrase}: ${error.code}`)
    }
  }
  throw new Error(
    `no passphrase opens it (sealed: ${wanted}): ${refusals.join(', ')}; of ${passphrases.join(', ')}`,
  )
}

/**
 * Opens a store again and closes it: every acknowledged edit must be there and kept, and the second copy must be like
 * the store afterwards. What the notices may say is the caller's to judge.
 */
export async function reopen({ place, telling, bounds, passphrases }: Known): Promise<Found> {
  const at = await placeOf(place)
  const [store, opener] = await openWithOneOf(at, passphrases)
  try {
    const { notices, workspace, isKept } = store
    const told = JSON.stringify(notices)
    const count = countEdits(telling, workspace, bounds)
    must(
      count !== null,
      `not what was acknowledged: ${difference(telling, workspace, bounds)}; told: ${told}`,
    )
    must(isKept, `it opened, but nothing is kept; told: ${told}`)
    // A passphrase that was being removed is asked for once more, and then it is gone.
    const passphrase = store.isSealed ? opener : null
    must(passphrases.includes(passphrase), `${opener} opened it, and after that it has none`)
    await store.close()
    await requireTidy(at, passphrase !== null)
    return { count, passphrase, notices }
  } finally {
    await store.close()
  }
}

/** After a clean end both copies hold the same bytes, and nothing of the other kind or half-written is left. */
export async function requireTidy({ directory, mirror }: Place, sealed: boolean): Promise<void> {
  const names = await readdir(mirror.folder)
  for (const name of names.filter((one) => parseName(one) || one === 'STORE' || one === 'KEY')) {
    const [copy, own] = await Promise.all([
      readFile(join(mirror.folder, name)),
      readIfThere(join(directory, name)),
    ])
    must(own?.equals(copy), `${name} of the second copy is not like the store's`)
  }
  const own = await readdir(directory)
  const newest = own
    .filter((name) => parseName(name)?.type === 'snapshot')
    .sort()
    .at(-1)
  for (const name of [newest ?? 'a snapshot', 'STORE', ...(sealed ? ['KEY'] : [])])
    must(names.includes(name) && own.includes(name), `${name} is not in both copies: ${own}; ${names}`)
  for (const name of [...own, ...names]) {
    must(
      !name.endsWith('.tmp'),
      `${name} was left behind, in ${own.includes(name) ? 'the store' : 'the mirror'}`,
    )
    must(parseName(name)?.kind !== (sealed ? 'plain' : 'sealed'), `${name} is of the other kind`)
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  return readFile(path).catch(() => null)
}
