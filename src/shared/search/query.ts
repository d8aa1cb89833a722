import { isStopWord } from './stop-words'
import { tokenise } from './tokenise'

/** The longest query that is searched, in UTF-16 units; the rest is cut off. */
export const queryLimit = 200

/**
 * One thing asked for: a word (one term) or a quoted phrase (its terms in order). `text` is as it was typed,
 * `position` counts words through the query, `isOpen` is a word still being typed, `compounds` are the word
 * written together with its neighbours. What is not required is shown where it stands, but decides nothing.
 */
export type Want = {
  text: string
  terms: string[]
  kind: 'word' | 'phrase'
  position: number
  isOpen: boolean
  isRequired: boolean
  compounds: string[]
}

const quoted = /["“”„‟＂]([^"“”„‟＂]*)["“”„‟＂]/g

/** The first 200 units of a query, one fewer where a surrogate pair would be split. */
export function cut(query: string): string {
  if (query.length <= queryLimit) return query
  const isSplit = (query.codePointAt(queryLimit - 1) ?? 0) > 0xffff
  return query.slice(0, isSplit ? queryLimit - 1 : queryLimit)
}

const shortestOptional = 5 // a common word this long is worth showing; every "the" and "of" is not

/** What a query asks for, each once. Common words are not required unless there is nothing else. */
export function parse(query: string): Want[] {
  const wants: Want[] = []
  let from = 0
  for (const match of query.matchAll(quoted)) {
    addWords(wants, query.slice(from, match.index), false)
    addPhrase(wants, match[1] ?? '')
    from = match.index + match[0].length
  }
  addWords(wants, query.slice(from), true)
  const distinct = once(wants)
  if (!distinct.some(isTelling)) return distinct
  return distinct
    .map((want) => ({ ...want, isRequired: isTelling(want) }))
    .filter(({ isRequired, text }) => isRequired || text.length >= shortestOptional)
}

function addPhrase(wants: Want[], text: string): void {
  const terms = tokenise(text).flatMap(({ term, width }) => (width === 1 ? term : []))
  if (terms.length === 0) return
  wants.push({
    text,
    terms,
    kind: 'phrase',
    position: next(wants),
    isOpen: false,
    isRequired: true,
    compounds: [],
  })
}

function addWords(wants: Want[], text: string, isLast: boolean): void {
  const words = tokenise(text).filter(({ width }) => width === 1)
  const first = next(wants)
  for (const [index, { term, start, end }] of words.entries()) {
    const before = words[index - 1]
    const after = words[index + 1]
    wants.push({
      text: text.slice(start, end),
      terms: [term],
      kind: 'word',
      position: first + index,
      isOpen: isLast && end === text.length,
      isRequired: true,
      compounds: [...(before ? [before.term + term] : []), ...(after ? [term + after.term] : [])],
    })
  }
}

function next(wants: Want[]): number {
  const last = wants.at(-1)
  return last ? last.position + last.terms.length : 0
}

function isTelling({ kind, terms }: Want): boolean {
  return kind === 'phrase' || !terms.every(isStopWord)
}

function once(wants: Want[]): Want[] {
  const seen = new Map<string, Want>()
  // the last of the same stands, for it may be the one being typed
  for (const want of wants) seen.set(`${want.kind} ${want.terms.join(' ')}`, want)
  return [...seen.values()]
}
