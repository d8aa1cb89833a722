import { expect, test } from 'vitest'
import { briefSearch, shown, textOf } from '../passages'

const search = briefSearch()
const first = (query: string) => search.search(query).hits[0]

test.each([
  { query: 'leaflet balloon ', word: 'Leaflets', rank: 'exact', missing: ['balloon'] },
  { query: 'satellite photo ', word: 'satellites', rank: 'exact', missing: ['photo'] },
  { query: 'demilitrized zne ', word: 'Demilitarized', rank: 'approximate', missing: ['zne'] },
])(
  'a noun in the other number and one slip in a long word count beside an unknown word: $query',
  ({ query, word, rank, missing }) => {
    expect(shown(first(query))).toContain(word)
    expect(first(query)).toMatchObject({ rank, missing })
  },
)

test.each(['controlling hotel ', 'vesels hotel ', 'real hotel '])(
  'other likenesses beside an unknown word are accidents: %s',
  (query) => {
    expect(search.search(query).hits).toEqual([])
  },
)

test.each([
  ['utilised ', 'utilizing'],
  ['mobilising ', 'mobilized'],
  ['favours ', 'favor'],
  ['defences ', 'Defense'],
  ['programmes ', 'programs'],
])('British spelling is another form of the word: %s', (query, word) => {
  expect(search.search(query).hits.some((hit) => shown(hit).includes(word))).toBe(true)
  expect(first(query)?.rank).toBe('exact')
})

test.each([
  ['infiltration ', 'infiltrated'],
  ['insecure ', 'insecurity'],
  ['redeployed ', 'redeployment'],
  ['mobilisation ', 'mobilized'],
  ['Ukrainian ', 'Ukraine'],
])('an unknown word finds words made from the same one: %s', (query, word) => {
  expect(shown(first(query))).toContain(word)
  expect(first(query)?.rank).toBe('approximate')
})

test('where no passage has every word, a known one may be another made from the same', () => {
  expect(textOf(first('rejects unification '))).toContain('rejection of unification')
})

test('a Hangul word with one wrong key is found, a short one only beside another', () => {
  expect(shown(first('국가괸계'))).toEqual(['국가관계'])
  expect(shown(first('북한 파뱡'))).toEqual(['북한의', '파병과'])
  expect(search.search('파뱡').hits).toEqual([])
})

test('two syllables in common are not enough for a longer Hangul word', () => {
  for (const query of ['국가정보원', '국가안보']) expect(search.search(query).hits).toEqual([])
})
