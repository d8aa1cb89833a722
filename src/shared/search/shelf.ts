import { type Indexed, indexed, placesOf } from './entry'
import { initialsIn, namesIn } from './names/rows'
import { append, emptyPostings, type Postings, visitAll } from './postings'
import { createRecent } from './recent'
import { createRows, type Rows } from './rows'
import { createVocabulary, type Vocabulary } from './vocabulary'

/** What an entry is besides its text; the filters of a query ask for it. */
export type Fields = { kind?: string; section?: string; tags?: readonly string[] }

/** An entry on a shelf. `words` is how many it has. */
export type Kept = { id: string; text: string; words: number; fields: Fields }

/** The entries of one source, numbered in the order they came, with their inverted index and their vocabulary. */
export type Shelf = {
  readonly vocabulary: Vocabulary
  /** Korean names by the key of all their spellings, and proper names by their initials. */
  readonly names: Rows
  readonly initials: Rows
  /** By number; null where an entry was removed. */
  readonly entries: (Kept | null)[]
  readonly postings: Map<string, Postings>
  /** How many entries there are, and how many words one has on average. */
  size(): number
  averageLength(): number
  put(entry: Omit<Kept, 'words'>): void
  /** Takes an entry whose terms the postings hold already, from a saved index. */
  adopt(entry: Kept): void
  remove(id: string): void
  has(id: string): boolean
  /** Calls `visit` for each entry that holds the term. */
  visit(term: string, visit: (entry: number, times: number) => void): void
  /** The words of an entry; those asked for last are kept. */
  read(entry: number): Indexed
}

const recentEntries = 1000

/** An empty shelf. */
export function createShelf(): Shelf {
  const vocabulary = createVocabulary()
  const names = createRows()
  const initials = createRows()
  const entries: (Kept | null)[] = []
  const numbers = new Map<string, number>()
  const postings = new Map<string, Postings>()
  const recent = createRecent<number, Indexed>(recentEntries)
  let wordCount = 0

  function noteNames(text: string, { words }: Indexed, change: 'add' | 'delete'): void {
    for (const row of namesIn(text, words)) names[change](row)
    for (const row of initialsIn(text, words)) initials[change](row)
  }

  function adopt(entry: Kept): void {
    numbers.set(entry.id, entries.length)
    entries.push(entry)
    wordCount += entry.words
  }

  function put({ id, text, fields }: Omit<Kept, 'words'>): void {
    remove(id)
    const read = indexed(text)
    const number = entries.length
    for (const [term, places] of read.terms) {
      const held = postings.get(term) ?? emptyPostings()
      if (held.used === 0) postings.set(term, held)
      append(held, number, places.length)
      vocabulary.add(term)
    }
    noteNames(text, read, 'add')
    adopt({ id, text, words: read.words.length, fields })
    recent.set(number, read)
  }

  function remove(id: string): void {
    const number = numbers.get(id)
    const entry = number === undefined ? null : entries[number]
    if (number === undefined || !entry) return
    const read = indexed(entry.text)
    for (const term of read.terms.keys()) {
      if (vocabulary.delete(term) === 0) postings.delete(term)
    }
    noteNames(entry.text, read, 'delete')
    entries[number] = null
    numbers.delete(id)
    recent.delete(number)
    wordCount -= entry.words
    if (numbers.size === 0) entries.length = 0
  }

  return {
    vocabulary,
    names,
    initials,
    entries,
    postings,
    size: () => numbers.size,
    averageLength: () => Math.max(1, wordCount / Math.max(1, numbers.size)),
    put,
    adopt,
    remove,
    has: (id) => numbers.has(id),
    visit(term, visit) {
      const held = postings.get(term)
      if (!held) return
      visitAll(held, (entry, times) => {
        if (entries[entry]) visit(entry, times)
      })
    },
    read(entry) {
      const known = recent.get(entry)
      if (known) return known
      const read = indexed(entries[entry]?.text ?? '')
      recent.set(entry, read)
      return read
    },
  }
}

/** Whether the terms stand in a row in some entry, of the first few that hold them all. */
export function hasRow(shelf: Shelf, row: readonly string[]): boolean {
  const most = 200
  return holders(shelf, row)
    .slice(0, most)
    .some((entry) => placesOf(shelf.read(entry), row).length > 0)
}

/** The entries that hold every one of the terms, in order. */
export function holders(shelf: Shelf, terms: readonly string[]): number[] {
  const rarest = [...terms].sort((a, b) => (shelf.postings.get(a)?.count ?? 0) - (shelf.postings.get(b)?.count ?? 0))
  let found: number[] | null = null
  for (const term of new Set(rarest)) {
    const before: Set<number> | null = found && new Set(found)
    const holding: number[] = []
    shelf.visit(term, (entry) => {
      if (!before || before.has(entry)) holding.push(entry)
    })
    found = holding
  }
  return found ?? []
}
