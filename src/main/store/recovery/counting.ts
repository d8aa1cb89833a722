import type { OpenKey } from '../files/ground'
import type { JournalFile, SnapshotFile } from '../files/survey'
import { plainSeals } from '../format/seal'
import type { Look } from './look'
import { type OpenedBy, type Reading, readAll } from './reading'

/** How a store may be read, whoever it is of. */
type Way = Omit<OpenedBy, 'store'>

/**
 * Reads the files that count. A plain file proves nothing against intent: where something is sealed it counts only in the
 * middle of setting or removing the passphrase, and only while what is sealed looks as it does then, for the key file of
 * that moment may have been kept and put back.
 */
export async function readCounting(
  seen: Look,
  key: OpenKey | null,
  schema: OpenedBy['schema'],
): Promise<{ reading: Reading | null; by: Way }> {
  const read = async (seals: OpenedBy['seals']) => {
    const by = { seals, schema }
    return { reading: await readBy(seen, by), by }
  }
  if (key === null) return read(seen.isKeyLost ? {} : { plain: plainSeals })
  const sealed = key.keys.seals
  const alone = await read({ sealed })
  return doPlainCount(seen, key, alone.reading) ? read({ plain: plainSeals, sealed }) : alone
}

/** Reads both copies so, or only the store's where the second copy is left out; null where nothing tells whose it is. */
export async function readBy(seen: Look, by: Way): Promise<Reading | null> {
  const { id: store } = seen
  if (store === null) return null
  return readAll([seen.store, ...(seen.mirror ? [seen.mirror] : [])], { store, ...by })
}

function doPlainCount(seen: Look, { header: { state } }: OpenKey, sealed: Reading | null): boolean {
  if (state === 'sealed' || sealed?.isNewer) return false
  if (state === 'unsealing') return opensNewest(seen, sealed) ?? true
  // Sealing writes one snapshot, and nothing else before that one is proven.
  const names = new Set(sealedIn(seen).map(({ name }) => name))
  const isBeginning = names.size <= 1 && sealedIn(seen).every(({ type }) => type === 'snapshot')
  return isBeginning && sealed?.base == null
}

/** Whether the newest of what is sealed in either copy was opened; null where nothing is. */
export function opensNewest(seen: Look, reading: Reading | null): boolean | null {
  const sealed = sealedIn(seen)
  const seqs = sealed.flatMap((file) => (file.type === 'snapshot' ? file.seq : []))
  if (seqs.length > 0) return reading?.base?.seq === Math.max(...seqs)
  return sealed.length > 0 ? reading?.isOpened === true : null
}

function sealedIn({ store, mirror }: Look): (SnapshotFile | JournalFile)[] {
  const numbered = [store, mirror].flatMap((copy) => (copy ? [...copy.snapshots, ...copy.journals] : []))
  return numbered.filter(({ kind }) => kind === 'sealed')
}
