import type { Store } from '../../../src/main/store/store'
import { Settings } from '../../../src/shared/records/settings'
import type { Operation } from '../../../src/shared/workspace/workspace'

const at = '2026-11-23T09:43:05.000Z'
const stamp = { createdAt: at, updatedAt: at }
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** A word of its own for each kind of thing that can be written in a session; none of them stands in any program. */
export function wordsOf(session: string) {
  const word = (what: string) => `zq${what}${session}한국`
  return {
    note: word('note'),
    tag: word('tag'),
    bookmark: word('bookmark'),
    version: word('version'),
    trash: word('trash'),
    draft: word('draft'),
    quote: word('quote'),
  }
}

/** Writes everything that can be written, in annotations from this number on; the words that are in the store now. */
export async function note(store: Store, session: string, first: number): Promise<string[]> {
  const words = wordsOf(session)
  for (const operation of operationsOf(words, first)) await store.commit(() => operation)
  return Object.values(words)
}

function operationsOf(words: ReturnType<typeof wordsOf>, first: number): Operation[] {
  const anchor = { start: 3, end: 3 + words.quote.length, quote: words.quote, prefix: '', suffix: '' }
  const placed = { briefId: 'a-brief', anchor, ...stamp }
  const put = (number: number, text: string): Operation => ({
    type: 'put',
    annotation: { kind: 'note', ...placed, colour: 'blue', text, tags: [words.tag], id: idOf(number) },
  })
  const draft = {
    noteId: null,
    briefId: 'a-brief',
    anchor,
    colour: 'blue',
    text: words.draft,
    tags: [],
  } as const
  return [
    put(first, words.version),
    put(first, words.note),
    { type: 'put', annotation: { kind: 'bookmark', ...placed, name: words.bookmark, id: idOf(first + 1) } },
    put(first + 2, words.trash),
    { type: 'remove', ids: [idOf(first + 2)], removedAt: at },
    { type: 'draft', draft: { ...draft, tags: [words.tag] } },
  ]
}

/** The one file of an earlier Carrel, with this word in it. */
export function legacyWith(word: string): string {
  const note = { kind: 'note', briefId: 'a-brief', anchor: null, colour: 'blue', tags: [], text: word }
  const annotations = [{ ...note, ...stamp, id: idOf(90) }]
  return JSON.stringify({ schema: 1, annotations, trash: [], settings: Settings.parse({}), reading: {} })
}
