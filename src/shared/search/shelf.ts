import { type Token, tokenise } from './tokenise'
import { createVocabulary, type Vocabulary } from './vocabulary'

/**
 * An entry as it is searched: its words by position, and where each term stands (a joined compound is a term
 * too).
 */
export type Indexed = { id: string; words: Token[]; terms: Map<string, Token[]> }

/** The entries of one source with their inverted index and their vocabulary. */
export type Shelf = {
  readonly vocabulary: Vocabulary
  /** How many entries there are, and how many words one has on average. */
  size(): number
  averageLength(): number
  put(id: string, text: string): void
  remove(id: string): void
  /**
   * The entries in which the terms stand one after the other, with the places; one term is the simplest such
   * row.
   */
  find(terms: readonly string[]): Map<Indexed, Token[]>
}

/** An empty shelf. */
export function createShelf(): Shelf {
  const vocabulary = createVocabulary()
  const entries = new Map<string, Indexed>()
  const postings = new Map<string, Set<Indexed>>()
  let wordCount = 0

  function remove(id: string): void {
    const entry = entries.get(id)
    if (!entry) return
    for (const term of entry.terms.keys()) {
      const holders = postings.get(term)
      holders?.delete(entry)
      if (holders?.size !== 0) continue
      postings.delete(term)
      vocabulary.delete(term)
    }
    wordCount -= entry.words.length
    entries.delete(id)
  }

  function put(id: string, text: string): void {
    remove(id)
    const entry = indexed(id, text)
    for (const term of entry.terms.keys()) {
      const holders = postings.get(term)
      if (holders) holders.add(entry)
      else postings.set(term, new Set([entry]))
      vocabulary.add(term)
    }
    wordCount += entry.words.length
    entries.set(id, entry)
  }

  function find(terms: readonly string[]): Map<Indexed, Token[]> {
    const found = new Map<Indexed, Token[]>()
    const holders = terms.map((term) => postings.get(term) ?? new Set<Indexed>())
    const rarest = holders.sort((a, b) => a.size - b.size)[0] ?? []
    for (const entry of rarest) {
      const places = rowsIn(entry, terms)
      if (places.length > 0) found.set(entry, places)
    }
    return found
  }

  return {
    vocabulary,
    size: () => entries.size,
    averageLength: () => Math.max(1, wordCount / Math.max(1, entries.size)),
    put,
    remove,
    find,
  }
}

function indexed(id: string, text: string): Indexed {
  const tokens = tokenise(text)
  const terms = new Map<string, Token[]>()
  for (const token of tokens) {
    const places = terms.get(token.term)
    if (places) places.push(token)
    else terms.set(token.term, [token])
  }
  return { id, words: tokens.filter(({ width }) => width === 1), terms }
}

function rowsIn(entry: Indexed, terms: readonly string[]): Token[] {
  const firsts = entry.terms.get(terms[0] ?? '') ?? []
  if (terms.length === 1) return firsts
  return firsts.flatMap((first) => {
    const last = entry.words[first.position + terms.length - 1]
    const isRow = terms.every((term, step) => entry.words[first.position + step]?.term === term)
    return last && isRow ? { ...first, end: last.end, width: terms.length } : []
  })
}
