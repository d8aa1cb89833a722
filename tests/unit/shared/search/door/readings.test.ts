import { expect, test } from 'vitest'
import { createSearch } from '../../../../../src/shared/search'
import { briefSearch, shown } from '../passages'

const search = briefSearch()
const first = (query: string) => search.search(query).hits[0]

test.each([
  ['GPs', 'GP'],
  ['October 15th ', 'October, 15'],
  ['R0K alliance ', 'ROK, alliance'],
])('an abbreviation, an ordinal, a scanned short word: %s', (query, words) => {
  const terms = first(query)?.why.map(({ term }) => term) ?? []
  for (const word of words.toLowerCase().split(', ')) expect(terms).toContain(word)
})

test.each([
  ['plane ', 'plan'],
  ['used ', 'u.s'],
  ['fores ', 'for'],
])('%s is not taken for a form of %s', (query, other) => {
  const found = search.search(query).hits.flatMap(({ why }) => why.map(({ term }) => term))
  expect(found).not.toContain(other)
})

test('a word that is two letters off has its first letter right', () => {
  expect(search.search('mounting ').hits).toEqual([])
})

test('a number alone is no answer beside a word that is nowhere', () => {
  expect(search.search('Hwasong-18').hits).toEqual([])
})

test('of answers that lack words, the one with more of the rare ones comes first', () => {
  const notes = createSearch([
    { id: 'common', text: 'North Korea and Russia, North Korea and Russia' },
    { id: 'rare', text: 'How Russia was sent satellites by North Korea' },
    ...Array.from({ length: 8 }, (_, at) => ({ id: `${at}`, text: 'North Korea and Russia again' })),
  ])
  expect(notes.search('satelites that Russia xyzzy').hits[0]?.id).toBe('rare')
})

test('of answers with every word, the one with them in a row comes first, however often another says them', () => {
  const notes = createSearch([
    { id: 'often', text: 'Donghae and lines, lines of Donghae, Donghae with its lines, lines' },
    {
      id: 'in a row',
      text: 'along the coast run the Donghae lines, which were cut in the autumn of that year',
    },
  ])
  expect(notes.search('Donghae lines').hits[0]?.id).toBe('in a row')
})

test('where no entry has every word, an unsure word is read more widely, if one has them all then', () => {
  const notes = createSearch([
    { id: 'missile', text: 'one missile was seen' },
    { id: 'missiles', text: 'ballistic missiles' },
  ])
  expect(notes.search('ballastic misile').hits.map(({ id, rank }) => [id, rank])).toEqual([
    ['missiles', 'approximate'],
  ])
})

test('a beginning shows the first part of a compound, and the whole where only the whole begins so', () => {
  expect(new Set(search.search('moder').hits.flatMap((hit) => shown(hit)))).not.toContain(
    'moderate-intensity',
  )
})

test.each([
  ['경희대학교', 'Kyung Hee'],
  ['북한군', '북한'],
])('Hangul that goes on beyond a known name or word is found by it: %s', (query, words) => {
  const notes = [{ id: 'n', text: 'Kyung Hee University, 북한 연구' }]
  expect(shown(createSearch(notes).search(query).hits[0], notes)).toEqual([words])
})

test.each(['북한파병', '북한의파병', '해외파병'])(
  'Korean words written together are found apart: %s',
  (query) => {
    const notes = createSearch([
      { id: 'apart', text: '북한의 파병을, 북한 파병을, 해외 파병이' },
      { id: 'not in a row', text: '북한 동향, 해외 소식, 파병 소식' },
    ])
    const [hit, ...others] = notes.search(query).hits
    expect([hit?.id, hit?.why[0]?.kind, others]).toEqual(['apart', 'joined', []])
  },
)

test('of words as many letters away, the one with the very letters that were typed is meant', () => {
  expect(first('sactnions ')?.why.map(({ term }) => term)).toEqual(['sanctions'])
})

test('words one letter away are found beside the one with the very letters, and count less', () => {
  const notes = createSearch(['served', 'severed'].map((text) => ({ id: text, text })))
  expect(notes.search('sevred ').hits.map(({ id }) => id)).toEqual(['served', 'severed'])
})

test('two letters at the end of nothing are no beginning: only while they are typed', () => {
  const found = search.search('re-unification ').hits.flatMap((hit) => shown(hit))
  expect(new Set(found.map((words) => words.toLowerCase()))).toEqual(new Set(['unification']))
})

test.each([
  ['수려', 'Suryong'],
  ['평야', 'Pyongyang'],
])('a Korean name that is half typed is found in Latin letters: %s', (query, name) => {
  const notes = createSearch([{ id: 'n', text: `the ${name} again` }])
  expect(notes.search(query).hits.map(({ id }) => id)).toEqual(['n'])
})

test('a Hangul word is no other spelling of a Hangul word that sounds like it, nor a number one of a longer number', () => {
  expect(search.search('교정 ').hits).toEqual([])
  expect(search.search('북한군 ').hits.map(({ rank }) => rank)).toEqual(['approximate'])
  expect(search.search('북한은 ').hits.map(({ rank }) => rank)).toEqual(['exact']) // another particle: the word itself
  expect(search.search('10월 ').hits.flatMap((hit) => shown(hit))).toEqual(['10'])
})
