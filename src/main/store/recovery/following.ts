import { readBeginning } from '../disk/read-file'
import type { SnapshotFile, Survey } from '../files/survey'
import { longestHeader, peekHeader } from '../format/envelope'
import { SnapshotHeader } from '../format/snapshot'
import { isSameJournal, longestTrail, type Trace, traceOf } from '../format/trail'

/**
 * Whether a store that is plain can have come from the sealed second copy, as it does when the passphrase is removed while
 * that copy is away: its snapshots name the copy's last journal among those that led to them, and are no older. Names can
 * be forged; so the answer decides what is shown, and never what is removed.
 */
export async function followsFrom(store: Survey, copy: Survey): Promise<boolean> {
  const [own, others] = await Promise.all([headersOf(store), headersOf(copy)])
  const newest = (headers: SnapshotHeader[]) => Math.max(-1, ...headers.map(({ seq }) => seq))
  if (newest(own) < newest(others)) return false
  const trail = [...store.journals, ...own.flatMap(({ journals }) => journals.map(traceOf))]
  const last = latest([...copy.journals, ...others.flatMap(({ journals }) => journals.map(traceOf))])
  if (last === null || trail.some((trace) => isSameJournal(trace, last))) return true
  return trail.length >= longestTrail && trail.every(({ term }) => term > last.term)
}

function latest(traces: Trace[]): Trace | null {
  return traces.reduce<Trace | null>((last, trace) => (last && last.term >= trace.term ? last : trace), null)
}

async function headersOf({ snapshots }: Survey): Promise<SnapshotHeader[]> {
  const read = await Promise.all(snapshots.map(headerOf))
  return read.flatMap((header) => header ?? [])
}

/** What the first line of a snapshot says, unproven; null when it says nothing. */
async function headerOf({ path }: SnapshotFile): Promise<SnapshotHeader | null> {
  const bytes = await readBeginning(path, longestHeader).catch(() => null)
  const checked = SnapshotHeader.safeParse(bytes && peekHeader(bytes))
  return checked.success ? checked.data : null
}
