import { type Batch, createBatches } from './inverted/batches'
import { createSourceIndex, orderOf, putEntry, removeEntry, type SourceIndex } from './inverted/source-index'
import { type Alias, createAliases } from './lexicon/aliases'
import { cut, parse } from './query/query'
import { type Found, find } from './rank/find'
import type { Hit } from './rank/hit'
import { type Asking, type Suggestion, somewhere, suggestionFor } from './rank/suggest'
import type { Entry } from './text/entry'
import { finish, type Steps } from './text/steps'

export type { Kind } from './expand/expand'
export { type Batch, hashOf } from './inverted/batches'
export { type Alias, type AliasOrigin, aliasesOf } from './lexicon/aliases'
export { queryLimit, wordLimit } from './query/query'
export { type Hit, type RankClass, rankClasses, type Why } from './rank/hit'
export type { Suggestion } from './rank/suggest'
export type { Entry, Fields } from './text/entry'

/**
 * The hits, best first, and the query as it was searched: cut at 200 units and 16 words. `leftOut` are the words
 * that no hit has, `elsewhere` those of them that stand in other entries. `suggestion` is a query that would find something, when this one does not.
 */
export type Outcome = {
  query: string
  isCut: boolean
  hits: Hit[]
  leftOut: string[]
  elsewhere: string[]
  suggestion: Suggestion | null
}

/** `isExactOnly` leaves out all that is not the very word; `limit` is the most hits a source gives, 200 if not said. */
export type SearchOptions = { isExactOnly?: boolean; limit?: number }

/** A searchable collection. `put` replaces the entry of the same id; `setAliases` replaces all aliases. */
export type Search = {
  put(entry: Entry): void
  remove(id: string): void
  /** Puts a brief's entries, in place of those it had. */
  putBatch(batch: Batch): void
  removeBatch(id: string): void
  /** The index of a source whose entries are all in batches, to be loaded instead of built. */
  save(source: string): Uint8Array
  /** Puts batches of one source from a saved index; returns those it had to build, since it holds them not or not so. */
  load(saved: Uint8Array, source: string, batches: readonly Batch[]): Batch[]
  setAliases(aliases: Iterable<Alias>): void
  search(query: string, options?: SearchOptions): Outcome
  /** The same step by step. Whoever changes the collection meanwhile must leave it there and ask again. */
  searching(query: string, options?: SearchOptions): Steps<Outcome>
}

const usualLimit = 200

/** A collection of these entries. Any string may be searched and put; nothing throws. */
export function createSearch(entries: Iterable<Entry> = []): Search {
  const sourceIndexes = new Map<string, SourceIndex>()
  let aliases = createAliases([])
  let nextOrder = 0

  function sourceIndexOf(source: string): SourceIndex {
    const sourceIndex = sourceIndexes.get(source) ?? createSourceIndex(source)
    sourceIndexes.set(source, sourceIndex)
    return sourceIndex
  }

  function remove(id: string): number | null {
    for (const sourceIndex of sourceIndexes.values()) {
      const order = orderOf(sourceIndex, id)
      removeEntry(sourceIndex, id)
      if (order !== null) return order
    }
    return null
  }

  function put({ id, text, source = '', ...fields }: Entry): void {
    const order = remove(id) ?? nextOrder++
    putEntry(sourceIndexOf(source), { id, text, order, fields })
  }

  function* searching(query: string, options: SearchOptions = {}): Steps<Outcome> {
    const { isExactOnly = false, limit = usualLimit } = options
    const searched = cut(query)
    const { isCut, ...asked } = parse(searched)
    const given = { sourceIndexes: [...sourceIndexes.values()], aliases, asked, isExactOnly, query: searched }
    const hits = yield* hitsOf(given, limit)
    return {
      query: searched,
      isCut: isCut || searched !== query,
      hits,
      ...(yield* missingFrom(hits, given)),
      suggestion: hits.length > 0 ? null : yield* suggestionFor(given),
    }
  }

  for (const entry of entries) put(entry)
  return {
    put,
    remove: (id) => void remove(id),
    ...createBatches({ sourceIndexOf, put, remove, takeOrder: () => nextOrder++ }),
    setAliases(given) {
      aliases = createAliases(given)
    },
    search: (query, options) => finish(searching(query, options)),
    searching,
  }
}

/** The hits of all source indexes, best first; each gives at most so many. */
function* hitsOf({ sourceIndexes, ...given }: Asking, limit: number): Steps<Hit[]> {
  const found: Found[] = []
  for (const sourceIndex of sourceIndexes) found.push(...(yield* find({ ...given, sourceIndex, limit })))
  return found.sort((a, b) => b.hit.score - a.hit.score || a.order - b.order).map(({ hit }) => hit)
}

/** The words that every hit is missing, and those of them that are found by themselves. */
function* missingFrom(hits: Hit[], asking: Asking): Steps<Pick<Outcome, 'leftOut' | 'elsewhere'>> {
  const [first] = hits
  const leftOut = first?.missing.filter((word) => hits.every(({ missing }) => missing.includes(word))) ?? []
  const wants = asking.asked.wants.filter(({ text }) => leftOut.includes(text))
  return { leftOut, elsewhere: yield* somewhere(asking, wants) }
}
