import { Failure } from '../../../shared/failure'
import { apply } from '../../../shared/workspace/apply'
import { presentSchema, readOperation, type Schema } from '../../../shared/workspace/upgrade'
import type { Operation, Workspace } from '../../../shared/workspace/workspace'
import type { JournalRecord } from '../format/journal-format'
import { decodeText } from '../format/snapshot'

/** A journal to replay: two copies of one (store and mirror) are given as two, in any order. */
export type Replayable = {
  first: number
  term: number
  /** That of its edits, as its first line says; null where that is damaged. */
  schema: number | null
  records: JournalRecord[]
  /** The number of the last edit that it shows a trace of, readable or not. */
  end: number
  /** Whether anything in this copy could not be read, and whether anything could. */
  isDamaged: boolean
  isProven: boolean
}

/** A workspace and the number of the last edit in it. */
export type Point = { workspace: Workspace; seq: number }

/**
 * What the journals make of a snapshot. `replayed`: edits that are in it again; `missing`: edits that must have been
 * there and cannot be read, or that built on such a one. `isUncertain`: there may have been more than can be counted.
 * `isNewer`: an edit is proven to be what was written, and this program does not know what it says. `isUpgraded`: an
 * edit was of an earlier schema.
 */
export type Replayed = Point & {
  replayed: number
  missing: number
  isUncertain: boolean
  isNewer: boolean
  isUpgraded: boolean
}

/**
 * Applies every edit after the snapshot, in the order of their numbers. After a gap it goes on: an edit carries the
 * whole annotation, so a later one is worth having without the one that is lost. An undo or redo is not, since it might be the
 * lost edit that it takes back.
 */
export function replay(from: Point, journals: Replayable[], schema: Schema = presentSchema): Replayed {
  const log = effectiveLog(journals)
  const numbers = [...log.keys()].filter((seq) => seq > from.seq).sort((one, other) => one - other)
  let { workspace } = from
  let replayed = 0
  let isNewer = false
  for (const seq of numbers) {
    const operation = operationOf(log.get(seq), schema)
    isNewer ||= operation === null
    const isBlindUndo = /^(undo|redo)$/.test(operation?.type ?? '') && seq !== from.seq + replayed + 1
    const after = operation && !isBlindUndo ? applied(workspace, operation) : null
    if (after === null) continue
    workspace = after
    replayed += 1
  }
  const seq = Math.max(from.seq, numbers.at(-1) ?? 0, lastEverWritten(journals))
  return {
    workspace,
    seq,
    replayed,
    missing: seq - from.seq - replayed,
    isUncertain: hasUnknownEnd(journals),
    isNewer,
    isUpgraded: numbers.some((seq) => (log.get(seq)?.schema ?? schema.number) < schema.number),
  }
}

/** How many edits after a number the journals hold. */
export function countAfter(journals: Replayable[], from: number): number {
  return [...effectiveLog(journals).keys()].filter((seq) => seq > from).length
}

type Edit = JournalRecord & Pick<Replayable, 'schema'>

/**
 * Each number's record as the latest term has it; a new term begins where the last acknowledged edit was. Only if
 * something in it can be proven: a file that has but the name of a journal must not make others void.
 */
function effectiveLog(journals: Replayable[]): Map<number, Edit> {
  const log = new Map<number, Edit>()
  let term = 0
  for (const journal of inOrder(journals).filter(({ isProven }) => isProven)) {
    if (journal.term > term) for (const seq of log.keys()) if (seq >= journal.first) log.delete(seq)
    term = journal.term
    for (const record of journal.records) {
      const schema = journal.schema ?? log.get(record.seq)?.schema ?? null // a copy's first line tells for both
      log.set(record.seq, { ...record, schema })
    }
  }
  return log
}

/** The number of the last edit that the journals once held; what a later term replaced is left out. */
function lastEverWritten(journals: Replayable[]): number {
  const ordered = inOrder(journals).filter(({ isProven }) => isProven)
  const ends = ordered.map(({ end, term }) => {
    const next = ordered.find((later) => later.term > term)
    return Math.min(end, next ? next.first - 1 : Number.POSITIVE_INFINITY)
  })
  return Math.max(0, ...ends)
}

/** Of an earlier journal the next one tells how far it went; of the last, only a whole copy of it does. */
function hasUnknownEnd(journals: Replayable[]): boolean {
  const last = inOrder(journals).at(-1)
  const copies = journals.filter(({ term }) => term === last?.term)
  return copies.length > 0 && copies.every(({ isDamaged }) => isDamaged)
}

function inOrder(journals: Replayable[]): Replayable[] {
  return journals.toSorted((one, other) => one.term - other.term)
}

function applied(workspace: Workspace, operation: Operation): Workspace | null {
  try {
    return apply(workspace, operation)
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}

function operationOf(edit: Edit | undefined, schema: Schema): Operation | null {
  const json = edit ? decodeText(edit.json) : null
  try {
    return edit && json !== null ? readOperation(JSON.parse(json), edit.schema, schema) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
