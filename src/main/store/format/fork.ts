import { isSameJournal, type Trace } from './trail'

/** A snapshot as a point of a history: the number of its last edit, and the last term in it. */
type Point = { seq: number; term: number }
/** A journal with the numbers of the edits that can be read in it. */
type Edits = Trace & { seqs: number[] }

/** What is known of how one copy came about. `trail`: the journals it has, and those that its snapshots name. */
export type History = { trail: Trace[]; points: Point[]; journals: Edits[] }

/**
 * Whether two copies of a store have gone different ways, so that no order of their journals has every edit of both. A
 * copy that is behind, or lacks some files, is of the same history as far as it goes.
 */
export function isForked(one: History, other: History): boolean {
  return (
    haveTwins(one, other) ||
    isOvertaken(one, other) ||
    isOvertaken(other, one) ||
    isCutShort(one, other) ||
    isCutShort(other, one)
  )
}

/** A term is begun once: where both copies know its journal, one of its names is known to both. */
function haveTwins(one: History, other: History): boolean {
  return one.trail.some(({ term }) => {
    const [mine, its] = [one, other].map(({ trail }) => trail.filter((trace) => trace.term === term))
    return (
      mine && its && its.length > 0 && !mine.some((trace) => its.some((each) => isSameJournal(trace, each)))
    )
  })
}

/** A snapshot's last edit is older than any later journal: one that begins before it replaces edits in it. */
function isOvertaken(one: History, other: History): boolean {
  const added = other.trail.filter((trace) => !one.trail.some((each) => isSameJournal(each, trace)))
  return one.points.some(({ seq, term }) => added.some((trace) => trace.term > term && trace.first <= seq))
}

/** Whether the other copy has gone on from the middle of a journal, of which this one holds more that counts. */
function isCutShort(one: History, other: History): boolean {
  return one.journals.some((journal) => {
    if (!other.trail.some((trace) => isSameJournal(trace, journal))) return false
    const copies = other.journals.filter((each) => isSameJournal(each, journal))
    const there = new Set(copies.flatMap(({ seqs }) => seqs))
    const [counts, cut] = [lastThatCounts(one, journal), lastThatCounts(other, journal)]
    return journal.seqs.some((seq) => seq <= counts && seq > cut && !there.has(seq))
  })
}

/** The last number up to which the edits of a journal count: what comes after it says where it has ended. */
function lastThatCounts({ trail, points }: History, { term }: Trace): number {
  const begun = trail.filter((later) => later.term > term).map(({ first }) => first - 1)
  const covered = points.filter((point) => point.term >= term).map(({ seq }) => seq)
  return Math.min(Number.POSITIVE_INFINITY, ...begun, ...covered)
}
