import type { AliasOrigin } from './aliases'
import { hasRow } from './holders'
import { isHangul, typed } from './keys'
import { corrections, looseCorrections } from './misspelling'
import type { Want } from './query'
import type { Shelf } from './shelf'
import type { StandIn } from './stand-in'
import { isStopWord } from './stop-words'

/** How a term answers the word asked for. */
export type Kind = 'exact' | 'inflection' | 'joined' | 'prefix' | 'alias' | 'romanisation' | 'approximate'

/**
 * What to look for instead of a word: terms in a row (mostly one), and how much a find is worth, 0–1. What is loose
 * counts only beside something else that was asked for. `word` is the word as it was typed.
 */
export type Reading = {
  word: string
  terms: string[]
  kind: Kind
  weight: number
  isLoose: boolean
  origin: AliasOrigin | 'initials' | null
}

const weights = {
  alias: 0.9,
  joined: 0.9,
  inflection: 0.88,
  lookalike: 0.85,
  romanisation: 0.85,
  oneEdit: 0.72,
  twoEdits: 0.55,
  loose: 0.4,
}
const shortestPart = 3
const shortestKoreanPart = 2 // syllables
const mostReadings = 250

/** What to look for on a shelf, where, and whether only the very words will do. */
export type Search = { shelf: Shelf; standIns: Map<Want, StandIn[]>; isExactOnly: boolean }

/**
 * All that a wanted word or phrase may stand for in this shelf, best first. A phrase is taken literally. A word is
 * read as a misspelling only when the shelf knows neither it nor its inflections, compounds, aliases or beginning.
 */
export function readings(search: Search, want: Want): Reading[] {
  const found =
    want.kind === 'either' ? want.options.flatMap((option) => plainly(search, option)) : plainly(search, want)
  return found.sort((a, b) => b.weight - a.weight).slice(0, mostReadings)
}

function plainly({ shelf, standIns, isExactOnly }: Search, want: Want): Reading[] {
  const { vocabulary } = shelf
  const [term = ''] = want.terms
  if (want.kind === 'phrase') return [reading(want, 'exact', 1)(want.terms)]
  if (isExactOnly || !want.isRequired) return vocabulary.has(term) ? [reading(want, 'exact', 1)([term])] : []
  const known = [...knownReadings(shelf, want, term), ...standing(want, standIns.get(want) ?? [])]
  if (known.some(({ kind }) => kind !== 'prefix')) return known
  const scanned = vocabulary
    .lookalikes(term)
    .map((each) => reading(want, 'approximate', weights.lookalike)([each]))
  const parts = scanned.length > 0 ? scanned : splits(shelf, want, term)
  if (known.length > 0 || parts.length > 0) return [...parts, ...known]
  return misspellings(shelf, want, term)
}

function knownReadings({ vocabulary }: Shelf, want: Want, term: string): Reading[] {
  const found = [
    ...(vocabulary.has(term) ? [reading(want, 'exact', 1)([term])] : []),
    ...want.compounds.filter(vocabulary.has).map((each) => reading(want, 'joined', weights.joined)([each])),
    ...vocabulary.inflections(term).map((each) => reading(want, 'inflection', weights.inflection)([each])),
  ]
  // A finished word is a beginning only if it is nothing else; Korean always is, for particles follow.
  const isBeginning = want.isOpen || found.length === 0 || isHangul(term)
  if (!isBeginning || typed(term).length < 2) return found
  const taken = new Set(found.flatMap(({ terms }) => terms))
  const longer = vocabulary.startingWith(term).filter((each) => !taken.has(each) && !isStopWord(each))
  return [...found, ...longer.map((each) => reading(want, 'prefix', prefixWeight(want, term, each))([each]))]
}

/** The more of the term is typed the better, up to .82; three quarters of that for a word already typed. */
function prefixWeight(want: Want, term: string, longer: string): number {
  const weight = 0.6 + (0.22 * term.length) / longer.length
  return want.isOpen ? weight : weight * 0.75
}

function standing(want: Want, standIns: StandIn[]): Reading[] {
  const once = new Map(standIns.map((each) => [each.terms.join(' '), each]))
  return Array.from(once.values(), ({ terms, kind, origin }) => ({
    ...reading(want, kind, weights[kind])(terms),
    origin,
  }))
}

/** Two known words written as one (demarcationline, 북한파병), where they stand side by side somewhere. */
function splits(shelf: Shelf, want: Want, term: string): Reading[] {
  const { vocabulary } = shelf
  const found: Reading[] = []
  const shortest = isHangul(term) ? shortestKoreanPart : shortestPart
  for (let at = shortest; at <= Math.min(term.length, 64) - shortest; at++) {
    const [left, right] = [term.slice(0, at), term.slice(at)]
    if (!vocabulary.has(left)) continue
    const rights = isHangul(right) ? vocabulary.startingWith(right) : [right].filter(vocabulary.has)
    const rows = rights.map((each) => [left, each]).filter((row) => hasRow(shelf, row))
    found.push(...rows.map(reading(want, 'joined', weights.joined)))
  }
  return found
}

function misspellings({ vocabulary }: Shelf, want: Want, term: string): Reading[] {
  const near = corrections(vocabulary, term).map(({ term: meant, edits }) =>
    reading(want, 'approximate', edits === 1 ? weights.oneEdit : weights.twoEdits)([meant]),
  )
  if (near.length > 0) return near
  return looseCorrections(vocabulary, term).map(({ term: meant }) => ({
    ...reading(want, 'approximate', weights.loose)([meant]),
    isLoose: true,
  }))
}

function reading(want: Want, kind: Kind, weight: number): (terms: string[]) => Reading {
  return (terms) => ({ word: want.text, terms, kind, weight, isLoose: false, origin: null })
}
