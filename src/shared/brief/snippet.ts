import { clip, type Range } from './range'

/**
 * A cut of a longer text for a list: `ranges` are measured in `text`, which begins and ends with … where it was cut.
 * `first` is the first of the given ranges that it shows, as it was given; null if it shows none.
 */
export type Snippet = { text: string; ranges: Range[]; first: Range | null }

/** The stretch of about `length` units that shows most of the ranges, cut between words. */
export function snippet(text: string, ranges: Range[], length = 150): Snippet {
  const flat = text.replaceAll(/\s/g, ' ')
  const window = bestWindow(flat, ranges, length)
  const start = wordEdge(flat, window.start, 1)
  const end = wordEdge(flat, window.end, -1)
  const before = start > 0 ? '…' : ''
  const after = end < flat.length ? '…' : ''
  const shift = before.length - start
  const shown = ranges.filter((range) => clip(range, { start, end }) !== null)
  return {
    text: before + flat.slice(start, end) + after,
    ranges: shown.map((range) => ({
      start: Math.max(range.start, start) + shift,
      end: Math.min(range.end, end) + shift,
    })),
    first: shown[0] ?? null,
  }
}

/** Starts a little before each range in turn, and takes the first start that covers the most ranges. */
function bestWindow(text: string, ranges: Range[], length: number): Range {
  if (text.length <= length) return { start: 0, end: text.length }
  const lead = Math.floor(length / 4)
  let best = { start: 0, end: length }
  let most = 0
  for (const { start } of ranges) {
    const from = Math.max(0, Math.min(start - lead, text.length - length))
    const window = { start: from, end: from + length }
    const covered = ranges.filter((range) => range.start >= window.start && range.end <= window.end).length
    if (covered > most) {
      most = covered
      best = window
    }
  }
  return best
}

/** The nearest space from `offset` in the given direction, at most 24 units away; else the offset itself. */
function wordEdge(text: string, offset: number, direction: 1 | -1): number {
  if (offset === 0 || offset === text.length) return offset
  for (let step = 0; step < 24; step++) {
    const at = offset + step * direction
    if (text[at] === ' ') return direction === 1 ? at + 1 : at
  }
  return offset
}
