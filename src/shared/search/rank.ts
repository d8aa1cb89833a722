import { type Answer, type Find, levelOf, type Match } from './match'
import { averageLength, type Shelf, sizeOf } from './shelf'

const saturation = 1 // BM25's k1: how soon a word said again adds nothing
const lengthEffect = 0.4 // BM25's b: how much a long text pays for its length
const closeness = 0.35 // how much standing together, in order, adds to BM25's share

/** A match's score: the whole part says how well it was met, the fraction is BM25 with closeness, below 1. */
export type Scorer = (match: Match) => number

/** A scorer for one shelf. Scores of different shelves compare: each is a share of the best possible. */
export function createScorer(shelf: Shelf, answers: readonly Answer[]): Scorer {
  const size = sizeOf(shelf)
  const average = averageLength(shelf)
  const rarities = new Map(answers.map(({ want, holders }) => [want, rarity(size, holders)]))
  const most = sum([...rarities.values()])

  return (match) => {
    const length = (shelf.entries[match.entry]?.words ?? 0) / average
    const parts = match.answers.map(({ want, finds }) => {
      const times = sum(finds.map(({ places }) => places.length))
      return (rarities.get(want) ?? 0) * (finds[0]?.reading.weight ?? 0) * saturated(times, length)
    })
    const share = sum(parts) / most
    return tierOf(match) + (share + closeness * togetherness(match)) / (1 + closeness + 1e-9)
  }
}

/** 4 and up when every word was found; of that, the level of the worst find: 3 exact … 0 approximate. */
export function tierOf({ answers, missing }: Match): number {
  const levels = answers.flatMap(({ want, finds }) =>
    want.isRequired && finds[0] ? levelOf(finds[0].reading.kind) : [],
  )
  return (missing.length === 0 ? 4 : 0) + Math.min(...levels)
}

/** BM25's part for a word said so many times in a text so long, the average being 1; below 1. */
export function saturated(times: number, length: number): number {
  return times / (times + saturation * (1 - lengthEffect + lengthEffect * length))
}

/** BM25's weight of a word by how few of the entries hold it. */
export function rarity(size: number, holders: number): number {
  return Math.log(1 + (size - holders + 0.5) / (holders + 0.5))
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
