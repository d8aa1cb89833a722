import { isStopWord } from '../text/stop-words'
import { type Token, tokenise } from '../text/tokenise'
import { type Filter, filterOf } from './filter'
import { type Lexeme, lex } from './lexer'

/** The longest query that is searched, in UTF-16 units, and the most words; the rest is cut off. */
export const queryLimit = 200
export const wordLimit = 16

/**
 * One thing asked for: a word (one term), a quoted phrase (its terms in order), or either of several. `text` is as
 * it was typed, `position` counts words through the query, `isOpen` is a word still being typed, `compounds` are the
 * word written together with its neighbours. What is not required is shown where it stands, but decides nothing.
 */
export type Want = {
  text: string
  terms: string[]
  kind: 'word' | 'phrase' | 'either'
  position: number
  isOpen: boolean
  isRequired: boolean
  compounds: string[]
  options: Want[]
}

/** A query understood: what must be there, what must not, and where to look. */
export type Asked = { wants: Want[]; excluded: Want[]; filters: Filter[]; isCut: boolean }

/** The first 200 units of a query, one fewer where a surrogate pair would be split. */
export function cut(query: string): string {
  if (query.length <= queryLimit) return query
  const isSplit = (query.codePointAt(queryLimit - 1) ?? 0) > 0xffff
  return query.slice(0, isSplit ? queryLimit - 1 : queryLimit)
}

const shortestOptional = 5 // a common word this long is worth showing; every "the" and "of" is not

/**
 * What a query asks for, each once. Common words are not required unless there is nothing else. A query that only
 * excludes asks for nothing, so it is taken literally.
 */
export function parse(query: string): Asked {
  const lexemes = lex(query)
  const filters = lexemes.flatMap((lexeme) => (lexeme.kind === 'filter' ? (filterOf(lexeme) ?? []) : []))
  const clauses = clausesOf(lexemes.flatMap(literally))
  const isExcluded = ([first]: Clause) => first?.isExcluded === true
  const asked = wantsOf(clauses.filter((clause) => !isExcluded(clause)))
  const excluded = clauses.filter(isExcluded).flatMap((clause) => wantsOf([clause]))
  if (asked.length > 0 || filters.length > 0) return { ...limited(asked), excluded, filters }
  return { ...limited(wantsOf([[literal(query)]])), excluded: [], filters: [] }
}

type Term = Extract<Lexeme, { kind: 'words' | 'phrase' }>

/** Lexemes of which one must be there. */
type Clause = Term[]

/** A filter that means nothing is words like any other. */
function literally(lexeme: Lexeme): Exclude<Lexeme, { kind: 'filter' }>[] {
  if (lexeme.kind !== 'filter') return [lexeme]
  return filterOf(lexeme) ? [] : [{ ...literal(lexeme.text), isLast: lexeme.isLast }]
}

function literal(text: string): Term {
  return { kind: 'words', text, isExcluded: false, isLast: true }
}

function clausesOf(lexemes: Exclude<Lexeme, { kind: 'filter' }>[]): Clause[] {
  const clauses: Clause[] = []
  for (const [at, lexeme] of lexemes.entries()) {
    if (lexeme.kind === 'or') continue
    if (lexemes[at - 1]?.kind === 'or') clauses.at(-1)?.push(lexeme)
    else clauses.push([lexeme])
  }
  return clauses
}

/** The wants of clauses in order. Words that follow each other are read together, for they may be one. */
function wantsOf(clauses: Clause[]): Want[] {
  const wants: Want[] = []
  let running: Term[] = []
  const flush = () => {
    addWords(wants, running.map(({ text }) => text).join(' '), running.at(-1)?.isLast ?? false)
    running = []
  }
  for (const [first, ...others] of clauses) {
    if (first?.kind === 'words' && others.length === 0) {
      running.push(first)
      continue
    }
    flush()
    if (first && others.length > 0) addEither(wants, [first, ...others])
    else if (first) addPhrase(wants, first.text)
  }
  flush()
  return wants
}

function addEither(wants: Want[], terms: Term[]): void {
  const options = terms.flatMap((term) => wantsOf([[term]]))
  const text = options.map((option) => option.text).join(' OR ')
  if (options.length > 0) wants.push({ ...blank(wants, text), kind: 'either', options })
}

function addPhrase(wants: Want[], text: string): void {
  const terms = wordsOf(text).map(({ term }) => term)
  if (terms.length > 0) wants.push({ ...blank(wants, text), kind: 'phrase', terms })
}

function addWords(wants: Want[], text: string, isLast: boolean): void {
  const words = wordsOf(text)
  for (const [index, { term, start, end }] of words.entries()) {
    const before = words[index - 1]
    const after = words[index + 1]
    wants.push({
      ...blank(wants, text.slice(start, end)),
      terms: [term],
      isOpen: isLast && end === text.length,
      compounds: [...(before ? [before.term + term] : []), ...(after ? [term + after.term] : [])],
    })
  }
}

function blank(wants: Want[], text: string): Want {
  const last = wants.at(-1)
  const position = last ? last.position + Math.max(1, last.terms.length) : 0
  return {
    text,
    terms: [],
    kind: 'word',
    position,
    isOpen: false,
    isRequired: true,
    compounds: [],
    options: [],
  }
}

function wordsOf(text: string): Token[] {
  return tokenise(text).filter(({ width }) => width === 1)
}

/** Each want once, common words not required beside others, and no more than are searched. */
function limited(wants: Want[]): Pick<Asked, 'wants' | 'isCut'> {
  const distinct = once(wants)
  const telling = distinct.some(isTelling)
    ? distinct
        .map((want) => ({ ...want, isRequired: isTelling(want) }))
        .filter(({ isRequired, text }) => isRequired || text.length >= shortestOptional)
    : distinct
  return { wants: telling.slice(0, wordLimit), isCut: telling.length > wordLimit }
}

function isTelling({ kind, terms }: Want): boolean {
  return kind !== 'word' || !terms.every(isStopWord)
}

function once(wants: Want[]): Want[] {
  const seen = new Map<string, Want>()
  // the last of the same stands, for it may be the one being typed
  for (const want of wants)
    seen.set(`${want.kind} ${want.kind === 'either' ? want.text : want.terms.join(' ')}`, want)
  return [...seen.values()]
}
