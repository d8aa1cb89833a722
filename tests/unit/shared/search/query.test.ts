import { expect, test } from 'vitest'
import { cut, parse, queryLimit } from '../../../../src/shared/search/query'

const asked = (query: string) => parse(query).map(({ kind, terms }) => `${kind} ${terms.join(' ')}`)

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
  const required = parse('who destroyed the roads').filter(({ isRequired }) => isRequired)
  expect(required.map(({ text }) => text)).toEqual(['destroyed', 'roads'])
})

test('common words are required when there is nothing else', () => {
  expect(parse('of the').map(({ isRequired }) => isRequired)).toEqual([true, true])
})

test('only a word at the very end is still being typed', () => {
  expect(parse('nuclear sha').map(({ isOpen }) => isOpen)).toEqual([false, true])
  expect(parse('nuclear sha ').map(({ isOpen }) => isOpen)).toEqual([false, false])
  expect(parse('"nuclear sha"').map(({ isOpen }) => isOpen)).toEqual([false])
})

test('a word asked for twice counts once', () => {
  expect(asked('Korea korea KOREA')).toEqual(['word korea'])
})
