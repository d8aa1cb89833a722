import { expect, test } from 'vitest'
import { createSearch } from '../../../../../src/shared/search'
import { briefAliases, briefSearch, shown, textOf } from '../passages'

const search = briefSearch()
const kinds = (query: string) => search.search(query).hits.flatMap(({ why }) => why.map(({ kind }) => kind))

test.each([
  ['ROK drones', 'South Korea'],
  ['NK special forces', 'North Korea'],
  ['USA tactical', 'U.S'],
  ['coronavirus', 'COVID-19'],
  ['Democratic People’s Republic of Korea disarmament', 'DPRK'],
  ['intercontinental ballistic missiles', 'ICBMs'],
])('an alias finds what it stands for: %s', (query, words) => {
  const hits = search.search(query).hits.filter((hit) => shown(hit).includes(words))
  expect(hits).not.toEqual([])
})

test('a hit by an alias says so, and from where', () => {
  const [hit] = search.search('SK drones airspace').hits
  expect(hit?.rank).toBe('alias')
  expect(hit?.why[0]).toEqual({
    word: 'SK',
    term: 'south korea',
    found: 'South Korea',
    kind: 'alias',
    origin: 'external',
  })
  const [second] = search.search('Northern Limit Line').hits
  expect(second?.rank).toBe('exact')
})

test('hits by an alias come after all hits by the word itself', () => {
  const { hits } = search.search('DPRK ')
  const ranks = hits.map(({ rank }) => rank)
  expect(ranks.filter((rank) => rank === 'exact').length).toBeGreaterThan(1)
  expect(ranks).toEqual([...ranks].sort((a, b) => (a === b ? 0 : a === 'exact' ? -1 : 1)))
  for (const hit of hits.filter(({ rank }) => rank === 'exact')) expect(shown(hit)).toEqual(['DPRK'])
})

test.each([
  ['KJA', 'Kim Ju Ae'],
  ['K.I.D.A.', 'KIDA'],
  ['CSPT', 'Comprehensive Strategic Partnership Treaty'],
  ['AIPS', 'Asan Institute for Policy Studies'],
])('initials find a name that no list holds: %s', (query, name) => {
  const bare = createSearch([{ id: 'p', text: textOf(search.search(`"${name}"`).hits[0]) }])
  const [hit] = bare.search(query).hits
  expect(shown(hit, [{ id: 'p', text: textOf(search.search(`"${name}"`).hits[0]) }])).toContain(name)
})

test('initials in small letters are words', () => {
  expect(search.search('cspt ').hits).toEqual([])
})

test('own aliases come and go', () => {
  const own = briefSearch()
  expect(own.search('hermit kingdom').hits).toEqual([])
  own.setAliases([...briefAliases, { phrases: ['hermit kingdom', 'North Korea'], origin: 'own' }])
  const { hits } = own.search('hermit kingdom')
  expect(hits.some((hit) => shown(hit).includes('DPRK'))).toBe(true)
  expect(new Set(hits.map(({ rank }) => rank))).toEqual(new Set(['alias']))
  own.setAliases(briefAliases)
  expect(own.search('hermit kingdom').hits).toEqual([])
})

test('an alias without words does no harm', () => {
  const odd = createSearch([{ id: 'n', text: 'drones' }])
  odd.setAliases([
    { phrases: ['', '—'], origin: 'own' },
    { phrases: ['drones', '…'], origin: 'own' },
  ])
  expect(odd.search('drones').hits).toHaveLength(1)
  expect(odd.search('—').hits).toEqual([])
})

test('exact only finds no alias, inflection, beginning or likeness', () => {
  expect(kinds('ROK')).toContain('alias')
  for (const query of ['ROK', 'USA', 'leaflet ', 'brig', 'Kusrk', 'Pyeongyang']) {
    const { hits } = search.search(query, { isExactOnly: true })
    expect(hits.every(({ why }) => why.every(({ kind }) => kind === 'exact'))).toBe(true)
  }
})

test('an alias within a longer one is not what is meant', () => {
  const notes = createSearch([
    { id: 'south', text: 'South Korea answered' },
    { id: 'north', text: 'North Korea answered' },
  ])
  notes.setAliases(briefAliases)
  expect(notes.search("Democratic People's Republic of Korea answered").hits[0]).toMatchObject({
    id: 'north',
  })
  const whys = notes.search("Democratic People's Republic of Korea answered").hits.flatMap(({ why }) => why)
  expect(whys.map(({ found }) => found)).not.toContain('South Korea')
})

test('an alias that is typed as two words is one all the same', () => {
  expect(search.search('corona virus ').hits.length).toBeGreaterThan(0)
})
