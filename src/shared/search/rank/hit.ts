import type { Range } from '../../brief/range'
import type { Kind } from '../expand/expand'
import type { AliasOrigin } from '../lexicon/aliases'

/**
 * Why an entry was found: the word as it was typed, the term as it is compared, the words as they stand in the text,
 * how they relate, and for an alias who says so.
 */
export type Why = {
  word: string
  term: string
  found: string
  kind: Kind
  origin: AliasOrigin | 'initials' | null
}

/** How a hit was met at its weakest: by the words themselves or forms of them, by another name, or by likeness. */
export type RankClass = (typeof rankClasses)[number]
export const rankClasses = ['exact', 'alias', 'approximate'] as const

/**
 * An entry that answers: `ranges` are half-open UTF-16 units of its text, ordered, disjoint, whole words; `missing`
 * are the words that it lacks, as they were typed.
 */
export type Hit = {
  id: string
  ranges: Range[]
  score: number
  rank: RankClass
  why: Why[]
  missing: string[]
}
