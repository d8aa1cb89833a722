import { type Token, tokenise } from './tokenise'

/**
 * An entry as it is searched: its words by position, and where each term stands (a joined compound is a term too).
 */
export type Indexed = { words: Token[]; terms: Map<string, Token[]> }

/** The words and terms of a text. */
export function indexed(text: string): Indexed {
  const tokens = tokenise(text)
  const terms = new Map<string, Token[]>()
  for (const token of tokens) {
    const places = terms.get(token.term)
    if (places) places.push(token)
    else terms.set(token.term, [token])
  }
  return { words: tokens.filter(({ width }) => width === 1), terms }
}

/** Where the terms stand one after the other; one term is the simplest such row. */
export function placesOf({ words, terms }: Indexed, row: readonly string[]): Token[] {
  const firsts = terms.get(row[0] ?? '') ?? []
  if (row.length === 1) return firsts
  return firsts.flatMap((first) => {
    const last = words[first.position + row.length - 1]
    const isRow = row.every((term, step) => words[first.position + step]?.term === term)
    return last && isRow && first.width === 1 ? { ...first, end: last.end, width: row.length } : []
  })
}
