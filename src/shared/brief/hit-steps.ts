import { isSameRange, type Range } from './range'

/** The hit that is gone to, its number among all (from 1), and whether the way led over the end of the text. */
export type HitStep = { hit: Range; number: number; isAround: boolean }

/** Hits in the order of the text, each once. */
export function inOrder(hits: readonly Range[]): Range[] {
  const sorted = [...hits].sort((a, b) => a.start - b.start || a.end - b.end)
  return sorted.filter((hit, index) => !isSameRange(hit, sorted[index - 1] ?? null))
}

/**
 * The next (1) or previous (-1) hit, seen from the marked one or, if none is, from an offset of the text; null if there
 * are none. After the last comes the first, and the other way round.
 */
export function stepHit(
  hits: readonly Range[],
  from: { marked: Range | null; offset: number },
  direction: 1 | -1,
): HitStep | null {
  const ordered = inOrder(hits)
  const index = direction === 1 ? ahead(ordered, from) : behind(ordered, from)
  const around = direction === 1 ? 0 : ordered.length - 1
  const to = index < 0 ? around : index
  const hit = ordered[to]
  return hit ? { hit, number: to + 1, isAround: index < 0 } : null
}

function ahead(ordered: Range[], { marked, offset }: { marked: Range | null; offset: number }): number {
  return ordered.findIndex((hit) => (marked ? isAfter(hit, marked) : hit.start >= offset))
}

function behind(ordered: Range[], { marked, offset }: { marked: Range | null; offset: number }): number {
  return ordered.findLastIndex((hit) => (marked ? isAfter(marked, hit) : hit.start < offset))
}

function isAfter(a: Range, b: Range): boolean {
  return a.start > b.start || (a.start === b.start && a.end > b.end)
}
