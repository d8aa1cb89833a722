import { expect, test } from 'vitest'
import { createSearch } from '../../../../../src/shared/search'
import { briefSearch, shown, textOf } from '../passages'

const search = briefSearch()
const mine = createSearch([
  { id: 'p1', text: 'Leaflets over Pyongyang', kind: 'passage', section: '1 The Background and Dilemma' },
  { id: 'p3', text: 'Leaflets again', kind: 'passage', section: '3 Outlook on Future Actions' },
  {
    id: 'n1',
    text: 'who dropped the leaflets?',
    kind: 'note',
    section: '1 The Background and Dilemma',
    tags: ['Source'],
  },
  { id: 'n2', text: 'drones carry leaflets', kind: 'note', tags: ['to do', 'sources'] },
  { id: 'b1', text: 'leaflets', kind: 'bookmark' },
])
const ids = (query: string) =>
  mine
    .search(query)
    .hits.map(({ id }) => id)
    .sort()

test.each([
  ['leaflets in:notes', ['n1', 'n2']],
  ['leaflets in:bookmarks', ['b1']],
  ['leaflets in:brief', ['p1', 'p3']],
  ['leaflets in:3', ['p3']],
  ['leaflets in:outlook', ['p3']],
  ['leaflets in:"background dilemma"', ['n1', 'p1']],
  ['leaflets kind:note', ['n1', 'n2']],
  ['tag:source ', ['n1']],
  ['tag:"to do"', ['n2']],
  ['tag:sour', ['n1', 'n2']],
  ['kind:bookmark', ['b1']],
  ['in:notes -drones', ['n1']],
  ['in:notes -drone', ['n1']],
  ['leaflets -"over pyongyang" in:brief', ['p3']],
  ['pyongyang OR drones', ['n2', 'p1']],
  ['leaflets pyongyang OR drones', ['n2', 'p1']],
  ['tag:none', []],
])('%s', (query, expected) => {
  expect(ids(query)).toEqual(expected)
})

test('with OR, each hit says which of the words it has', () => {
  const { hits } = search.search('Kursk OR Suryong')
  expect(new Set(hits.flatMap(({ why }) => why.map(({ word }) => word)))).toEqual(
    new Set(['Kursk', 'Suryong']),
  )
})

test('a word that occurs nowhere is left out, and that is said', () => {
  const { hits, leftOut } = search.search('Kursk zzyzx ')
  expect(leftOut).toEqual(['zzyzx'])
  expect(search.search('Kursk zzyzx ').elsewhere).toEqual([])
  expect(shown(hits[0])).toEqual(['Kursk'])
})

test('a word that stands elsewhere, only with none of the others, is told from one that is nowhere', () => {
  const { leftOut, elsewhere } = search.search('nuclear alliance treaty troops zzyzx ')
  expect([leftOut, elsewhere]).toEqual([['nuclear', 'zzyzx'], ['nuclear']])
})

test('nothing is left out of a query that is answered whole', () => {
  expect(search.search('Kursk region ').leftOut).toEqual([])
})

test('of two words, one that only looks like a word of the brief is not enough', () => {
  expect(search.search('Kusrk zzyzx ').hits).toEqual([])
})

test('two errors in a short word are forgiven beside another that is found', () => {
  expect(search.search('resotrd ').hits).toEqual([])
  expect(shown(search.search('sevired resotrd ').hits[0])).toEqual(['severed', 'restored'])
})

test('when nothing is found, what may have been meant is suggested', () => {
  const { hits, suggestion } = search.search('resotrd ')
  expect(hits).toEqual([])
  expect(suggestion?.query).toBe('restored')
  expect(search.search('"Kursk" resotrd "zz"').suggestion).toBeNull()
  expect(search.search('Kursk').suggestion).toBeNull()
  expect(search.search('kubernetes').suggestion).toBeNull()
})

test('with exact only, a misspelling is not found but suggested', () => {
  const { hits, suggestion } = search.search('Kusrk ', { isExactOnly: true })
  expect(hits).toEqual([])
  expect(suggestion?.query).toBe('kursk')
})

test('when no entry has enough of the words, those that are somewhere are offered, any of them', () => {
  const { hits, suggestion } = search.search('Kursk offensive casualties sanctions ')
  expect(hits).toEqual([])
  expect(suggestion).toEqual({ query: 'Kursk OR sanctions', kind: 'any-of' })
  expect(search.search(`${suggestion?.query} `).hits.length).toBeGreaterThan(1)
  expect(search.search('Suryong juche ideology ').suggestion?.query).toBe('Suryong')
  expect(search.search('quantum kubernetes recipe ').suggestion).toBeNull()
  expect(search.search('-war Kursk offensive casualties ').suggestion).toBeNull()
})

test('no more hits come from a source than are asked for', () => {
  expect(search.search('Korea', { limit: 3 }).hits).toHaveLength(3)
  expect(textOf(search.search('Korea', { limit: 3 }).hits[0])).toBe(textOf(search.search('Korea').hits[0]))
})

test('a suggestion keeps the filters, exclusions and quotation marks of the query', () => {
  expect(search.search('beligirant').suggestion?.query).toBe('belligerent')
  expect(search.search('-drone beligirant in:3').suggestion).toBeNull()
  mine.put({ id: 'n3', text: 'belligerent states', kind: 'note' })
  expect(mine.search('-drones beligirant in:notes').suggestion?.query).toBe('-drones belligerent in:notes')
  mine.remove('n3')
})

test('either of two is found by its other names, too', () => {
  const kinds = search.search('ROK OR Kyongui').hits.map(({ why }) => why.map(({ kind }) => kind))
  expect(new Set(kinds.flat())).toEqual(new Set(['exact', 'alias', 'romanisation']))
})
