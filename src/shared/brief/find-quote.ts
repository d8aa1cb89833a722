import { overlaps, type Range } from './range'

/** A place where a quote was found; `similarity` is 1 when the words are the same. */
export type Found = Range & { similarity: number }

/** A quote may differ by one unit in five, but never by more than this many: beyond that it is another quote. */
const leastSimilarity = 0.8
const mostEdits = 32

/** Table cells one search may fill: a few tens of milliseconds, whatever the quote and the text. */
const mostCells = 1_500_000

/** Places worth comparing; a quote that resembles more places than this names none of them. */
const mostStarts = 500

/** Every place where the quote stands letter for letter. */
export function findExact(text: string, quote: string): Found[] {
  return occurrences(text, quote).map((start) => ({ start, end: start + quote.length, similarity: 1 }))
}

/**
 * The places where the quote stands with a few units inserted, dropped or replaced.
 * A quote cut into one piece more than the edits allowed has a piece that no edit touched. So only where a piece is
 * found is it worth comparing, and first where most pieces agree on the start, then nearest to `near`.
 */
export function findSimilar(text: string, quote: string, near: number): Found[] {
  const edits = Math.min(mostEdits, Math.floor(quote.length * (1 - leastSimilarity)))
  if (edits === 0) return []
  const affordable = Math.max(
    1,
    Math.min(mostStarts, Math.floor(mostCells / (quote.length * (2 * edits + 1)))),
  )
  const starts = likelyStarts(text, quote, { edits, near }).slice(0, affordable)
  const found = starts.flatMap((start) => alignment(text, quote, { start, edits }) ?? [])
  found.sort((a, b) => b.similarity - a.similarity)
  return found.filter((place, index) => !found.slice(0, index).some((better) => overlaps(better, place)))
}

function likelyStarts(
  text: string,
  quote: string,
  { edits, near }: { edits: number; near: number },
): number[] {
  const length = Math.floor(quote.length / (edits + 1))
  const votes = new Map<number, number>()
  for (let piece = 0; piece <= edits; piece++) {
    const from = piece * length
    for (const place of occurrences(text, quote.slice(from, from + length))) {
      votes.set(place - from, (votes.get(place - from) ?? 0) + 1)
    }
  }
  const closeness = ([start, count]: [number, number]) => -count * text.length * 2 + Math.abs(start - near)
  return [...votes].sort((a, b) => closeness(a) - closeness(b)).map(([start]) => start)
}

function occurrences(text: string, words: string): number[] {
  const places: number[] = []
  if (words === '') return places
  for (let place = text.indexOf(words); place >= 0; place = text.indexOf(words, place + 1)) places.push(place)
  return places
}

/**
 * The stretch of text near `start` that turns into the quote by the fewest edits, or null when that takes too many.
 * Edit distance in a band: column `edits` stands for `start`, and the stretch may begin in any column. Each cell keeps
 * its cost and where its stretch began.
 */
function alignment(
  text: string,
  quote: string,
  { start, edits }: { start: number; edits: number },
): Found | null {
  const width = 2 * edits + 1
  const origin = start - edits
  const costs = new Int32Array(width + 1).fill(0, 0, width)
  const begins = Int32Array.from({ length: width + 1 }, (_, column) => origin + column)
  costs[width] = edits + 1
  for (let row = 0; row < quote.length; row++) {
    const least = fillRow({ costs, begins, width, edits }, quote.charCodeAt(row), { text, at: origin + row })
    if (least > edits) return null
  }
  let end = 0
  for (let column = 1; column < width; column++) {
    if ((costs[column] ?? width) <= (costs[end] ?? width)) end = column
  }
  const found = {
    start: Math.max(0, begins[end] ?? 0),
    end: Math.min(text.length, origin + quote.length + end),
  }
  return found.end <= found.start ? null : { ...found, similarity: 1 - (costs[end] ?? width) / quote.length }
}

type Band = { costs: Int32Array; begins: Int32Array; width: number; edits: number }

/**
 * One unit of the quote against the band, in place; returns the least cost. A band's column moves one unit along the
 * text with each row, so a replaced unit stays in its column and a dropped one comes from the column to the right.
 */
function fillRow(
  { costs, begins, width, edits }: Band,
  unit: number,
  { text, at }: { text: string; at: number },
) {
  let least = edits + 1
  for (let column = 0; column < width; column++) {
    let cost = (costs[column] ?? 0) + (text.charCodeAt(at + column) === unit ? 0 : 1)
    let begin = begins[column] ?? 0
    const dropped = (costs[column + 1] ?? 0) + 1
    if (dropped < cost) {
      cost = dropped
      begin = begins[column + 1] ?? 0
    }
    const inserted = column > 0 ? (costs[column - 1] ?? 0) + 1 : cost
    if (inserted < cost) {
      cost = inserted
      begin = begins[column - 1] ?? 0
    }
    costs[column] = Math.min(cost, edits + 1)
    begins[column] = begin
    if (cost < least) least = cost
  }
  return least
}
