import { isHangul, typed } from './keys'
import { corrections } from './misspelling'
import type { Want } from './query'
import type { Shelf } from './shelf'
import { isStopWord } from './stop-words'

/** How a term answers the word asked for. */
export type Kind = 'exact' | 'inflection' | 'joined' | 'prefix' | 'approximate' | 'phrase'

/** What to look for instead of a word: terms in a row (mostly one), and how much a find is worth, 0–1. */
export type Reading = { terms: string[]; kind: Kind; weight: number }

const weights = { joined: 0.9, inflection: 0.88, lookalike: 0.85, oneEdit: 0.72, twoEdits: 0.55 }
const shortestPart = 3

/**
 * All that a wanted word or phrase may stand for in this shelf. A phrase is taken literally. A word is read
 * as a misspelling only when the shelf knows neither it nor its inflections, compounds or beginning.
 */
export function readings(shelf: Shelf, want: Want): Reading[] {
  if (want.kind === 'phrase') return [{ terms: want.terms, kind: 'phrase', weight: 1 }]
  const term = want.terms[0] ?? ''
  if (!want.isRequired) return shelf.vocabulary.has(term) ? [reading('exact', 1)(term)] : []
  const known = knownReadings(shelf, want, term)
  const isWhole = known.some(({ kind }) => kind !== 'prefix')
  if (isWhole) return known
  const scanned = shelf.vocabulary.lookalikes(term).map(reading('approximate', weights.lookalike))
  const parts = scanned.length > 0 ? scanned : splits(shelf, term)
  if (known.length > 0 || parts.length > 0) return [...parts, ...known]
  return corrections(shelf.vocabulary, term).map(({ term: meant, edits }) => ({
    terms: [meant],
    kind: 'approximate',
    weight: edits === 1 ? weights.oneEdit : weights.twoEdits,
  }))
}

function knownReadings({ vocabulary }: Shelf, want: Want, term: string): Reading[] {
  const isKnown = vocabulary.has(term)
  const found = [
    ...(isKnown ? [reading('exact', 1)(term)] : []),
    ...want.compounds.filter(vocabulary.has).map(reading('joined', weights.joined)),
    ...vocabulary.inflections(term).map(reading('inflection', weights.inflection)),
  ]
  // A finished word is a beginning only if it is nothing else; Korean always is, for particles follow.
  const isBeginning = want.isOpen || found.length === 0 || isHangul(term)
  if (!isBeginning || typed(term).length < 2) return found
  const taken = new Set(found.flatMap(({ terms }) => terms))
  const longer = vocabulary.startingWith(term).filter((each) => !taken.has(each) && !isStopWord(each))
  return [
    ...found,
    ...longer.map((each) => ({ ...reading('prefix', 1)(each), weight: prefixWeight(want, term, each) })),
  ]
}

/** The more of the term is typed the better, up to .82; three quarters of that for a word already typed. */
function prefixWeight(want: Want, term: string, longer: string): number {
  const weight = 0.6 + (0.22 * term.length) / longer.length
  return want.isOpen ? weight : weight * 0.75
}

/** Two known words written as one (demarcationline), where they stand side by side somewhere. */
function splits(shelf: Shelf, term: string): Reading[] {
  const found: Reading[] = []
  for (let at = shortestPart; at <= Math.min(term.length, 64) - shortestPart; at++) {
    const terms = [term.slice(0, at), term.slice(at)]
    if (!terms.every(shelf.vocabulary.has)) continue
    if (shelf.find(terms).size > 0) found.push({ terms, kind: 'joined', weight: weights.joined })
  }
  return found
}

function reading(kind: Kind, weight: number): (term: string) => Reading {
  return (term) => ({ terms: [term], kind, weight })
}
