import type { Range } from '../../brief/range'
import { fold } from './fold'

/**
 * One word of a text. `start` and `end` are UTF-16 units of the original text, `position` counts words.
 * A hyphen compound is there twice: as its parts, and as a joined token over two of them (`width` 2).
 */
export type Token = Range & { term: string; position: number; width: number }

/*
 * In this order: abbreviations (U.S., Ph.D), numbers in groups of three (12,000), and words, which may hold
 * apostrophes and invisible characters between letters. Repeats are bounded or cannot match what comes before
 * them, so the time is linear in the text, whatever it is.
 */
const abbreviation = String.raw`(?<![\p{L}\p{N}\p{M}])(?:\p{L}{1,2}\.){1,6}\p{L}(?![\p{L}\p{N}\p{M}])`
const grouped = String.raw`(?<![\p{L}\p{N}\p{M}])\p{Nd}{1,3}(?:,\p{Nd}{3})+(?![\p{L}\p{N}\p{M}])`
const word = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[\p{Cf}'‘’＇]+[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*`
const tokens = new RegExp(`${abbreviation}|${grouped}|${word}`, 'gu')
const possessive = /['‘’ʼ＇][sS]$/
const hyphen = /^[-‐‑‒–−]$/
const digits = /^\p{N}+$/u

/** The words of a text in order, each folded on its own, so that no offset ever drifts. */
export function tokenise(text: string): Token[] {
  const found: Token[] = []
  let position = 0
  let previous: Token | null = null
  for (const match of text.matchAll(tokens)) {
    const raw = match[0].replace(possessive, '')
    const term = fold(raw)
    if (term === '') continue
    const token: Token = { term, start: match.index, end: match.index + raw.length, position, width: 1 }
    if (previous && isCompound(text, previous, token)) found.push(joined(previous, token))
    found.push(token)
    previous = token
    position++
  }
  return found
}

function isCompound(text: string, left: Token, right: Token): boolean {
  if (right.start - left.end !== 1 || !hyphen.test(text.charAt(left.end))) return false
  return !(digits.test(left.term) && digits.test(right.term)) // 2017-2019 is a span of years, not a word
}

function joined(left: Token, right: Token): Token {
  return {
    term: left.term + right.term,
    start: left.start,
    end: right.end,
    position: left.position,
    width: 2,
  }
}
