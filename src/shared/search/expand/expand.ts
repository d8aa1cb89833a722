import type { SourceIndex } from '../inverted/source-index'
import type { AliasOrigin } from '../lexicon/aliases'
import type { Vocabulary } from '../lexicon/vocabulary'
import type { Want } from '../query/query'
import { isHangul, typed } from '../text/keys'
import { isStopWord } from '../text/stop-words'
import { type Alternative, namesBegun, namesOf } from './alternatives'
import { splitCompound } from './compounds'
import { anyCorrections, corrections, koreanCorrections, looseCorrections } from './misspelling'

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

/**
 * What a find is worth by how the words relate. The score of fuse.js takes up to `byScore` from that of a correction: it
 * decides among those at the same distance, and no other.
 */
export const weights = {
  alias: 0.9,
  joined: 0.9,
  inflection: 0.88,
  lookalike: 0.85,
  romanisation: 0.85,
  beyond: 0.6,
  oneEdit: 0.72,
  twoEdits: 0.55,
  loose: 0.4,
  byScore: 0.05,
}
const mostReadings = 250
const telling = 3 // syllables of a Korean word that say which it is; of a shorter beginning only a particle may be missing
const longestKorean = 20 // syllables of a beginning; no word has more
const shortestFinished = 3 // letters of a finished word that is a beginning: "re" of re-unification is none

/** A want with all that it may stand for. */
export type Wanted = { want: Want; readings: Reading[] }

/** What to look for in a source index, where, and whether only the very words will do. */
export type Search = {
  sourceIndex: SourceIndex
  alternatives: Map<Want, Alternative[]>
  isExactOnly: boolean
}

/**
 * All that a wanted word or phrase may stand for in this source index, best first. A phrase is taken literally. A word is
 * read as a misspelling only when the source index knows neither it nor its inflections, compounds, aliases or beginning.
 */
export function readings(search: Search, want: Want): Reading[] {
  const found =
    want.kind === 'either' ? want.options.flatMap((option) => plainly(search, option)) : plainly(search, want)
  return found.sort((a, b) => b.weight - a.weight).slice(0, mostReadings)
}

function plainly({ sourceIndex, alternatives, isExactOnly }: Search, want: Want): Reading[] {
  const { vocabulary } = sourceIndex
  const [term = ''] = want.terms
  if (want.kind === 'phrase') return [reading(want, 'exact', 1)(want.terms)]
  if (isExactOnly || !want.isRequired) return vocabulary.has(term) ? [reading(want, 'exact', 1)([term])] : []
  const known = [
    ...knownReadings(sourceIndex, want, term),
    ...alternativeReadings(want, alternatives.get(want) ?? []),
  ]
  if (known.some(({ kind }) => kind !== 'prefix')) return known
  const scanned = vocabulary
    .lookalikes(term)
    .map((each) => reading(want, 'approximate', weights.lookalike)([each]))
  const split =
    scanned.length > 0
      ? scanned
      : splitCompound(sourceIndex, term).map(reading(want, 'joined', weights.joined))
  if (known.length > 0 || split.length > 0) return [...split, ...known]
  const beyond = isHangul(term) ? goneBeyond(sourceIndex, want, term) : []
  return beyond.length > 0 ? beyond : misspellings(sourceIndex, want, term)
}

function knownReadings({ vocabulary }: SourceIndex, want: Want, term: string): Reading[] {
  const found = [
    ...(vocabulary.has(term) ? [reading(want, 'exact', 1)([term])] : []),
    ...want.compounds.filter(vocabulary.has).map((each) => reading(want, 'joined', weights.joined)([each])),
    ...inflections(vocabulary, want, term).map((each) =>
      reading(want, 'inflection', weights.inflection)([each]),
    ),
  ]
  // A finished word is a beginning only if it is nothing else; Korean always is, for particles follow.
  const isBeginning = want.isOpen || found.length === 0 || isHangul(term)
  const fewest = want.isOpen || isHangul(term) ? 2 : shortestFinished
  if (!isBeginning || typed(term).length < fewest) return found
  const taken = new Set(found.flatMap(({ terms }) => terms))
  const longer = vocabulary.startingWith(term).filter((each) => !taken.has(each) && !isStopWord(each))
  return [...found, ...longer.map((each) => reading(want, 'prefix', prefixWeight(want, term, each))([each]))]
}

const plural = /^\p{Lu}{2,}s$/u
const ordinal = /^\d+(?:st|nd|rd|th)$/

/** Forms of the word; of an abbreviation in the plural (GPs) and of an ordinal (15th) also what they are made from. */
function inflections(vocabulary: Vocabulary, { text }: Want, term: string): string[] {
  const bare = plural.test(text) ? term.slice(0, -1) : ordinal.test(term) ? term.slice(0, -2) : ''
  return [...new Set([...[bare].filter(vocabulary.has), ...vocabulary.inflections(term)])]
}

/** The more of the term is typed the better, up to .82; three quarters of that for a word already typed. */
function prefixWeight(want: Want, term: string, longer: string): number {
  const weight = 0.6 + (0.22 * term.length) / longer.length
  return want.isOpen ? weight : weight * 0.75
}

function alternativeReadings(want: Want, alternatives: Alternative[]): Reading[] {
  const once = new Map(alternatives.map((each) => [each.terms.join(' '), each]))
  return Array.from(once.values(), ({ terms, kind, origin }) => ({
    ...reading(want, kind, weights[kind])(terms),
    origin,
  }))
}

/**
 * A Hangul name that is half typed (수려 on the way to 수령), or else a Hangul word that goes on beyond a known one (북한군,
 * 경희대학교): its longest beginning that is a term, the beginning of one, or a name.
 */
function goneBeyond(sourceIndex: SourceIndex, want: Want, term: string): Reading[] {
  const { vocabulary } = sourceIndex
  const asName = (name: Alternative) => reading(want, name.kind, weights.beyond)(name.terms)
  const begun = want.isOpen ? namesBegun(sourceIndex, term).map(asName) : []
  if (begun.length > 0) return begun
  for (let length = Math.min(term.length - 1, longestKorean); length >= 2; length--) {
    const beginning = term.slice(0, length)
    const isLong = (each: string) => length >= telling || each.length <= length + 1
    const longer = /\d$/.test(beginning) ? [] : vocabulary.startingWith(beginning).filter(isLong) // 10월 is not 100
    const terms = [...[beginning].filter(vocabulary.has), ...longer]
    const found = [
      ...terms.map((each) => reading(want, 'approximate', weights.beyond)([each])),
      ...namesOf(sourceIndex, [beginning]).map(asName),
    ]
    if (found.length > 0) return found
  }
  return []
}

/**
 * A wider reading for a word that is at best a beginning or like another, for when no entry has every word: whatever it
 * may be at one edit or two, and other forms of what it was read as. All of that counts only beside other words.
 */
export function widened({ sourceIndex }: Search, { want, readings: plain }: Wanted): Reading[] {
  const { vocabulary } = sourceIndex
  const [term = ''] = want.terms
  const isSure = ({ kind }: Reading) => kind !== 'prefix' && kind !== 'approximate'
  const isOther = ({ kind }: Reading) => kind !== 'prefix' && kind !== 'inflection'
  if (want.kind !== 'word' || !want.isRequired) return plain
  if (plain.some(isSure))
    return plain.some(isOther) ? plain : addedTo(want, plain, vocabulary.relatives(term).map(asGood))
  const forms = plain
    .filter(({ kind }) => kind === 'approximate')
    .flatMap(({ terms: [meant = ''] }) => vocabulary.inflections(meant))
  return addedTo(want, plain, [...anyCorrections(vocabulary, term), ...forms.map(asGood)])
}

/** A term that may be meant, and the score of fuse.js: 0 where nothing was misspelt. */
type Likely = { term: string; score: number }

function asGood(term: string): Likely {
  return { term, score: 0 }
}

function addedTo(want: Want, plain: Reading[], likely: Likely[]): Reading[] {
  const taken = new Set(plain.map((each) => each.terms.join(' ')))
  const others = likely.filter(({ term }) => !taken.has(term) && taken.add(term))
  return [...plain, ...others.map((each) => loosely(want, each))]
}

function misspellings({ vocabulary }: SourceIndex, want: Want, term: string): Reading[] {
  if (isHangul(term)) {
    return koreanCorrections(vocabulary, term).map(({ term: meant, isLoose }) =>
      isLoose ? loosely(want, asGood(meant)) : reading(want, 'approximate', weights.oneEdit)([meant]),
    )
  }
  const related = vocabulary.relatives(term).map((each) => ({ ...asGood(each), edits: 1 }))
  const near = [...related, ...corrections(vocabulary, term)].map(({ term: meant, edits, score }) => {
    const weight = (edits === 1 ? weights.oneEdit : weights.twoEdits) - weights.byScore * score
    return reading(want, 'approximate', weight)([meant])
  })
  if (near.length > 0) return near
  return looseCorrections(vocabulary, term).map((each) => loosely(want, each))
}

function loosely(want: Want, { term, score }: Likely): Reading {
  const weight = weights.loose - weights.byScore * score
  return { ...reading(want, 'approximate', weight)([term]), isLoose: true }
}

function reading(want: Want, kind: Kind, weight: number): (terms: string[]) => Reading {
  return (terms) => ({ word: want.text, terms, kind, weight, isLoose: false, origin: null })
}
