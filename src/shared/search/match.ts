import type { Kind, Reading } from './expand'
import { placesOf } from './indexed'
import type { Want } from './query'
import { read, type Shelf } from './shelf'
import type { Token } from './tokenise'

/** A wanted thing and what may stand for it, best first. `holders` is how many entries of the shelf have any. */
export type Answer = { want: Want; readings: Reading[]; holders: number }

/** One reading of a wanted word, found in an entry at these places. */
export type Find = { reading: Reading; places: Token[] }

/** An entry that answers the query, and by what; `answers` keeps the order of the query. */
export type Match = {
  entry: number
  answers: { want: Want; finds: Find[] }[]
  missing: Want[]
}

/** How near to the word: its letters, a form of it, another name for it, or letters like its own. */
export type Level = 0 | 1 | 2 | 3

/** The level of a kind of find: 3 is the word itself, 0 approximate. */
export function levelOf(kind: Kind): Level {
  if (kind === 'exact') return 3
  if (kind === 'approximate') return 0
  return kind === 'alias' || kind === 'romanisation' ? 1 : 2
}

/** What an entry has of each wanted thing, read from its own words; null if that is too little. */
export function matchIn(shelf: Shelf, answers: readonly Answer[], entry: number): Match | null {
  const words = read(shelf, entry)
  const found = answers.map(({ want, readings }) => ({
    want,
    finds: foremost(readings.flatMap((reading) => findOf(reading, placesOf(words, reading.terms)) ?? [])),
  }))
  const isFirm = ({ finds }: { finds: Find[] }) => finds.some(({ reading }) => !reading.isLoose)
  const isBeside = found.some((each) => each.want.isRequired && isFirm(each))
  const present = found.filter((each) => isFirm(each) || (isBeside && each.finds.length > 0))
  const missing = answers.flatMap(({ want }) =>
    want.isRequired && !present.some((each) => each.want === want) ? want : [],
  )
  const required = present.filter(({ want }) => want.isRequired)
  return isEnough(
    required.map(({ finds }) => finds[0]?.reading),
    missing,
  )
    ? { entry, answers: present, missing }
    : null
}

/**
 * Whether an entry that lacks some words still answers: it must have every phrase, and at least half of what is
 * asked for; and if that is a single thing, then as itself, not as something that looks like it or goes on from it. One such find beside an unknown word is as likely as not an accident.
 */
export function isEnough(found: readonly (Reading | undefined)[], missing: readonly Want[]): boolean {
  if (found.length === 0) return false
  if (missing.length === 0) return true
  if (missing.length > found.length || missing.some(({ kind }) => kind !== 'word')) return false
  return found.length > 1 || isItself(found[0])
}

const accidental: ReadonlySet<Kind> = new Set(['approximate', 'inflection', 'prefix'])

function isItself(reading: Reading | undefined): boolean {
  return reading !== undefined && !accidental.has(reading.kind)
}

/** Of the finds of one want, those that are as good as the best: what is there exactly needs no other mark. */
function foremost(finds: Find[]): Find[] {
  const rankOf = ({ reading }: Find) => Math.min(2, levelOf(reading.kind))
  const best = Math.max(...finds.map(rankOf))
  return finds.filter((find) => rankOf(find) === best)
}

/** A hyphen compound: joined if the query writes it as one word; if as two, its parts say it all. */
function findOf(reading: Reading, places: Token[]): Find | null {
  if (places.length === 0) return null
  const isCompound = reading.terms.length === 1 && places.every(({ width }) => width > 1)
  if (!isCompound) return { reading, places }
  if (reading.kind === 'joined') return null
  return { reading: reading.kind === 'exact' ? { ...reading, kind: 'joined' } : reading, places }
}
