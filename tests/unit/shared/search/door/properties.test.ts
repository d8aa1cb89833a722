import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSearch, type Hit, queryLimit } from '../../../../../src/shared/search'
import { briefSearch, passages, textOf } from '../passages'

const search = briefSearch()
const letter = /[\p{L}\p{N}]/u
const words = [...new Set(passages.flatMap(({ text }) => text.match(/[A-Za-z]+/g) ?? []))]
const longWords = words.filter((word) => word.length >= 7)
const anyString = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), surrogates())
const briefQuery = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
  .map((each) => each.join(' '))

/** Strings of single UTF-16 units, halves of pairs among them. */
function surrogates() {
  return fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))
}

function expectWholeWords(hit: Hit, text: string): void {
  let last = -1
  for (const { start, end } of hit.ranges) {
    expect(start).toBeGreaterThanOrEqual(Math.max(0, last))
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(text.length)
    expect(letter.test(String.fromCodePoint(text.codePointAt(start) ?? 0))).toBe(true)
    expect(/[\p{L}\p{N}]$/u.test(text.slice(0, start))).toBe(false)
    expect(/^[\p{L}\p{N}\p{M}]/u.test(text.slice(end))).toBe(false)
    last = end
  }
}

test('ranges lie in the text, in order, apart, on the edges of words', () => {
  fc.assert(
    fc.property(briefQuery, (query) => {
      for (const hit of search.search(query).hits) expectWholeWords(hit, textOf(hit))
    }),
  )
})

test('ranges lie on the edges of words in any text at all, searched for its own pieces', () => {
  fc.assert(
    fc.property(anyString, fc.nat(), fc.nat(9), (text, from, length) => {
      const any = createSearch([{ id: 'any', text }])
      const start = from % (text.length + 1)
      for (const hit of any.search(text.slice(start, start + length)).hits) expectWholeWords(hit, text)
    }),
    { numRuns: 1000 },
  )
})

test('no string can make a search throw, and it is cut at the limit', () => {
  fc.assert(
    fc.property(anyString, (query) => {
      const outcome = search.search(query)
      expect(outcome.query.length).toBeLessThanOrEqual(queryLimit)
      expect(query.startsWith(outcome.query)).toBe(true)
      expect(outcome.isCut).toBe(outcome.query !== query)
    }),
    { numRuns: 1000 },
  )
})

test('every word of the brief is found in each passage that holds it', () => {
  for (const word of words) {
    const found = new Set(search.search(`${word} `).hits.map(({ id }) => id))
    const holds = new RegExp(`(?<![\\p{L}\\p{N}.'])${word}(?![\\p{L}\\p{N}.'])`, 'u')
    for (const { id, text } of passages)
      if (holds.test(text)) expect([word, found.has(id)]).toEqual([word, true])
  }
})

test('an entry with the word itself comes before one with only a word like it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...longWords), edit(), fc.nat(20), (word, change, times) => {
      const misspelt = change(word)
      fc.pre(misspelt.toLowerCase() !== word.toLowerCase())
      const both = createSearch([
        { id: 'approximate', text: `${word} `.repeat(times + 1), source: 'a' },
        { id: 'exact', text: `much else is said before ${misspelt} comes, and after it`, source: 'b' },
      ])
      expect(both.search(`${misspelt} `).hits[0]?.id).toBe('exact')
    }),
  )
})

test('a word of seven letters or more is found with any one edit', () => {
  const missed = longWords.flatMap((word) => {
    const holders = new Set(passages.flatMap(({ id, text }) => (text.includes(word) ? [id] : [])))
    return editsOf(word).filter((misspelt) => {
      const { hits } = search.search(`${misspelt} `)
      const isOwnWord = hits.some(({ why }) => why.some(({ kind }) => kind !== 'approximate'))
      return !isOwnWord && hits.every(({ id }) => !holders.has(id))
    })
  })
  expect(missed).toEqual([])
})

test('adding a note changes nothing about the hits in the brief', () => {
  fc.assert(
    fc.property(briefQuery, fc.oneof(briefQuery, anyString), (query, text) => {
      const both = briefSearch()
      both.put({ id: 'note', text: `${text} ${query}`, source: 'notes' })
      const inBrief = both.search(query).hits.filter(({ id }) => id !== 'note')
      expect(inBrief).toEqual(search.search(query).hits)
    }),
    { numRuns: 50 },
  )
})

test('an entry put and removed again leaves no trace', () => {
  fc.assert(
    fc.property(briefQuery, anyString, (query, text) => {
      const used = briefSearch()
      used.put({ id: 'note', text: `${text} ${query}`, source: 'brief' })
      used.remove('note')
      expect(used.search(query)).toEqual(search.search(query))
    }),
    { numRuns: 50 },
  )
})

test('approximate hits come after all others, and aliases after the words themselves', () => {
  const order = ['exact', 'alias', 'approximate']
  fc.assert(
    fc.property(briefQuery, edit(), (query, change) => {
      const whole = search.search(`${change(query)} `).hits.filter(({ missing }) => missing.length === 0)
      const ranks = whole.map(({ rank }) => order.indexOf(rank))
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    }),
  )
})

test('no operators, in any order, make a search throw', () => {
  const piece = fc.constantFrom(
    'OR',
    '-',
    '"',
    'tag:',
    'in:',
    'kind:',
    'Kursk',
    '-Kursk',
    '"war"',
    ' ',
    '“',
    '\0',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (pieces, isApart) => {
      const query = pieces.join(isApart ? ' ' : '')
      for (const hit of search.search(query).hits) expectWholeWords(hit, textOf(hit))
    }),
    { numRuns: 1000 },
  )
})

type Edit = (word: string, place: number, added: string) => string

const edits: Edit[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at, added) => word.slice(0, at) + added + word.slice(at),
  (word, at, other) => word.slice(0, at) + other + word.slice(at + 1),
  (word, at) =>
    word.slice(0, at) +
    word
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('') +
    word.slice(at + 2),
]
const letters = 'abcdefghijklmnopqrstuvwxyz'

/** A letter dropped, added or replaced, or two neighbours swapped, anywhere in a word. */
function edit(): fc.Arbitrary<(word: string) => string> {
  const parts = fc.tuple(fc.constantFrom(...edits), fc.nat(1000), fc.constantFrom(...letters))
  return parts.map(
    ([change, place, added]) =>
      (word) =>
        change(word, place % word.length, added),
  )
}

/** The word with each of these edits in each place. */
function editsOf(word: string): string[] {
  const places = Array.from(word, (_, at) => at)
  const all = places.flatMap((at) =>
    edits.flatMap((change) => [...letters].map((one) => change(word, at, one))),
  )
  return [...new Set(all)]
}
