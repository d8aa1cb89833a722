import { expect, test } from 'vitest'
import { createSearch } from '../../../../../src/shared/search'
import { briefSearch, passages, shown, textOf } from '../passages'

const search = briefSearch()
const first = (query: string) => search.search(query).hits[0]

test('a word is found in every passage that holds it, and shown at every place', () => {
  const { hits } = search.search('leaflets ')
  expect(hits.map(({ id }) => id)).toEqual(
    passages.filter(({ text }) => /leaflets/i.test(text)).map(({ id }) => id),
  )
  expect(hits[0]?.ranges).toHaveLength([...textOf(hits[0]).matchAll(/leaflets/gi)].length)
})

test.each([
  ['one letter swapped', 'Kusrk', 'Kursk'],
  ['one letter missing', 'constituton', 'constitution'],
  ['one letter other', 'Demarkation', 'Demarcation'],
  ['two letters other', 'sattelites', 'satellites'],
  ['scanned letters', 'retums', 'returns'],
])('a misspelt word is found as an approximate one: %s', (_, query, word) => {
  expect(shown(first(query))).toEqual([word])
  expect(first(query)?.why).toEqual([
    { word: query, term: word.toLowerCase(), found: word, kind: 'approximate', origin: null },
  ])
  expect(first(query)?.rank).toBe('approximate')
})

test('a word that the brief knows is never read as a misspelling of another', () => {
  for (const { why } of search.search('states ').hits) {
    for (const { kind } of why) expect(kind).not.toBe('approximate')
  }
})

test.each([
  ['wouhd ', 'would'],
  ['woudl ', 'would'],
  ['bewteen the koreas ', 'between'],
  ['whch offset ', 'which'],
])('a slip in a common word of five letters is forgiven: %s', (query, word) => {
  expect(search.search(query).hits.some((hit) => shown(hit).includes(word))).toBe(true)
})

test('four letters that are one away from a common word find nothing by themselves', () => {
  for (const query of ['wold ', 'whch ']) expect(search.search(query).hits).toEqual([])
})

test('a short word is never read as a misspelling', () => {
  expect(search.search('wat ').hits).toEqual([])
})

test('the word being typed finds the words it begins', () => {
  expect(shown(first('brig'))).toEqual(['brigades'])
  expect(first('brig')?.why).toEqual([
    { word: 'brig', term: 'brigades', found: 'brigades', kind: 'prefix', origin: null },
  ])
  expect(shown(first('foreign curr'))).toEqual(['foreign', 'currency'])
})

test('several words are found in any order', () => {
  const expected = first('economic sanctions harsh')?.id
  expect(textOf(first('harsh economic sanctions'))).toContain('harsh economic sanctions')
  expect(first('sanctions harsh economic')?.id).toBe(expected)
})

test('every word that carries meaning must be there', () => {
  const { hits } = search.search('drones leaflets ')
  expect(hits).not.toEqual([])
  for (const hit of hits) expect(textOf(hit)).toMatch(/(?=.*drone)(?=.*leaflets)/is)
})

test('when no passage holds every word, half of them is enough', () => {
  const { hits } = search.search('Kursk luxurious zzzz western ')
  expect(hits.map((hit) => textOf(hit).includes('Kursk'))).toEqual([true])
})

test('common words do not stand in the way of a question', () => {
  expect(textOf(first('who destroyed the inter-Korean roads and railways'))).toContain(
    'destroyed the northern sections',
  )
})

test('words in the order of the query, close together, come first', () => {
  expect(textOf(first('nuclear shadow'))).toContain("'nuclear shadow'")
})

test('an inflection is found and named as such', () => {
  expect(first('infiltrating ')?.why).toEqual([
    { word: 'infiltrating', term: 'infiltrated', found: 'infiltrated', kind: 'inflection', origin: null },
  ])
})

test.each([
  ['life style', 'lifestyle'],
  ['antiaircraft', 'anti-aircraft'],
  ['re-deployment', 'redeployment'],
  ['demarcationline', 'Demarcation Line'],
  ['covid19', 'COVID-19'],
  ['northernlimitline', 'Northern Limit Line'],
  ['toescape', 'to escape'],
])('words joined or split otherwise are found: %s', (query, words) => {
  expect(shown(first(query))).toEqual([words])
  expect(first(query)?.why[0]?.kind).toBe('joined')
})

test('a phrase is found only as its words in a row, and only its places are shown', () => {
  const { hits } = search.search('"two-state doctrine"')
  expect(hits.length).toBeGreaterThan(1)
  for (const hit of hits) expect(shown(hit)).toEqual(['two-state doctrine'])
  expect(search.search('"doctrine two-state"').hits).toEqual([])
})

test('a phrase is never corrected, completed or left out', () => {
  expect(search.search('"supreme digni"').hits).toEqual([])
  expect(search.search('"vaccine mandate" Korea').hits).toEqual([])
})

test('a phrase and words narrow each other', () => {
  const { hits } = search.search('"two-state doctrine" Suryong')
  expect(hits).not.toEqual([])
  for (const hit of hits) expect(textOf(hit)).toMatch(/(?=.*two-state doctrine)(?=.*Suryong)/s)
})

test('curly and straight quotation marks find the same', () => {
  expect(search.search('“supreme dignity”').hits).toEqual(search.search('"supreme dignity"').hits)
})

test('numbers are found as they are written and without their comma', () => {
  expect(shown(first('12000 troops'))).toEqual(['12,000', 'troops'])
  expect(textOf(first('2024.10.28'))).toBe('2024.10.28')
})

test('a Korean word is found with its particle, and half typed', () => {
  for (const query of ['파병', '파ㅂ', '팝', '파']) expect(shown(first(query))).toContain('파병과')
  expect(shown(first('북한 파병'))).toEqual(['북한의', '파병과'])
})

test.each([
  'mortgage refinancing',
  'quinoa salad recipe',
  'the price of olive oil',
  '일본 총리',
  'xyzzy',
  '😀',
  '',
  '  ',
])('what the brief does not speak of finds nothing: %j', (query) => {
  expect(search.search(query).hits).toEqual([])
})

test('hits that are equally good keep the order in which they were put', () => {
  const same = createSearch(['b', 'a', 'c'].map((id) => ({ id, text: 'the same words' })))
  same.put({ id: 'b', text: 'the same words' })
  expect(same.search('words').hits.map(({ id }) => id)).toEqual(['b', 'a', 'c'])
})

test('putting an entry again replaces its text, and removing it ends its being found', () => {
  const notes = createSearch([{ id: 'n', text: 'leaflets over Pyongyang' }])
  notes.put({ id: 'n', text: 'drones over Pyongyang' })
  expect(notes.search('leaflets').hits).toEqual([])
  expect(notes.search('drones').hits).toHaveLength(1)
  notes.remove('n')
  expect(notes.search('drones').hits).toEqual([])
})

test('removing what is not there changes nothing', () => {
  const notes = createSearch([{ id: 'n', text: 'drones' }])
  notes.remove('constructor')
  expect(notes.search('drones').hits).toHaveLength(1)
})

test('an entry that moves to another source is found once', () => {
  const notes = createSearch([{ id: 'n', text: 'drones', source: 'notes' }])
  notes.put({ id: 'n', text: 'drones', source: 'bookmarks' })
  expect(notes.search('drones').hits).toHaveLength(1)
})

test('a note that repeats a misspelling does not hide the passage it is meant for', () => {
  const both = createSearch([...passages, { id: 'note', text: 'Kusrk again', source: 'notes' }])
  expect(both.search('Kusrk').hits.map(({ id }) => id)).toEqual(['note', first('Kursk')?.id])
})

test('a Korean word known by itself is found with its particle too', () => {
  const korean = createSearch([
    { id: 'bare', text: '북한 연구' },
    { id: 'particle', text: '북한의 파병' },
  ])
  expect(korean.search('북한 ').hits.map(({ id }) => id)).toEqual(['bare', 'particle'])
})

test('a word that is known does not find those that only look like it', () => {
  const known = createSearch([
    { id: 'modem', text: 'a modem' },
    { id: 'modern', text: 'a modern one' },
  ])
  expect(known.search('modem ').hits.map(({ id }) => id)).toEqual(['modem'])
})

test('of texts that are otherwise alike, the one where the words stand together comes first', () => {
  const alike = createSearch([
    { id: 'apart', text: 'shadow of one more nuclear' },
    { id: 'turned', text: 'one more of shadow nuclear' },
    { id: 'together', text: 'one more of nuclear shadow' },
  ])
  expect(alike.search('nuclear shadow ').hits.map(({ id }) => id)).toEqual(['together', 'turned', 'apart'])
})

test('a word that is gone with its entry is unknown again', () => {
  const used = briefSearch()
  for (const text of ['Kusrk', 'Kusrkian']) {
    used.put({ id: 'gone', text, source: 'brief' })
    expect(shown(used.search('Kusrk').hits[0], [{ id: 'gone', text }])).toEqual([text])
    used.remove('gone')
    expect(used.search('Kusrk')).toEqual(search.search('Kusrk'))
  }
})
