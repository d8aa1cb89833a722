/** What a query is made of, in order: running words, a quoted phrase, a filter, OR between two, each maybe excluded. */
export type Lexeme =
  | { kind: 'words' | 'phrase'; text: string; isExcluded: boolean; isLast: boolean }
  | { kind: 'filter'; name: FilterName; value: string; text: string; isLast: boolean }
  | { kind: 'or' }

export type FilterName = 'tag' | 'in' | 'kind'

type Chunk = { text: string; quoted: string | null; prefix: string; isLast: boolean }

const quotes = '"“”„‟＂'
const filterNames: readonly FilterName[] = ['tag', 'in', 'kind']

/** The lexemes of a query. What is not quite an operator (a stray quotation mark, a hyphen, a colon) is words. */
export function lex(query: string): Lexeme[] {
  const chunks = chunksOf(query)
  return chunks.flatMap((chunk, at): Lexeme[] => {
    if (chunk.text === 'OR' && isOperand(chunks[at - 1]) && isOperand(chunks[at + 1])) return [{ kind: 'or' }]
    return [filterOf(chunk) ?? termOf(chunk)]
  })
}

/** Parts between blanks; a closed pair of quotation marks holds its blanks together. */
function chunksOf(query: string): Chunk[] {
  const chunks: Chunk[] = []
  let at = 0
  while (at < query.length) {
    if (isBlank(query.charAt(at))) {
      at++
      continue
    }
    const open = openingAt(query, at)
    const close = open < 0 ? -1 : closing(query, open)
    const end = close < 0 ? endOf(query, at) : close + 1
    const quoted = close < 0 ? null : query.slice(open + 1, close)
    const prefix = close < 0 ? '' : query.slice(at, open)
    chunks.push({ text: query.slice(at, end), quoted, prefix, isLast: end === query.length })
    at = end
  }
  return chunks
}

/** Where a quotation begins within this part: at its start, or after - or a filter's name; else -1. */
function openingAt(query: string, start: number): number {
  for (const prefix of ['', '-', ...filterNames.map((name) => `${name}:`)]) {
    const at = start + prefix.length
    if (query.startsWith(prefix, start) && at < query.length && quotes.includes(query.charAt(at))) return at
  }
  return -1
}

function closing(query: string, open: number): number {
  for (let at = open + 1; at < query.length; at++) if (quotes.includes(query.charAt(at))) return at
  return -1
}

/** Where this part ends: at a blank, or where a quotation that is closed begins. */
function endOf(query: string, start: number): number {
  let at = start
  while (at < query.length && !isBlank(query.charAt(at))) {
    const isQuotation = at > start && quotes.includes(query.charAt(at)) && closing(query, at) > 0
    if (isQuotation) break
    at++
  }
  return at
}

function isBlank(unit: string): boolean {
  return unit.trim() === ''
}

function isOperand(chunk: Chunk | undefined): boolean {
  return chunk !== undefined && chunk.text !== 'OR' && !filterOf(chunk) && !termOf(chunk).isExcluded
}

function filterOf({ text, quoted, isLast }: Chunk): Extract<Lexeme, { kind: 'filter' }> | null {
  const name = filterNames.find((each) => text.startsWith(`${each}:`))
  if (!name) return null
  const value = (quoted ?? text.slice(name.length + 1)).trim()
  return value === '' ? null : { kind: 'filter', name, value, text, isLast: isLast && quoted === null }
}

function termOf({ text, quoted, prefix, isLast }: Chunk): Extract<Lexeme, { kind: 'words' | 'phrase' }> {
  if (quoted !== null) return { kind: 'phrase', text: quoted, isExcluded: prefix === '-', isLast: false }
  const isExcluded = text.length > 1 && text.startsWith('-') && /^[\p{L}\p{N}]/u.test(text.slice(1))
  return { kind: 'words', text: isExcluded ? text.slice(1) : text, isExcluded, isLast }
}
