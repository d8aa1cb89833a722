import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { openStore, type Store } from '../../../src/main/store/store'
import type { StoreNotice } from '../../../src/shared/contract/protection'
import type { Workspace } from '../../../src/shared/workspace/workspace'
import { must } from '../runner/must'
import { placeOf } from '../stores/places'
import { putOf } from '../trouble/edits'
import { passphrase, type Sealed } from './sealed-store'
import { differences, treeOf } from './tree'

/** What became of a store that was tampered with. */
export type Verdict = 'recovered' | 'incomplete' | 'refused'

/** What was tampered with, and how. `tampered`: files that must be kept as they are. */
export type Tampered = { dataFolder: string; sealed: Sealed; isOneCopyWhole: boolean; tampered: Kept[] }
export type Kept = { folder: string; bytes: Buffer }

/**
 * Opens it with the right passphrase. Where one copy is whole, everything must be there; else everything that was not
 * touched, with the number of what is missing. Nothing is ever shown that was not written so, nothing passes in
 * silence, and what was tampered with is kept.
 */
export async function judge({ dataFolder, sealed, isOneCopyWhole, tampered }: Tampered): Promise<Verdict> {
  const before = await treeOf(dataFolder)
  const store = await openStore(await placeOf({ dataFolder }), passphrase)
  try {
    const { notices, workspace } = store
    const [notice] = notices
    must(notice, 'it opened without a word')
    if (!store.isKept) {
      must(!isOneCopyWhole, `one copy is whole, but it is refused: ${notice.message}`)
      requireUntouched(before, await treeOf(dataFolder))
      return 'refused'
    }
    const missing = requireGenuine(sealed.workspace, workspace)
    if (isOneCopyWhole) must(missing === 0, `one copy is whole, but ${missing} edits are missing`)
    requireTold(notices, missing, isOneCopyWhole)
    for (const kept of tampered) await requireKept(kept)
    await requireSettled(store, dataFolder)
    return notice.kind === 'incomplete' ? 'incomplete' : 'recovered'
  } finally {
    await store.close()
  }
}

export function requireUntouched(before: Map<string, string>, after: Map<string, string>): void {
  const touched = differences(before, after)
  must(touched.length === 0, `touched: ${touched.join(', ')}`)
}

/** How many notes are missing; those that are there must be as they were written, in their order, once. */
export function requireGenuine(written: Workspace, found: Workspace): number {
  const ids = new Set(found.annotations.map(({ id }) => id))
  const wanted = written.annotations.filter(({ id }) => ids.has(id))
  must(isDeepStrictEqual(found.annotations, wanted), 'it shows notes that were never written so')
  const missing = written.annotations.length - wanted.length
  if (missing === 0) must(isDeepStrictEqual(found, written), 'the notes are right, but something else is not')
  return missing
}

/** The notice must say what is missing, and must not say that something is when nothing is. */
export function requireTold(notices: StoreNotice[], missing: number, isWhole: boolean): void {
  const said = JSON.stringify(notices)
  must(notices.length === 1, `it says ${notices.length} things: ${said}`)
  const [{ kind, message } = { kind: 'lost', message: '' }] = notices
  if (isWhole) must(kind === 'recovered' && message.includes('Nothing is missing'), `it says: ${said}`)
  else if (missing > 0) {
    const [, atLeast, count] = /(at least )?([\d,]+) edits? (?:is|are) missing/i.exec(message) ?? []
    const figure = Number(count ?? 0)
    const isRight = atLeast || !count ? figure <= missing : figure === missing
    must(kind === 'incomplete' && isRight, `${missing} edits are missing, but it says: ${said}`)
  } else must(!/\d edits? (is|are) missing/.test(message), `nothing is missing, but it says: ${said}`)
}

async function requireKept({ folder, bytes }: Kept): Promise<void> {
  const quarantine = join(folder, 'quarantine')
  const names = await readdir(quarantine).catch(() => [])
  const all = await Promise.all(names.map((name) => readFile(join(quarantine, name))))
  must(
    all.some((kept) => kept.equals(bytes)),
    `what was tampered with is not kept; there are: ${names.join()}`,
  )
}

/** It is in order from now on: edits are kept, and opening it again finds nothing to say. */
async function requireSettled(store: Store, dataFolder: string): Promise<void> {
  await store.commit(() => putOf(99, 'after the recovery'))
  const { workspace } = store
  await store.putNoticesAway()
  await store.close()
  const again = await openStore(await placeOf({ dataFolder }), passphrase)
  try {
    must(again.notices.length === 0, `opened again it says: ${JSON.stringify(again.notices)}`)
    must(isDeepStrictEqual(again.workspace, workspace), 'opened again it holds something else')
  } finally {
    await again.close()
  }
}
