import { type Kind, type Reading, weights } from '../expand/expand'
import { read, type SourceIndex } from '../inverted/source-index'
import type { Want } from '../query/query'
import { fold } from '../text/fold'
import { type Indexed, placesOf } from '../text/indexed'
import { isHangul } from '../text/keys'
import { isStopWord } from '../text/stop-words'
import type { Token } from '../text/tokenise'

/** A wanted thing and what may stand for it, best first. `frequency` is how many entries of the source index have any. */
export type Answer = { want: Want; readings: Reading[]; frequency: number }

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

/** What was looked up where, and whether nothing answers otherwise. */
type Matched = { sourceIndex: SourceIndex; answers: readonly Answer[]; isLast: boolean }

/** What an entry has of each wanted thing, read from its own words; null if that is too little. */
export function matchIn({ sourceIndex, answers, isLast }: Matched, entry: number): Match | null {
  const words = read(sourceIndex, entry)
  const found = answers.map(({ want, readings }) => ({
    want,
    finds: foremost(readings.flatMap((reading) => findOf(words, reading) ?? [])),
  }))
  const isFirm = ({ finds }: { finds: Find[] }) => finds.some(({ reading }) => !reading.isLoose)
  const isBeside = found.some((each) => each.want.isRequired && isFirm(each))
  const present = found.filter((each) => isFirm(each) || (isBeside && each.finds.length > 0))
  const missing = answers.flatMap(({ want }) =>
    want.isRequired && !present.some((each) => each.want === want) ? want : [],
  )
  const required = present.filter(({ want }) => want.isRequired)
  const isPlain = missing.every(({ kind }) => kind === 'word')
  const isAnswer = isEnough(
    { found: required.length, missing: missing.length, isPlain, isLast },
    required[0]?.finds[0]?.reading,
  )
  return isAnswer ? { entry, answers: present, missing } : null
}

/**
 * How many of the required wants were found and are missing, whether all that are missing are plain words, and whether
 * nothing answers otherwise (`isLast`).
 */
type Count = { found: number; missing: number; isPlain: boolean; isLast: boolean }

/**
 * Whether an entry that lacks some words still answers: it must have every phrase, and at least half of what is
 * asked for; and if that is a single thing, then as itself, not as something that looks like it or goes on from it.
 * One such find beside an unknown word is as likely as not an accident. At last it may also be the same noun in the
 * other number, or a long word with one slip.
 */
export function isEnough({ found, missing, isPlain, isLast }: Count, first: Reading | undefined): boolean {
  if (missing === 0) return found > 0
  if (missing > found || !isPlain) return false
  if (found > 1) return true
  return first !== undefined && (!isAccidental(first) || (isLast && isLikely(first)))
}

const accidental: ReadonlySet<Kind> = new Set(['approximate', 'inflection', 'prefix'])
const fewDigits = /^\d{1,3}$/

/** Also a small number, and a word taken apart into a common one and another, stand somewhere by accident. */
function isAccidental({ kind, terms }: Reading): boolean {
  const isApart = kind === 'joined' && terms.length > 1 && terms.some(isStopWord)
  return accidental.has(kind) || isApart || terms.every((term) => fewDigits.test(term))
}

const shortestNoun = 5
const shortestSlip = 9

/** The singular or plural of a noun (leaflet, leaflets), or a long word that has one slip. */
function isLikely({ word, terms: [term = ''], kind, weight }: Reading): boolean {
  const asked = fold(word)
  if (kind === 'approximate')
    return weight >= weights.oneEdit - weights.byScore && asked.length >= shortestSlip
  const [one = '', many] = [asked, term].sort((a, b) => a.length - b.length)
  return kind === 'inflection' && one.length >= shortestNoun && many === `${one}s`
}

/** Of the finds of one want, those that are as good as the best: what is there exactly needs no other mark. */
function foremost(finds: Find[]): Find[] {
  const best = Math.max(...finds.map(worthOf))
  return finds.filter((find) => worthOf(find) === best)
}

/** The word in any form, its beginning, another name, or likeness. A Korean word goes on with particles: a form. */
function worthOf({ reading: { kind, terms } }: Find): number {
  if (kind === 'prefix') return terms.some(isHangul) ? 3 : 2
  return levelOf(kind) >= 2 ? 3 : levelOf(kind)
}

/**
 * A hyphen compound: joined if the query writes it as one word; if as two, its parts say it all, and so does the first
 * part of a compound of which only the beginning is asked for.
 */
function findOf({ words, terms }: Indexed, reading: Reading): Find | null {
  const places = placesOf({ words, terms }, reading.terms)
  if (places.length === 0) return null
  const isCompound = reading.terms.length === 1 && places.every(({ width }) => width > 1)
  if (!isCompound) return { reading, places }
  if (reading.kind === 'joined') return null
  const beginning = fold(reading.word)
  const isPart = places.every(({ position }) => words[position]?.term.startsWith(beginning))
  if (reading.kind === 'prefix' && isPart) return null
  return { reading: reading.kind === 'exact' ? { ...reading, kind: 'joined' } : reading, places }
}
