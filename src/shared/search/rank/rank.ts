import { averageLength, type SourceIndex, sizeOf } from '../inverted/source-index'
import type { Want } from '../query/query'
import { type Answer, type Find, levelOf, type Match } from './match'

const saturation = 1 // BM25's k1: how soon a word said again adds nothing
const lengthEffect = 0.4 // BM25's b: how much a long text pays for its length
const closeness = 0.35 // how much standing together, in order, adds to BM25's share
const inRow = 0.6 // how much it adds that all the words stand in one row, as they were typed

/**
 * A match's score. With every word found, 4 and up: the whole part says how well it was met, the fraction is BM25 with
 * closeness. Below 4, how much was found of what there is to be found.
 */
export type Scorer = (match: Match) => number

/** A scorer for one source index. Scores of different source indexes compare: each is a share of the best possible. */
export function createScorer(sourceIndex: SourceIndex, answers: readonly Answer[]): Scorer {
  const size = sizeOf(sourceIndex)
  const average = averageLength(sourceIndex)
  const rarities = new Map(answers.map(({ want, frequency }) => [want, rarity(size, frequency)]))
  const most = sum([...rarities.values()])
  const isKnown = ({ want, frequency }: Answer) => want.isRequired && frequency > 0
  const known = sum(answers.filter(isKnown).map(({ want }) => rarities.get(want) ?? 0)) || 1

  return (match) => {
    const length = (sourceIndex.entries[match.entry]?.words ?? 0) / average
    const parts = match.answers.map(({ want, finds }) => {
      const times = sum(finds.map(({ places }) => places.length))
      return (rarities.get(want) ?? 0) * (finds[0]?.reading.weight ?? 0) * saturated(times, length)
    })
    const near = togetherness(match)
    if (match.missing.length > 0) {
      const value = sum(parts) / known + closeness * near
      return Math.min(3.9, (3 * worth(match, rarities)) / known + value / 2 / (1 + closeness))
    }
    const row = match.answers.length > 1 && near > 1 - 1e-9 ? inRow : 0
    return (
      4 + worstLevel(match) + (sum(parts) / most + closeness * near + row) / (1 + closeness + inRow + 1e-9)
    )
  }
}

/** The level of the worst find of what is required: 3 exact … 0 approximate. */
export function worstLevel({ answers }: Match): number {
  const levels = answers.flatMap(({ want, finds }) =>
    want.isRequired && finds[0] ? levelOf(finds[0].reading.kind) : [],
  )
  return Math.min(...levels)
}

/** How rare and how sure the required words are that were found; a name that answers several of them counts once. */
function worth({ answers }: Match, rarities: Map<Want, number>): number {
  const values = new Map<string | Want, number>()
  for (const { want, finds } of answers) {
    const [first] = finds
    if (!first || !want.isRequired) continue
    const rows = finds.map(({ reading }) => reading.terms).filter(({ length }) => length > 1)
    const name = rows.sort((a, b) => b.length - a.length)[0]?.join(' ')
    const key = name === undefined || first.reading.kind === 'joined' ? want : name
    values.set(key, Math.max(values.get(key) ?? 0, (rarities.get(want) ?? 0) * first.reading.weight))
  }
  return sum([...values.values()])
}

/** BM25's part for a word said so many times in a text so long, the average being 1; below 1. */
export function saturated(times: number, length: number): number {
  return times / (times + saturation * (1 - lengthEffect + lengthEffect * length))
}

/** BM25's weight of a word by how few of the entries hold it. */
export function rarity(size: number, frequency: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))
}

/** 1 when the words stand as in the query, less the farther they are apart, half when turned around. */
function togetherness({ answers }: Match): number {
  const pairs = answers.slice(1).map((right, index) => {
    const left = answers[index]
    if (!left) return 0
    const step = right.want.position - left.want.position
    return nearest(left.finds, right.finds, step)
  })
  return pairs.length > 0 ? sum(pairs) / pairs.length : 0
}

function nearest(lefts: Find[], rights: Find[], step: number): number {
  const [from, to] = [positions(lefts), positions(rights)]
  let best = 0
  let ahead = 0
  for (const position of from) {
    while (ahead < to.length && (to[ahead] ?? 0) < position + step) ahead++
    for (const other of [to[ahead - 1], to[ahead]]) {
      if (other !== undefined) best = Math.max(best, nearness(other - position, step))
    }
  }
  return best
}

/** Of two words asked for `step` apart. No distance at all is a compound that stands for both. */
function nearness(distance: number, step: number): number {
  if (distance === 0) return 1
  return distance > 0 ? 1 / (1 + Math.abs(distance - step)) : 0.5 / -distance
}

function positions(finds: Find[]): number[] {
  return finds.flatMap(({ places }) => places.map(({ position }) => position)).sort((a, b) => a - b)
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
