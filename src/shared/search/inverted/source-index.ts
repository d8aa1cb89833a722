import { initialsIn, namesIn } from '../lexicon/names'
import { createVocabulary, type Vocabulary } from '../lexicon/vocabulary'
import type { Fields } from '../text/entry'
import { type Indexed, indexed } from '../text/indexed'
import { createRecent, type Recent } from '../text/recent'
import { append, emptyPostings, type Postings, visitAll } from './postings'
import { createRowMap, type RowMap } from './row-map'

/** An entry in a source index. `words` is how many it has; of two that answer as well, the lower `order` comes first. */
export type Kept = { id: string; text: string; words: number; order: number; fields: Fields }

/** The entries of one source, numbered in the order they came, with their inverted index and their vocabulary. */
export type SourceIndex = {
  source: string
  vocabulary: Vocabulary
  /** Korean names by the key of all their spellings, and proper names by their initials. */
  names: RowMap
  initials: RowMap
  /** By number; null where an entry was removed. */
  entries: (Kept | null)[]
  numbers: Map<string, number>
  postings: Map<string, Postings>
  recent: Recent<number, Indexed>
  wordCount: number
}

const recentEntries = 1000
const slack = 1000 // removed entries that are not worth renumbering for

/** An empty source index. */
export function createSourceIndex(source: string): SourceIndex {
  return {
    source,
    vocabulary: createVocabulary(),
    names: createRowMap(),
    initials: createRowMap(),
    entries: [],
    numbers: new Map(),
    postings: new Map(),
    recent: createRecent(recentEntries),
    wordCount: 0,
  }
}

/** How many entries there are. */
export function sizeOf({ numbers }: SourceIndex): number {
  return numbers.size
}

/** How many words an entry has on average, at least 1. */
export function averageLength({ numbers, wordCount }: SourceIndex): number {
  return Math.max(1, wordCount / Math.max(1, numbers.size))
}

/** The order of an entry, or null if it is not here. */
export function orderOf({ entries, numbers }: SourceIndex, id: string): number | null {
  return entries[numbers.get(id) ?? -1]?.order ?? null
}

/** Adds an entry, in place of the one of the same id. */
export function putEntry(sourceIndex: SourceIndex, { id, text, order, fields }: Omit<Kept, 'words'>): void {
  removeEntry(sourceIndex, id)
  const read = indexed(text)
  hold(sourceIndex, sourceIndex.entries.length, read)
  for (const term of read.terms.keys()) sourceIndex.vocabulary.add(term)
  noteNames(sourceIndex, read, { text, change: 'add' })
  adopt(sourceIndex, { id, text, words: read.words.length, order, fields })
}

/** Adds an entry whose terms the postings hold already, from a saved index. */
export function adopt(sourceIndex: SourceIndex, entry: Kept): void {
  sourceIndex.numbers.set(entry.id, sourceIndex.entries.length)
  sourceIndex.entries.push(entry)
  sourceIndex.wordCount += entry.words
}

/** Takes out an entry, and every trace of its words. */
export function removeEntry(sourceIndex: SourceIndex, id: string): void {
  const number = sourceIndex.numbers.get(id) ?? -1
  const entry = sourceIndex.entries[number]
  if (!entry) return
  const read = indexed(entry.text)
  for (const term of read.terms.keys()) {
    if (sourceIndex.vocabulary.delete(term) === 0) sourceIndex.postings.delete(term)
  }
  noteNames(sourceIndex, read, { text: entry.text, change: 'delete' })
  drop(sourceIndex, number)
  if (sourceIndex.entries.length > 2 * sourceIndex.numbers.size + slack) tidy(sourceIndex)
}

/** Takes out entries whose texts are gone, by number: what they held is counted from the postings. */
export function forget(sourceIndex: SourceIndex, gone: ReadonlySet<number>): void {
  for (const [term, held] of sourceIndex.postings) {
    let left = 1
    visitAll(held, (entry) => {
      if (gone.has(entry)) left = sourceIndex.vocabulary.delete(term)
    })
    if (left === 0) sourceIndex.postings.delete(term)
  }
  for (const number of gone) drop(sourceIndex, number)
}

function drop(sourceIndex: SourceIndex, number: number): void {
  const entry = sourceIndex.entries[number]
  if (!entry) return
  sourceIndex.entries[number] = null
  sourceIndex.numbers.delete(entry.id)
  sourceIndex.recent.delete(number)
  sourceIndex.wordCount -= entry.words
  if (sourceIndex.numbers.size === 0) clear(sourceIndex)
}

function clear(sourceIndex: SourceIndex): void {
  sourceIndex.postings.clear()
  sourceIndex.recent.clear()
  sourceIndex.entries.length = 0
}

/** Numbers the entries anew if some numbers are empty, so that what is edited again and again does not grow for ever. */
export function tidy(sourceIndex: SourceIndex): void {
  const kept = sourceIndex.entries.flatMap((entry) => entry ?? [])
  if (kept.length === sourceIndex.entries.length) return
  clear(sourceIndex)
  for (const entry of kept) {
    hold(sourceIndex, sourceIndex.entries.length, indexed(entry.text))
    sourceIndex.numbers.set(entry.id, sourceIndex.entries.length)
    sourceIndex.entries.push(entry)
  }
}

function hold({ postings }: SourceIndex, number: number, { terms }: Indexed): void {
  for (const [term, places] of terms) {
    const held = postings.get(term) ?? emptyPostings()
    if (held.count === 0) postings.set(term, held)
    append(held, number, places.length)
  }
}

type NameChange = { text: string; change: 'add' | 'delete' }

function noteNames({ names, initials }: SourceIndex, { words }: Indexed, { text, change }: NameChange): void {
  for (const row of namesIn(text, words)) names[change](row)
  for (const row of initialsIn(text, words)) initials[change](row)
}

/** Calls `seen` for each entry that holds the term, in order. */
export function visit(
  { entries, numbers, postings }: SourceIndex,
  term: string,
  seen: (entry: number, times: number) => void,
): void {
  const held = postings.get(term)
  if (!held) return
  if (entries.length === numbers.size) visitAll(held, seen)
  else
    visitAll(held, (entry, times) => {
      if (entries[entry]) seen(entry, times)
    })
}

/** The words of an entry; those asked for last are kept. */
export function read({ entries, recent }: SourceIndex, entry: number): Indexed {
  const known = recent.get(entry)
  if (known) return known
  const fresh = indexed(entries[entry]?.text ?? '')
  recent.set(entry, fresh)
  return fresh
}
