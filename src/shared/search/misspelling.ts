import Fuse from 'fuse.js'
import { editDistance } from './edit-distance'
import { isStopWord } from './stop-words'
import type { Vocabulary } from './vocabulary'

/** A term that the word may have been meant for, and how many edits away it is. */
export type Correction = { term: string; edits: 1 | 2 }

// fuse.js cuts patterns over 32 letters into chunks that match on their own
const correctable = /^\p{L}{4,32}$/u

/**
 * The terms nearest to a word that the vocabulary does not know: one edit from four letters on, two from
 * eight on, two only where one finds nothing. A letter count proposes, fuse.js matches, and the edit distance
 * confirms that the whole word is meant, since fuse.js matches anywhere within a term and takes a swap for
 * two errors. A common word is meant only by its own letters (woudl), or every other short word would be near
 * one (wish, with).
 */
export function corrections(vocabulary: Vocabulary, word: string): Correction[] {
  if (!correctable.test(word)) return []
  const near = within(vocabulary, word, 1)
  return near.length > 0 || word.length < 8 ? near : within(vocabulary, word, 2)
}

function within(vocabulary: Vocabulary, word: string, edits: 1 | 2): Correction[] {
  const candidates = proposals(vocabulary, word, edits)
  if (candidates.length === 0) return []
  const fuse = new Fuse(candidates, {
    ignoreLocation: true,
    threshold: Math.min(1, (2 * edits) / word.length),
  })
  return fuse
    .search(word)
    .filter(({ item }) => editDistance(word, item, edits) <= edits)
    .map(({ item }) => ({ term: item, edits }))
}

/** Terms of about the same length that could be `edits` away by their letters alone. */
function proposals(vocabulary: Vocabulary, word: string, edits: 1 | 2): string[] {
  const letters = letterMask(word)
  const found: string[] = []
  for (let length = word.length - edits; length <= word.length + edits; length++) {
    for (const term of vocabulary.ofLength(length)) {
      if (bitCount(letters & ~letterMask(term)) > edits || bitCount(letterMask(term) & ~letters) > edits)
        continue
      if (correctable.test(term) && (!isStopWord(term) || sorted(term) === sorted(word))) found.push(term)
    }
  }
  return found
}

/** A bit for each letter that occurs; letters share bits, which only proposes too much. */
function letterMask(term: string): number {
  let mask = 0
  for (let at = 0; at < term.length; at++) mask |= 1 << (term.charCodeAt(at) & 31)
  return mask
}

function bitCount(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}

function sorted(word: string): string {
  return [...word].sort().join('')
}
