import Fuse from 'fuse.js'
import { editDistance } from '../lexicon/edit-distance'
import type { Vocabulary } from '../lexicon/vocabulary'
import { typed } from '../text/keys'
import { isStopWord } from '../text/stop-words'

/**
 * A term that the word may have been meant for: how many edits away it is, and the score of fuse.js, from 0 (the letters
 * stand in it as they were typed) to 1, which decides among terms at the same distance.
 */
export type Correction = { term: string; edits: number; score: number }

// fuse.js cuts patterns over 32 letters into chunks that match on their own
const correctable = /^\p{L}{4,32}$/u
const mostCorrections = 50
const [fewestKeys, mostKeys] = [5, 60]

/**
 * The terms nearest to a word that the vocabulary does not know: one edit from four letters on, two from eight on, two
 * only where one finds nothing. Where some have the very letters that were typed, only the order is wrong: others count
 * as one edit further away than they are.
 */
export function corrections(vocabulary: Vocabulary, word: string): Correction[] {
  const near = within(vocabulary, word, 1)
  if (near.length === 0) return word.length < 8 ? [] : likeliest(word, within(vocabulary, word, 2))
  const first = likeliest(word, near)
  return near.map((each) => (first.includes(each) ? each : { ...each, edits: each.edits + 1 }))
}

function likeliest(word: string, found: Correction[]): Correction[] {
  const letters = sorted(word)
  const own = found.filter(({ term }) => sorted(term) === letters)
  return own.length > 0 ? own : found
}

/**
 * Terms that are likely only beside other words that are found: two edits away from a word of six or seven letters, or
 * a common word one edit away from four letters.
 */
export function looseCorrections(vocabulary: Vocabulary, word: string): Correction[] {
  if (word.length === 4) return nearest(vocabulary, word, { edits: 1, isCommonMeant: true })
  return word.length === 6 || word.length === 7 ? within(vocabulary, word, 2) : []
}

/** Terms that a word may have been meant for at all, given other words that stand beside them. */
export function anyCorrections(vocabulary: Vocabulary, word: string): Correction[] {
  const near = nearest(vocabulary, word, { edits: 1, isCommonMeant: true })
  const far = word.length >= 6 ? within(vocabulary, word, 2) : []
  return [...near, ...far]
}

/**
 * The terms at most so many edits away, best score first. The letters propose, fuse.js scores, and the edit distance
 * confirms that the whole word is meant, since fuse.js matches anywhere within a term and takes a swap for two errors. Two errors leave
 * the first letter alone: words that differ there too are others (mounting, founding). A word of
 * four letters is meant only by its own letters, or every other short word would be near one (wish, with); a common
 * word by five letters of which one may be wrong (wouhd).
 */
export function within(vocabulary: Vocabulary, word: string, edits: number): Correction[] {
  return nearest(vocabulary, word, { edits, isCommonMeant: word.length > 4 && edits === 1 })
}

type Nearness = { edits: number; isCommonMeant: boolean }

function nearest(vocabulary: Vocabulary, word: string, { edits, isCommonMeant }: Nearness): Correction[] {
  if (!correctable.test(word)) return []
  const letters = sorted(word)
  const isMeant = (term: string) =>
    (term.length > 4 && (isCommonMeant || !isStopWord(term))) || sorted(term) === letters
  const candidates = vocabulary.near(word, edits).filter((term) => correctable.test(term) && isMeant(term))
  if (candidates.length === 0) return []
  const fuse = new Fuse(candidates, {
    ignoreLocation: true,
    includeScore: true,
    threshold: Math.min(1, (2 * edits) / word.length),
  })
  return fuse
    .search(word)
    .map(({ item, score = 1 }) => ({ term: item, edits: editDistance(word, item, edits), score }))
    .filter(({ term, edits: found }) => found <= edits && (found < 2 || term[0] === word[0]))
    .slice(0, mostCorrections)
}

/**
 * The Hangul terms that are one key away from a word, the first two keys right; a particle may follow. Among fewer than
 * seven keys, about three syllables, one away is most often another word (규정, 교정): then the find is loose.
 */
export function koreanCorrections(
  vocabulary: Vocabulary,
  word: string,
): { term: string; isLoose: boolean }[] {
  const keys = typed(word)
  if (keys.length < fewestKeys || keys.length > mostKeys) return []
  const isNear = (term: string) => {
    const others = typed(term)
    const cuts =
      term.length === word.length + 1 ? [-1, 0, 1].map((more) => others.slice(0, keys.length + more)) : []
    return [others, ...cuts].some((each) => editDistance(keys, each, 1) <= 1)
  }
  return vocabulary
    .startingWith(keys.slice(0, 2))
    .filter(isNear)
    .map((term) => ({ term, isLoose: keys.length < 7 }))
}

function sorted(word: string): string {
  return [...word].sort().join('')
}
