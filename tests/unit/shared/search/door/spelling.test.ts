import { expect, test } from 'vitest'
import { createSearch } from '../../../../../src/shared/search'

/** The ids of what is found, best first. */
function found(query: string, texts: Record<string, string>): string[] {
  const search = createSearch(Object.entries(texts).map(([id, text]) => ({ id, text })))
  return search.search(query).hits.map(({ id }) => id)
}

// All corrections below are at the same edit distance, so that only the score of fuse.js can put them in this order.
test.each([
  ['rocessing ', { other: 'recessing', meant: 'processing' }],
  ['ommander ', { other: 'immander', meant: 'commander' }],
  ['unition ', { other: 'inition', meant: 'munition' }],
])(
  'of two corrections one edit away, that with all letters as they were typed is first: %s',
  (query, texts) => {
    expect(found(query, texts)).toEqual(['meant', 'other'])
    const { meant, other } = texts
    expect(found(query, { meant, other })).toEqual(['meant', 'other'])
  },
)

test('the nearer correction comes first, whatever its score', () => {
  const texts = { other: 'rocassang', meant: 'reocessing' }
  expect(found('rocessing ', texts)).toEqual(['meant'])
})

test('of the words that a misspelt one may be, the list tells that with the better score first', () => {
  const search = createSearch([{ id: 'a', text: 'recessing and processing' }])
  expect(search.search('rocessing ').hits[0]?.why.map(({ term }) => term)).toEqual([
    'processing',
    'recessing',
  ])
})
