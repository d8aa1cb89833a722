import type { Range } from '../range'
import type { Kind } from './expand'
import { answer, type Match, matches } from './match'
import { cut, parse } from './query'
import { createScorer } from './rank'
import { createShelf, type Shelf } from './shelf'

export { queryLimit } from './query'

/**
 * Something to be found: a passage, a note, a bookmark; the caller knows which. Entries of one `source` (a
 * brief, the notes) are judged among themselves: what a note says never changes what is found in a brief.
 */
export type Entry = { id: string; text: string; source?: string }

/** Why an entry was found: the word as it was typed, the term as it is compared, and how they relate. */
export type Why = { word: string; term: string; kind: Kind }

/** An entry that answers: `ranges` are half-open UTF-16 units of its text, ordered, disjoint, whole words. */
export type Hit = { id: string; ranges: Range[]; score: number; why: Why[] }

/** The hits, best first, and the query as it was searched: cut at 200 units. */
export type Outcome = { query: string; isCut: boolean; hits: Hit[] }

/** A searchable collection. `put` replaces the entry of the same id; only quotation marks mean anything. */
export type Search = { put(entry: Entry): void; remove(id: string): void; search(query: string): Outcome }

/** A collection of these entries. Any string may be searched and put; nothing throws. */
export function createSearch(entries: Iterable<Entry> = []): Search {
  const shelves = new Map<string, Shelf>()
  const kept = new Map<string, { source: string; order: number }>()
  let nextOrder = 0

  function remove(id: string): void {
    shelves.get(kept.get(id)?.source ?? '')?.remove(id)
    kept.delete(id)
  }

  function put({ id, text, source = '' }: Entry): void {
    const order = kept.get(id)?.order ?? nextOrder++
    remove(id)
    const shelf = shelves.get(source) ?? createShelf()
    shelves.set(source, shelf)
    shelf.put(id, text)
    kept.set(id, { source, order })
  }

  const orderOf = ({ id }: Hit) => kept.get(id)?.order ?? 0 // of two hits as good, the entry put first

  for (const entry of entries) put(entry)
  return {
    put,
    remove,
    search(query) {
      const searched = cut(query)
      const wants = parse(searched)
      const hits = [...shelves.values()].flatMap((shelf) => {
        const answers = answer(shelf, wants)
        const score = createScorer(shelf, answers)
        return matches(answers).map((match) => hitOf(match, score(match)))
      })
      return {
        query: searched,
        isCut: searched !== query,
        hits: hits.sort((a, b) => b.score - a.score || orderOf(a) - orderOf(b)),
      }
    },
  }
}

function hitOf(match: Match, score: number): Hit {
  const finds = match.answers.flatMap((each) => each.finds)
  const why = match.answers.flatMap(({ want, finds: found }) =>
    found.map(({ reading }) => ({ word: want.text, term: reading.terms.join(' '), kind: reading.kind })),
  )
  return { id: match.entry.id, ranges: merged(finds.flatMap(({ places }) => places)), score, why }
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
