import type { Reading, Wanted } from '../expand/expand'
import { intersect } from '../inverted/intersect'
import { averageLength, type SourceIndex, sizeOf, visit } from '../inverted/source-index'
import { type Answer, isEnough, levelOf } from './match'
import { rarity, saturated } from './rank'

/** What a source index has of one wanted thing, by entry: which reading is the best (from 1; 0 is none), and how often. */
export type Column = Answer & { best: Uint8Array; times: Uint8Array; entries: number[] }

/** Looks up every reading of every want. Rows of terms are taken to be there where all their terms are. */
export function look(sourceIndex: SourceIndex, wanted: readonly Wanted[]): Column[] {
  return wanted.map(({ want, readings }) => {
    const best = new Uint8Array(sourceIndex.entries.length)
    const times = new Uint8Array(sourceIndex.entries.length)
    const entries: number[] = []
    for (const [index, { terms }] of readings.entries()) {
      const note = (entry: number, count: number) => {
        if (best[entry] === 0) {
          best[entry] = index + 1
          entries.push(entry)
        }
        times[entry] = Math.min(0xff, (times[entry] ?? 0) + count)
      }
      if (terms.length === 1) visit(sourceIndex, terms[0] ?? '', note)
      else for (const entry of intersect(sourceIndex, terms)) note(entry, 1)
    }
    return { want, readings, frequency: entries.length, best, times, entries }
  })
}

type Choice = {
  sourceIndex: SourceIndex
  columns: Column[]
  isWhole: boolean
  isLast: boolean
  isAllowed: (entry: number) => boolean
}

const mostCandidates = 1000

/** The entries most likely to answer, best first: those with everything (`isWhole`), or those with enough. */
export function candidates({ sourceIndex, columns, isWhole, isLast, isAllowed }: Choice): number[] {
  const required = columns.filter(({ want }) => want.isRequired)
  const pool = isWhole ? rarest(required) : new Set(required.flatMap(({ entries }) => entries))
  const score = scorer(sourceIndex, columns, isWhole)
  let kept: { entry: number; score: number }[] = []
  let least = Number.NEGATIVE_INFINITY
  for (const entry of pool) {
    if (!isPromising(required, entry, { isWhole, isLast }) || !isAllowed(entry)) continue
    const candidate = { entry, score: score(entry) }
    if (candidate.score <= least) continue
    kept.push(candidate)
    if (kept.length < 2 * mostCandidates) continue
    kept = best(kept)
    least = kept.at(-1)?.score ?? least
  }
  return best(kept).map(({ entry }) => entry)
}

function best(candidates: { entry: number; score: number }[]) {
  return candidates.sort((a, b) => b.score - a.score || a.entry - b.entry).slice(0, mostCandidates)
}

function rarest(required: Column[]): number[] {
  return [...required].sort((a, b) => a.entries.length - b.entries.length)[0]?.entries ?? []
}

function isPromising(
  required: Column[],
  entry: number,
  { isWhole, isLast }: Pick<Choice, 'isWhole' | 'isLast'>,
): boolean {
  let found = 0
  let missing = 0
  let isPlain = true
  let only: Reading | undefined
  for (const column of required) {
    if (column.best[entry] === 0) {
      if (isWhole) return false
      missing++
      isPlain &&= column.want.kind === 'word'
    } else if (++found === 1) only = readingIn(column, entry)
  }
  return isEnough({ found, missing, isPlain, isLast }, only)
}

function readingIn({ readings, best: level }: Column, entry: number): Reading | undefined {
  return readings[(level[entry] ?? 0) - 1]
}

/** A first idea of an entry's score, from counts alone: if it has everything the level of its worst find, then BM25. */
function scorer(sourceIndex: SourceIndex, columns: Column[], isWhole: boolean): (entry: number) => number {
  const average = averageLength(sourceIndex)
  const rarities = columns.map((column) => rarity(sizeOf(sourceIndex), column.frequency))
  return (entry) => {
    const length = (sourceIndex.entries[entry]?.words ?? 0) / average
    let level = 3
    let total = 0
    for (const [index, column] of columns.entries()) {
      const reading = readingIn(column, entry)
      if (!reading) continue
      if (column.want.isRequired) level = Math.min(level, levelOf(reading.kind))
      total += (rarities[index] ?? 0) * reading.weight * saturated(column.times[entry] ?? 0, length)
    }
    return (isWhole ? level * 1000 : 0) + total
  }
}
