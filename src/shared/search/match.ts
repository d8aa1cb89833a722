import { type Reading, readings } from './expand'
import type { Want } from './query'
import type { Indexed, Shelf } from './shelf'
import type { Token } from './tokenise'

/** One reading of a wanted word, found in an entry at these places. */
export type Find = { reading: Reading; places: Token[] }

/** All that was found of one wanted word: by entry, best reading first. */
export type Answer = { want: Want; finds: Map<Indexed, Find[]> }

/** An entry that answers the query, and by what; `answers` keeps the order of the query. */
export type Match = { entry: Indexed; answers: { want: Want; finds: Find[] }[]; isWhole: boolean }

/** What a shelf has of each wanted word. */
export function answer(shelf: Shelf, wants: Want[]): Answer[] {
  return wants.map((want) => {
    const finds = new Map<Indexed, Find[]>()
    for (const reading of readings(shelf, want).sort((a, b) => b.weight - a.weight)) {
      for (const [entry, places] of shelf.find(reading.terms)) {
        const find = findOf(reading, places)
        if (!find) continue
        const earlier = finds.get(entry)
        if (earlier) earlier.push(find)
        else finds.set(entry, [find])
      }
    }
    return { want, finds }
  })
}

/** A hyphen compound: joined if the query writes it as one word; if as two, its parts say it all. */
function findOf(reading: Reading, places: Token[]): Find | null {
  const isCompound = reading.terms.length === 1 && places.every(({ width }) => width > 1)
  if (isCompound && reading.kind === 'joined') return null
  return {
    reading: isCompound && reading.kind === 'exact' ? { ...reading, kind: 'joined' } : reading,
    places,
  }
}

/**
 * The entries that hold every wanted word, looked up from the rarest word on; if there are none, those that
 * hold every phrase and at least half of all that is wanted.
 */
export function matches(answers: Answer[]): Match[] {
  const required = answers.filter(({ want }) => want.isRequired).sort((a, b) => a.finds.size - b.finds.size)
  const rarest = Array.from(required[0]?.finds.keys() ?? [])
  const whole = rarest.filter((entry) => required.every(({ finds }) => finds.has(entry)))
  if (whole.length > 0) return whole.map((entry) => matchOf(entry, answers, true))
  const entries = new Set(required.flatMap(({ finds }) => [...finds.keys()]))
  return Array.from(entries)
    .filter((entry) => isEnough(entry, required))
    .map((entry) => matchOf(entry, answers, false))
}

function isEnough(entry: Indexed, required: Answer[]): boolean {
  const missing = required.filter(({ finds }) => !finds.has(entry))
  return missing.every(({ want }) => want.kind === 'word') && missing.length <= required.length / 2
}

function matchOf(entry: Indexed, answers: Answer[], isWhole: boolean): Match {
  const present = answers.flatMap(({ want, finds }) => {
    const found = finds.get(entry)
    return found ? { want, finds: found } : []
  })
  return { entry, answers: present, isWhole }
}
