import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore, type Store } from '../../../src/main/store/store'
import type { Workspace } from '../../../src/shared/workspace/workspace'
import { placeOf } from '../stores/places'
import { putOf } from '../trouble/edits'

/** What the stores of these suites are sealed with. */
export const passphrase = 'five words that nobody knows'

/**
 * A store to tamper with: where it lies, how it lay before it had a passphrase, what it holds, and how many edits its
 * journals hold after its snapshot.
 */
export type Sealed = { folder: string; plain: string; workspace: Workspace; journalled: number }

/** Notes in each of the two journals that the newest snapshot does not cover. */
const perJournal = 8

/**
 * Makes a sealed store of which two processes have died: three snapshots, and after the newest of them two journals, in
 * both copies. Every edit is a note of its own, so that it shows which ones are there.
 */
export async function makeSealed(folder: string, name: string): Promise<Sealed> {
  const first = join(folder, 'first')
  const store = await openStore(await placeOf({ dataFolder: first }), null)
  const plain = join(folder, 'plain')
  await store.commit(() => putOf(1, 'of before the passphrase'))
  await store.setMirror(null) // it resolves when the second copy is up to date
  await cp(first, plain, { recursive: true })
  await store.setPassphrase({ passphrase, current: null })
  let number = 0
  const put = async (into: Store, count: number) => {
    for (let index = 0; index < count; index += 1) {
      number += 1
      await into.commit(() => putOf(number, `${name} ${number}`))
    }
  }
  for (let round = 0; round < 2; round += 1) {
    await put(store, 3)
    await store.checkpoint()
  }
  await put(store, perJournal)
  const second = join(folder, 'second')
  await dieAndCopy(store, first, second)
  const again = await openStore(await placeOf({ dataFolder: second }), passphrase)
  await put(again, perJournal)
  const sealed = join(folder, 'sealed')
  const { workspace } = again
  await dieAndCopy(again, second, sealed)
  return { folder: sealed, plain, workspace, journalled: 2 * perJournal }
}

/** A copy of the folder as a killed process leaves it: the second copy complete, no last snapshot. */
async function dieAndCopy(store: Store, from: string, to: string): Promise<void> {
  await store.setPassphrase({ passphrase, current: passphrase }) // the same one: it resolves when the second copy is up to date
  await cp(from, to, { recursive: true })
  await store.close()
}
