import { unlink } from 'node:fs/promises'
import { Failure } from '../../../shared/failure'
import type { Workspace } from '../../../shared/workspace/workspace'
import { syncFolder } from '../disk/durable-file'
import { nullIfGone } from '../disk/reason'
import { createKey, forget, inState, type KeyHeader, openKey } from '../format/key-file'
import { keyName, snapshotName } from '../format/names'
import { requireFit } from '../format/passphrase'
import { type Ground, type OpenKey, pathIn, sealsFor, writeGeneration, writeKey } from './ground'
import { renewReports } from './report'
import { removeKind } from './tidying'

/** The state to be written out anew when the kind of the files changes. */
export type State = { workspace: Workspace; seq: number; term: number }

/**
 * Sets the first passphrase. In this order a crash at any moment leaves a store that opens: the key file says that both
 * kinds of files count, the sealed snapshot is written and proven, the plain files go, and then only sealed ones count.
 * `finishSealing` does the second half. Throws Failure 'unfit-passphrase' or the system's error; nothing changed then.
 */
export async function seal(ground: Ground, passphrase: string, state: State): Promise<void> {
  requireFit(passphrase)
  const { store, place } = ground
  const made = await createKey({ store, state: 'sealing', passphrase, cost: place.cost })
  await rewrite(ground, made, state).catch((error: unknown) => {
    forget(made.keys)
    throw error
  })
}

/** Takes the passphrase away, by the same steps backwards. Throws Failure 'wrong-passphrase' or the system's error. */
export async function unseal(ground: Ground, current: string, state: State): Promise<void> {
  const key = await requireKey(ground, current)
  await rewrite(ground, { ...key, header: inState(key.header, key.keys, 'unsealing') }, state)
}

/** Another passphrase for the same data key: only the key file changes. Throws Failure, or the system's error. */
export async function changePassphrase(
  ground: Ground,
  { current, passphrase }: { current: string; passphrase: string },
): Promise<void> {
  const { header, keys } = await requireKey(ground, current)
  requireFit(passphrase)
  const { store, place } = ground
  // The state stays: as long as plain files may be there, the key file has to say so.
  const made = await createKey({ store, state: header.state, passphrase, cost: place.cost, data: keys.data })
  made.keys.seals.forget() // those in use were made of the same key
  await writeKey(place, made.header).catch(async (error: unknown) => {
    made.keys.wrapping.fill(0)
    await putBackKey(ground, header)
    throw error
  })
  keys.wrapping.fill(0)
  ground.key = { header: made.header, keys: { ...keys, wrapping: made.keys.wrapping } }
}

/** The key file, then a first snapshot of the new kind. If that fails, both are as they were. */
async function rewrite(ground: Ground, key: OpenKey, state: State): Promise<void> {
  const { key: oldKey, seals: oldSeals, generations } = ground
  const seals = sealsFor(key)
  try {
    await writeKey(ground.place, key.header)
    Object.assign(ground, { key, seals, generations: [] })
    await writeGeneration(ground, state, state.workspace)
  } catch (error) {
    Object.assign(ground, { key: oldKey, seals: oldSeals, generations })
    // It may be there, and would stand in the way of the next attempt.
    await unlink(pathIn(ground, snapshotName(state.seq, seals.snapshot.kind))).catch(() => undefined)
    await putBackKey(ground, oldKey?.header ?? null)
    throw error
  }
}

/** As well as it can be done. If it cannot, the new one stays, and says that both kinds of files count. */
async function putBackKey(ground: Ground, header: KeyHeader | null): Promise<void> {
  const done = header === null ? unlink(pathIn(ground, keyName)) : writeKey(ground.place, header)
  await done.catch(() => undefined)
}

/** Once a snapshot of the right kind is there, the other kind goes; the mirror does the same when it follows. */
export async function finishSealing(ground: Ground): Promise<void> {
  const { key, place, generations } = ground
  if (key === null || key.header.state === 'sealed' || generations.length === 0) return
  await renewReports(ground, ({ kind }) => kind !== ground.seals.snapshot.kind)
  await removeKind(place.directory, key.header.state === 'sealing' ? 'plain' : 'sealed')
  if (key.header.state === 'sealing') {
    const header = inState(key.header, key.keys, 'sealed')
    await writeKey(place, header)
    ground.key = { ...key, header }
    return
  }
  await unlink(pathIn(ground, keyName)).catch(nullIfGone)
  await syncFolder(place.directory)
  forget(key.keys)
  ground.key = null
}

/** Checks the passphrase; the keys are those that are open already. */
async function requireKey({ key }: Ground, current: string): Promise<OpenKey> {
  const keys = key && (await openKey(key.header, current))
  if (!key || !keys) {
    const message = 'The present passphrase is another one. Nothing was changed; try again.'
    throw new Failure('wrong-passphrase', message)
  }
  forget(keys)
  return key
}
