import { basename, join } from 'node:path'
import { apply } from '../../../src/shared/workspace/apply'
import type { Workspace } from '../../../src/shared/workspace/workspace'
import type { Worn } from '../stores/worn'
import { editAt } from './story'

/** What damage has left of a store, found out by comparing bytes, without any of the store's own code. */
export type Truth = {
  changes: Change[]
  isNothingLeft: boolean
  /** What can be saved: the newest whole snapshot, and every whole line of the journals after it. */
  workspace: Workspace
  lost: number
}

/** Up to and with the last line feed: what of a journal counts, and a whole line after it. */
export function linesOf(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.lastIndexOf('\n') + 1)
}

/** A file before and after; null when it is gone. */
export type Change = { side: 'store' | 'mirror'; name: string; before: Buffer; after: Buffer | null }

/**
 * What may pass in silence, and nothing else:
 * - a file of the second copy that is gone: it is copied anew;
 * - bytes without a line feed at the end of a journal: a crash while writing leaves such a line, and nothing in front of
 *   it is touched; nor is the last line if its line feed alone is gone;
 * - a journal of the second copy that ends earlier than it did, with its first line whole: a second copy that was a
 *   moment behind looks the same, and it is completed.
 */
export function maySayNothing({ side, name, before, after }: Change): boolean {
  if (after === null) return side === 'mirror'
  if (!name.startsWith('jrnl-')) return false
  const [was, is] = [linesOf(before), linesOf(after)]
  if (side === 'store') return is.equals(was) || was.equals(Buffer.concat([after, Buffer.from('\n')]))
  return is.length > 0 && was.subarray(0, is.length).equals(is)
}

/** For a story of 'puts', whose edits make sense without each other. */
export function truthOf(
  { telling, count }: Worn,
  before: Map<string, Buffer>,
  after: Map<string, Buffer>,
): Truth {
  const changes = changesBetween(before, after)
  const changed = new Set(changes.map(({ side, name }) => join(side, name)))
  const snapshots = [...before.keys()]
    .filter((path) => !changed.has(path))
    .map((path) => Number(/^snap-(\d+)/.exec(basename(path))?.[1]))
  const bases = snapshots.filter((seq) => Number.isInteger(seq))
  const base = Math.max(0, ...bases)
  const survivors = [...survivorsIn(before, after)]
    .filter((seq) => seq > base)
    .sort((one, other) => one - other)
  const workspace = survivors.reduce(
    (state, seq) => apply(state, editAt(telling.story, seq, telling.after(seq - 1))),
    telling.after(base),
  )
  const isNothingLeft = bases.length === 0 && survivors.length === 0
  return { changes, isNothingLeft, workspace, lost: count - base - survivors.length }
}

function changesBetween(before: Map<string, Buffer>, after: Map<string, Buffer>): Change[] {
  return [...before].flatMap(([path, bytes]) => {
    const now = after.get(path) ?? null
    const side = path.startsWith('mirror') ? 'mirror' : 'store'
    return now?.equals(bytes) ? [] : { side, name: basename(path), before: bytes, after: now }
  })
}

/** The numbers of the edits whose line stands, whole, in a journal of its own name in either copy. */
function survivorsIn(before: Map<string, Buffer>, after: Map<string, Buffer>): Set<number> {
  const survivors = new Set<number>()
  for (const [name, bytes] of before) {
    const now = after.get(name)
    if (!basename(name).startsWith('jrnl-') || !now) continue
    const found = now.toString('latin1').split('\n')
    // The last one counts without its line feed, and with another byte in its place.
    const lines = new Set([...found, found.at(-1)?.slice(0, -1)])
    for (const line of bytes.toString('latin1').split('\n').slice(1)) {
      const seq = Number(/^(\d+) /.exec(line)?.[1])
      if (lines.has(line) && Number.isInteger(seq)) survivors.add(seq)
    }
  }
  return survivors
}
