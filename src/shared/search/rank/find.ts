import type { Range } from '../../brief/range'
import { type Alternative, alternatives } from '../expand/alternatives'
import { readings, type Wanted, widened } from '../expand/expand'
import { intersect } from '../inverted/intersect'
import { read, type SourceIndex, visit } from '../inverted/source-index'
import type { Aliases } from '../lexicon/aliases'
import type { Asked, Want } from '../query/query'
import { placesOf } from '../text/indexed'
import type { Steps } from '../text/steps'
import { type Column, candidates, look } from './candidates'
import type { Hit, RankClass, Why } from './hit'
import { type Match, matchIn } from './match'
import { createScorer, worstLevel } from './rank'

/** One search of one source index; `limit` is the most hits wanted. */
export type Finding = {
  sourceIndex: SourceIndex
  aliases: Aliases
  asked: Omit<Asked, 'isCut'>
  isExactOnly: boolean
  limit: number
}

/** A hit, and the order of its entry, for hits that are as good as each other. */
export type Found = { hit: Hit; order: number }

/** The entries of the source index that answer, in no order. A query of filters alone is answered by all that pass them. */
export function* find({ sourceIndex, aliases, asked, isExactOnly, limit }: Finding): Steps<Found[]> {
  const isAllowed = allowed(sourceIndex, asked)
  if (asked.wants.length === 0 && asked.filters.length === 0) return []
  if (asked.wants.length === 0) return everything(sourceIndex, isAllowed).slice(0, limit)
  const search = { sourceIndex, alternatives: otherNames(sourceIndex, aliases, asked.wants), isExactOnly }
  const wanted: Wanted[] = []
  for (const want of asked.wants) {
    yield
    wanted.push({ want, readings: readings(search, want) })
  }
  const matching = { sourceIndex, isAllowed, limit, isLast: false }
  const plain = yield* wholly(matching, wanted)
  if (plain.found.length > 0) return plain.found
  const isWidened = !isExactOnly && asked.wants.filter(({ isRequired }) => isRequired).length > 1
  if (isWidened) {
    const wider = wanted.map((each) => ({ ...each, readings: widened(search, each) }))
    const { found } = yield* wholly(matching, wider)
    if (found.length > 0) return found
  }
  const some = yield* partly(matching, plain.columns)
  return some.length > 0 ? some : yield* partly({ ...matching, isLast: true }, plain.columns)
}

type Matching = {
  sourceIndex: SourceIndex
  isAllowed: (entry: number) => boolean
  limit: number
  isLast: boolean
}

/** The entries with everything, and the columns they were looked up in. */
function* wholly(matching: Matching, wanted: Wanted[]): Steps<{ found: Found[]; columns: Column[] }> {
  yield
  const columns = look(matching.sourceIndex, wanted)
  yield
  const entries = candidates({ ...matching, columns, isWhole: true })
  return { found: yield* matches(matching, columns, entries), columns }
}

/** The entries with enough. */
function* partly(matching: Matching, columns: Column[]): Steps<Found[]> {
  yield
  return yield* matches(matching, columns, candidates({ ...matching, columns, isWhole: false }))
}

/** What may stand for each want; those on either side of an OR stand alone. */
function otherNames(sourceIndex: SourceIndex, aliases: Aliases, wants: Want[]): Map<Want, Alternative[]> {
  const options = wants.flatMap((want) => want.options)
  const alone = options.flatMap((option) => [...alternatives(sourceIndex, aliases, [option])])
  return new Map([...alternatives(sourceIndex, aliases, wants), ...alone])
}

function* matches(
  { sourceIndex, limit, isLast }: Matching,
  columns: Column[],
  entries: number[],
): Steps<Found[]> {
  const score = createScorer(sourceIndex, columns)
  const found: Found[] = []
  for (const entry of entries) {
    if (found.length >= limit) break
    yield
    const match = matchIn({ sourceIndex, answers: columns, isLast }, entry)
    if (match) found.push(foundOf(sourceIndex, match, score(match)))
  }
  return found
}

/** Which entries the filters and exclusions let through. */
function allowed(
  sourceIndex: SourceIndex,
  { filters, excluded }: Finding['asked'],
): (entry: number) => boolean {
  const shut = new Set(excluded.flatMap((want) => [...withWord(sourceIndex, want)]))
  return (entry) => {
    const kept = sourceIndex.entries[entry]
    return kept != null && !shut.has(entry) && filters.every((filter) => filter(kept.fields))
  }
}

/** The entries with an excluded phrase, or with an excluded word in any inflection. */
function withWord(sourceIndex: SourceIndex, want: Want): number[] {
  if (want.kind === 'phrase')
    return intersect(sourceIndex, want.terms).filter(
      (entry) => placesOf(read(sourceIndex, entry), want.terms).length > 0,
    )
  const [term = ''] = want.terms
  const found: number[] = []
  for (const form of [term, ...sourceIndex.vocabulary.inflections(term)])
    visit(sourceIndex, form, (entry) => found.push(entry))
  return found
}

function everything(sourceIndex: SourceIndex, isAllowed: (entry: number) => boolean): Found[] {
  return sourceIndex.entries.flatMap((kept, entry): Found[] => {
    if (!kept || !isAllowed(entry)) return []
    const { id, order } = kept
    return [{ hit: { id, ranges: [], score: 7, rank: 'exact', why: [], missing: [] }, order }]
  })
}

function foundOf(sourceIndex: SourceIndex, match: Match, score: number): Found {
  const { id = '', text = '', order = 0 } = sourceIndex.entries[match.entry] ?? {}
  const finds = match.answers.flatMap((each) => each.finds)
  const why = finds.map(({ reading, places: [place] }): Why => {
    const { word, terms, kind, origin } = reading
    return { word, term: terms.join(' '), found: text.slice(place?.start, place?.end), kind, origin }
  })
  const ranges = merged(finds.flatMap(({ places }) => places))
  const missing = match.missing.map((want) => want.text)
  return { hit: { id, ranges, score, rank: rankOf(match), why, missing }, order }
}

function rankOf(match: Match): RankClass {
  const level = worstLevel(match)
  if (level >= 2) return 'exact'
  return level === 1 ? 'alias' : 'approximate'
}

/** Ranges in order, those that overlap made one. */
function merged(ranges: Range[]): Range[] {
  const apart: Range[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else apart.push({ start, end })
  }
  return apart
}
