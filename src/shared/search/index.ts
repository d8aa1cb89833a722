import { type Alias, createAliases } from './aliases'
import { find } from './find'
import type { Hit } from './hit'
import { cut, parse } from './query'
import { createShelf, type Fields, type Shelf } from './shelf'
import { suggestionFor } from './suggest'

export type { Alias, AliasOrigin } from './aliases'
export type { Kind } from './expand'
export type { Hit, RankClass, Why } from './hit'
export { queryLimit, wordLimit } from './query'
export type { Fields } from './shelf'

/**
 * Something to be found: a passage, a note, a bookmark; the caller knows which, and may say so in `kind`. Entries of
 * one `source` (the briefs, the notes) are judged among themselves: what a note says never changes what is found in
 * a brief. `kind`, `section` and `tags` are what a query's filters ask for.
 */
export type Entry = Fields & { id: string; text: string; source?: string }

/**
 * The hits, best first, and the query as it was searched: cut at 200 units and 16 words. `leftOut` are the words
 * that no hit has. `suggestion` is a query that would find something, when this one does not.
 */
export type Outcome = {
  query: string
  isCut: boolean
  hits: Hit[]
  leftOut: string[]
  suggestion: string | null
}

/** `isExactOnly` leaves out all that is not the very word; `limit` is the most hits a source gives, 200 if not said. */
export type SearchOptions = { isExactOnly?: boolean; limit?: number }

/** A searchable collection. `put` replaces the entry of the same id; `setAliases` replaces all aliases. */
export type Search = {
  put(entry: Entry): void
  remove(id: string): void
  setAliases(aliases: Iterable<Alias>): void
  search(query: string, options?: SearchOptions): Outcome
}

const usualLimit = 200

/** A collection of these entries. Any string may be searched and put; nothing throws. */
export function createSearch(entries: Iterable<Entry> = []): Search {
  const shelves = new Map<string, Shelf>()
  const kept = new Map<string, { source: string; order: number }>()
  let aliases = createAliases([])
  let nextOrder = 0

  function remove(id: string): void {
    shelves.get(kept.get(id)?.source ?? '')?.remove(id)
    kept.delete(id)
  }

  function put({ id, text, source = '', ...fields }: Entry): void {
    const order = kept.get(id)?.order ?? nextOrder++
    remove(id)
    const shelf = shelves.get(source) ?? createShelf()
    shelves.set(source, shelf)
    shelf.put({ id, text, fields })
    kept.set(id, { source, order })
  }

  const orderOf = ({ id }: Hit) => kept.get(id)?.order ?? 0 // of two hits as good, the entry put first

  function search(query: string, { isExactOnly = false, limit = usualLimit }: SearchOptions = {}): Outcome {
    const searched = cut(query)
    const { isCut, ...asked } = parse(searched)
    const all = [...shelves.values()]
    const answers = all.map((shelf) => find({ shelf, aliases, asked, isExactOnly, limit }))
    const hits = answers.flat().sort((a, b) => b.score - a.score || orderOf(a) - orderOf(b))
    return {
      query: searched,
      isCut: isCut || searched !== query,
      hits,
      leftOut: leftOut(hits),
      suggestion: hits.length > 0 ? null : suggestionFor(all, aliases, asked),
    }
  }

  for (const entry of entries) put(entry)
  return {
    put,
    remove,
    setAliases(given) {
      aliases = createAliases(given)
    },
    search,
  }
}

/** The words that every hit is missing. */
function leftOut(hits: Hit[]): string[] {
  const [first] = hits
  return first?.missing.filter((word) => hits.every(({ missing }) => missing.includes(word))) ?? []
}
