import { Failure } from '../../../shared/failure'
import type { Workspace } from '../../../shared/workspace/workspace'
import { removeDurably } from '../disk/durable-file'
import { codeOf } from '../disk/reason'
import { createKey, forget, inState, openKey } from '../format/key-file'
import { keyName, snapshotName } from '../format/names'
import { requireFit } from '../format/passphrase'
import { type Ground, type OpenKey, pathIn, sealsFor, writeGeneration, writeKey } from './ground'
import { renewReports } from './report'
import { retireKey } from './retired'
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
  const header = inState(key.header, key.keys, 'unsealing')
  await rewrite(ground, { ...key, header }, state)
  ground.removed = [...(ground.removed ?? []), key.header, header]
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
    await writeKey(place, header).catch(() => undefined) // if it cannot be, either passphrase may open the store
    throw error
  })
  keys.wrapping.fill(0)
  ground.removed = [...(ground.removed ?? []), header] // a second copy that could not follow has it still
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
    const isOurs = codeOf(error) !== 'EEXIST'
    const snapshot = isOurs ? snapshotName(state.seq, seals.snapshot.kind) : null
    const leftOver = { snapshot, key: oldKey?.header ?? null }
    Object.assign(ground, { key: oldKey, seals: oldSeals, generations, leftOver })
    await clearLeftOver(ground).catch(() => undefined) // else before the next edit
    throw error
  }
}

/**
 * Removes the snapshot that a failed change of passphrase may have written, and puts back the key file; in this order, so
 * that a sealed snapshot is never without its key. Until both are done, nothing may be written: a sealed snapshot that
 * opens would make the plain edits after it count for nothing. Throws the system's error.
 */
export async function clearLeftOver(ground: Ground): Promise<void> {
  const { leftOver } = ground
  if (!leftOver) return
  if (leftOver.snapshot !== null) await removeDurably(pathIn(ground, leftOver.snapshot))
  if (leftOver.key === null) await removeDurably(pathIn(ground, keyName))
  else await writeKey(ground.place, leftOver.key)
  ground.leftOver = null
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
  await retireKey(place)
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
