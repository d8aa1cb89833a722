import type { JournalFile, SnapshotFile, Survey } from '../files/survey'
import { longestHeader, openEnvelope, peekHeader } from '../format/envelope'
import { plainSeals } from '../format/seal'

/**
 * Whose store, or second copy, a folder is: its id, or null when nothing proves one. The marker tells, unless a file
 * contradicts it; then most of what proves itself does, and of the second copy only its marker and one file, since it
 * might be another's.
 */
export async function identify(store: Survey, mirror: Survey | null = null): Promise<string | null> {
  const marked = markedAs(store)
  const files = [...store.snapshots, ...store.journals]
  const claims = await Promise.all(files.map((file) => claimOf(store, file)))
  if (marked !== null && [keyedAs(store), ...claims].every((id) => id === null || id === marked))
    return marked
  const proofs = await Promise.all(files.map((file) => proofOf(store, file)))
  const copied = mirror === null ? [] : [markedAs(mirror), await filedAs(mirror)]
  const proven = [marked, ...copied, keyedAs(store), ...proofs]
  const sealed = claims.filter((_, at) => files[at]?.kind === 'sealed') // they bear witness, but name nobody
  return mostOf(proven, [...proven, ...sealed])
}

/** The candidate that is named most often, and among equals the first. */
function mostOf(candidates: (string | null)[], votes: (string | null)[]): string | null {
  const count = (id: string) => votes.filter((vote) => vote === id).length
  return candidates.reduce(
    (best, id) => (id !== null && (best === null || count(id) > count(best)) ? id : best),
    null,
  )
}

function markedAs({ marker }: Survey): string | null {
  return typeof marker === 'object' && marker && 'store' in marker ? marker.store : null
}

function keyedAs({ key }: Survey): string | null {
  return typeof key === 'object' && key && 'header' in key ? key.header.store : null
}

async function filedAs(survey: Survey): Promise<string | null> {
  const keyed = keyedAs(survey)
  if (keyed !== null) return keyed
  for (const snapshot of survey.snapshots.toReversed()) {
    const proven = await proofOf(survey, snapshot)
    if (proven !== null) return proven
  }
  return null
}

/** What a file's first line says, unproven. */
async function claimOf({ files }: Survey, { path }: SnapshotFile | JournalFile): Promise<string | null> {
  const bytes = await files.readBeginning(path, longestHeader).catch(() => null)
  return storeIn(bytes && peekHeader(bytes))
}

/** What a file proves that anybody can read. What is wrong with it is told when it is read again. */
async function proofOf(
  { files }: Survey,
  { type, kind, path }: SnapshotFile | JournalFile,
): Promise<string | null> {
  if (kind !== 'plain') return null
  const read = type === 'snapshot' ? files.read(path) : files.readBeginning(path, longestHeader)
  const bytes = await read.catch(() => null)
  if (bytes === null) return null
  const whole = type === 'snapshot' ? bytes : bytes.subarray(0, bytes.indexOf('\n') + 1)
  const opened = openEnvelope(whole, plainSeals[type])
  return 'header' in opened ? storeIn(opened.header) : null
}

function storeIn(header: object | null): string | null {
  return header !== null && 'store' in header && typeof header.store === 'string' ? header.store : null
}
