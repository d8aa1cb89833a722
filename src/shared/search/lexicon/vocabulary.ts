import { look } from '../text/keys'
import { isStopWord } from '../text/stop-words'
import { createEditCandidates, type EditCandidates } from './edit-candidates'
import { createGroups } from './groups'
import { isForm, root, stem } from './inflection'
import { createPrefixTyping, type PrefixTyping } from './prefix-typing'

/** Every term of an index once, with how many entries hold it, and the ways to find those that are like a word. */
export type Vocabulary = {
  /** Notes one more entry that holds the term, or as many as are given. */
  add(term: string, entries?: number): void
  /** Notes one fewer, and returns how many are left. */
  delete(term: string): number
  has(term: string): boolean
  /** How many entries hold the term. */
  count(term: string): number
  terms(): IterableIterator<string>
  /** Other forms of the same word, but for common words: talks, talked, talking. */
  inflections(term: string): string[]
  /** Words made from the same one: infiltrated, infiltration. */
  relatives(term: string): string[]
  /** Terms that look the same on a bad scan: chalIenge, retums. */
  lookalikes(term: string): string[]
  /** The most frequent of the terms that begin with these keystrokes, at most a hundred. */
  startingWith(term: string): string[]
  /** Terms that may be as few edits away, by their letters; some are not. */
  near(word: string, edits: number): string[]
}

const mostContinuations = 100

/** An empty vocabulary. */
export function createVocabulary(): Vocabulary {
  const counts = new Map<string, number>()
  const has = (term: string) => counts.has(term)
  const [stems, looks, roots] = [createGroups(stem, has), createGroups(look, has), createGroups(root, has)]
  // both are made when first needed, and made again when a term has gone
  let prefixTyping: PrefixTyping | null = null
  let editCandidates: EditCandidates | null = null
  const count = (term: string) => counts.get(term) ?? 0

  return {
    add(term, entries = 1) {
      const before = count(term)
      counts.set(term, before + entries)
      if (before > 0) return
      for (const groups of [stems, looks, roots]) groups.add(term)
      prefixTyping?.add(term)
      editCandidates?.add(term)
    },
    delete(term) {
      const left = count(term) - 1
      if (left > 0) {
        counts.set(term, left)
        return left
      }
      if (!counts.delete(term)) return 0
      for (const groups of [stems, looks, roots]) groups.delete(term)
      prefixTyping = null
      editCandidates = null
      return 0
    },
    has,
    count,
    terms: () => counts.keys(),
    inflections: (term) => stems.of(term).filter((each) => !isStopWord(each) && isForm(term, each, has)),
    relatives: roots.of,
    lookalikes: looks.of,
    startingWith(term) {
      prefixTyping ??= createPrefixTyping(counts.keys())
      const found = others(prefixTyping.startingWith(term), term)
      if (found.length <= mostContinuations) return found
      return found.sort((a, b) => count(b) - count(a)).slice(0, mostContinuations)
    },
    near(word, edits) {
      editCandidates ??= createEditCandidates(counts.keys())
      return editCandidates.near(word, edits)
    },
  }
}

function others(terms: readonly string[], term: string): string[] {
  return terms.filter((each) => each !== term)
}
