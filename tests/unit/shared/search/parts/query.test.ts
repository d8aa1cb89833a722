import { expect, test } from 'vitest'
import { cut, parse, queryLimit, wordLimit } from '../../../../../src/shared/search/query/query'

const asked = (query: string) => parse(query).wants.map(({ kind, terms }) => `${kind} ${terms.join(' ')}`)

test('a long query is cut at the limit', () => {
  expect(cut('a'.repeat(1000))).toHaveLength(queryLimit)
})

test('a query of just the limit stays whole', () => {
  expect(cut('a'.repeat(queryLimit))).toHaveLength(queryLimit)
})

test('a surrogate pair is not cut in two', () => {
  expect(cut(`${'a'.repeat(queryLimit - 1)}😀`)).toBe('a'.repeat(queryLimit - 1))
  expect(cut(`${'a'.repeat(queryLimit - 2)}😀b`)).toBe(`${'a'.repeat(queryLimit - 2)}😀`)
})

test('words in straight or curly quotation marks are a phrase', () => {
  expect(asked('"supreme dignity"')).toEqual(['phrase supreme dignity'])
  expect(asked('“supreme dignity”')).toEqual(['phrase supreme dignity'])
})

test('phrases and words can be mixed', () => {
  expect(asked('Kim "supreme dignity" leaflets')).toEqual([
    'word kim',
    'phrase supreme dignity',
    'word leaflets',
  ])
})

test('a quotation mark that is never closed is passed over', () => {
  expect(asked('"supreme dignity')).toEqual(['word supreme', 'word dignity'])
  expect(asked('"')).toEqual([])
  expect(asked('""')).toEqual([])
})

test('common words are not required beside others', () => {
  const required = parse('who destroyed the roads').wants.filter(({ isRequired }) => isRequired)
  expect(required.map(({ text }) => text)).toEqual(['destroyed', 'roads'])
})

test('common words are required when there is nothing else', () => {
  expect(parse('of the').wants.map(({ isRequired }) => isRequired)).toEqual([true, true])
})

test('only a word at the very end is still being typed', () => {
  expect(parse('nuclear sha').wants.map(({ isOpen }) => isOpen)).toEqual([false, true])
  expect(parse('nuclear sha ').wants.map(({ isOpen }) => isOpen)).toEqual([false, false])
  expect(parse('"nuclear sha"').wants.map(({ isOpen }) => isOpen)).toEqual([false])
})

test('a word asked for twice counts once', () => {
  expect(asked('Korea korea KOREA')).toEqual(['word korea'])
})

test('no more words are searched than the limit, and that is said', () => {
  const words = Array.from({ length: 60 }, (_, index) => `w${index}`)
  expect(parse(words.slice(0, wordLimit).join(' ')).isCut).toBe(false)
  const { wants, isCut } = parse(words.join(' '))
  expect(wants).toHaveLength(wordLimit)
  expect(isCut).toBe(true)
})

test('a word or phrase after a hyphen of its own is excluded', () => {
  const { wants, excluded } = parse('drones -leaflets -"supreme dignity" anti-aircraft')
  expect(wants.map(({ text }) => text)).toEqual(['drones', 'anti', 'aircraft'])
  expect(excluded.map(({ terms }) => terms.join(' '))).toEqual(['leaflets', 'supreme dignity'])
})

test('OR joins its neighbours, as many as there are', () => {
  const { wants } = parse('Kursk OR Ukraine OR "supreme dignity" war')
  expect(wants.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'either Kursk OR Ukraine OR supreme dignity',
    'word war',
  ])
})

test.each(['OR Kursk', 'Kursk OR', 'OR OR OR', 'or', 'Kursk or Ukraine'])(
  'OR is a word like any other where it joins nothing: %s',
  (query) => {
    expect(parse(query).wants.every(({ kind }) => kind === 'word')).toBe(true)
  },
)

test.each([
  ['tag:', 'word tag'],
  ['in:', 'word in'],
  ['kind:""', 'word kind'],
  ['tag:---', 'word tag'],
  ['href:Kursk', 'word href'],
])('a filter that names nothing is words: %s', (query, first) => {
  expect(asked(query)[0]).toBe(first)
  expect(parse(query).filters).toEqual([])
})

test('a query that only excludes is taken literally', () => {
  expect(asked('-Kursk')).toEqual(['word kursk'])
  expect(parse('-Kursk').excluded).toEqual([])
})
