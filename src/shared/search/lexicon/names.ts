import { fold } from '../text/fold'
import { isSyllables, withoutParticle } from '../text/hangul'
import type { Token } from '../text/tokenise'
import { isNameLike, nameKey } from './key'

/** Terms that stand in a row somewhere, under the key by which another spelling finds them. */
export type Row = { key: string; terms: string[] }

const longestName = 3
const capital = /^\p{Lu}/u
const hyphen = /^[-‐‑‒–−]$/

/** The Korean names that a text may hold: Hangul words, capitalised words, and two or three of these in a row. */
export function namesIn(text: string, words: readonly Token[]): Row[] {
  const rows: Row[] = []
  for (const [at, word] of words.entries()) {
    const isHangul = isSyllables(word.term)
    if (!isHangul && !capital.test(text.slice(word.start, word.end))) continue
    if (isNameLike(word.term)) for (const name of bare(word.term)) addName(rows, name, [word.term])
    for (
      let count = 2;
      count <= longestName && isContinued(text, words[at + count - 2], words[at + count - 1]);
      count++
    ) {
      const terms = words.slice(at, at + count).map(({ term }) => term)
      addName(rows, terms.join(''), terms)
    }
  }
  return rows
}

/** The keys of what may be asked for as a name: one word, or several written together. */
export function askedNames(terms: readonly string[]): string[] {
  const joined = terms.join('')
  if (terms.length === 1 && !isNameLike(joined)) return []
  return bare(joined).flatMap((name) => nameKey(name) ?? [])
}

function addName(rows: Row[], written: string, terms: string[]): void {
  const key = nameKey(written)
  if (key !== null) rows.push({ key, terms })
}

/** A word, and if it is Korean, also without what may be a particle at its end, if two syllables are left. */
function bare(term: string): string[] {
  const without = isSyllables(term) ? withoutParticle(term) : term
  return without === term ? [term] : [term, without]
}

/** Whether a name may go on from one word to the next: Jong Un, Jong-un, 김 정은. */
function isContinued(text: string, left: Token | undefined, right: Token | undefined): boolean {
  if (!left || !right) return false
  const gap = text.slice(left.end, right.start)
  if (hyphen.test(gap)) return true
  return gap === ' ' && (capital.test(text.slice(right.start, right.end)) || isSyllables(right.term))
}

const link = /^(?:of|for|and|the|in|on|to|at)$/
const inName = /^(?:['’]s?)?[ -]$/
const [fewestInitials, mostInitials] = [3, 6]

/**
 * The proper names of three words or more by their initials: KIDA for Korea Institute for Defense Analyses. A name
 * begins where its run of capitals does, after a small word or after a possessive, and ends in the same way.
 */
export function initialsIn(text: string, words: readonly Token[]): Row[] {
  const rows: Row[] = []
  for (const [at, word] of words.entries()) {
    if (!isCapital(text, word) || !isEdge(text, words[at - 1], word)) continue
    let initials = word.term.charAt(0)
    for (let to = at + 1; to < words.length && initials.length < mostInitials; to++) {
      const [before, next] = [words[to - 1], words[to]]
      if (!before || !next || !inName.test(text.slice(before.end, next.start))) break
      if (!isCapital(text, next) && !link.test(next.term)) break
      if (!isCapital(text, next)) continue
      initials += next.term.charAt(0)
      const isEnd = isEdge(text, next, words[to + 1])
      const terms = words.slice(at, to + 1).map(({ term }) => term)
      if (isEnd && initials.length >= fewestInitials) rows.push({ key: initials, terms })
    }
  }
  return rows
}

/** The key of what is asked for as initials, or null: three capitals or more, with or without points. */
export function askedInitials(typed: string): string | null {
  const initials = typed.replaceAll('.', '')
  return /^\p{Lu}{3,6}$/u.test(initials) ? fold(initials) : null
}

function isCapital(text: string, { start, end, term }: Token): boolean {
  return capital.test(text.slice(start, end)) && !link.test(term)
}

/** Whether a name may end after the left word, or begin with the right one. */
function isEdge(text: string, left: Token | undefined, right: Token | undefined): boolean {
  if (!left || !right) return true
  return text.slice(left.end, right.start) !== ' ' || !isCapital(text, left) || !isCapital(text, right)
}
