import { expect, test } from 'vitest'
import { createSearch } from '../../../../../src/shared/search'
import { briefSearch, passages, shown } from '../passages'

const search = briefSearch()

test.each([
  ['100,000 characters', 'x'.repeat(100_000)],
  ['500 words', 'Korea drone '.repeat(250)],
  ['500 unknown words', 'qwxz pvkj '.repeat(250)],
  ['quotation marks only', '"'.repeat(1000)],
  ['joiners only', '\u200d'.repeat(1000)],
  ['marks only', '\u0301'.repeat(1000)],
])('a query of %s is cut, and answered', (_, query) => {
  expect(search.search(query).isCut).toBe(true)
})

test.each([
  ['operators only', 'OR OR -"" tag: in: kind: -'],
  ['unbalanced quotation marks', '"Kursk "" region" "'],
  ['excluded words only', '-a -b -c'],
  ['filters without end', 'in:in:in: tag:tag:tag: kind:kind:'],
])('a query of %s is answered, literally', (_, query) => {
  expect(search.search(query).isCut).toBe(false)
})

test.each(['(a+)+$', '.*', '[', '\\', '^', 'a|b', '$&', '%s', '-Korea -', '=Kursk|', "!'^"])(
  'characters with a meaning elsewhere have none here: %j',
  (query) => {
    const letters = query.replaceAll(/[^A-Za-z]+/g, ' ')
    expect(search.search(query).hits.map(({ id }) => id)).toEqual(
      search.search(letters).hits.map(({ id }) => id),
    )
  },
)

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'the word %s is a word like any other',
  (word) => {
    const inBrief = search.search(word).hits.flatMap(({ why }) => why)
    expect(inBrief.filter(({ kind }) => kind === 'exact')).toEqual([])
    const notes = createSearch([{ id: word, text: `a ${word} here`, source: word }])
    expect(notes.search(word).hits.map(({ id }) => id)).toEqual([word])
  },
)

test('NUL, joiners and direction overrides part words or are passed over', () => {
  expect(shown(search.search('Kursk\u0000region').hits[0])).toEqual(['Kursk', 'region'])
  expect(shown(search.search('Ku\u200drsk').hits[0])).toEqual(['Kursk'])
  expect(shown(search.search('\u202eKursk\u202c').hits[0])).toEqual(['Kursk'])
})

test.each([
  [
    'prose',
    passages
      .map(({ text }) => text)
      .join('\n')
      .repeat(7)
      .slice(0, 100_000),
  ],
  [
    'unlike words',
    Array.from({ length: 14_000 }, (_, index) => `n${(index * 7919).toString(36)}`)
      .join(' ')
      .slice(0, 100_000),
  ],
  ['one word', 'a'.repeat(100_000)],
  ['one letter words', 'a '.repeat(50_000)],
])('a note of 100,000 characters of %s goes in, is searched, and leaves nothing behind', (_, text) => {
  const notes = createSearch(passages)
  const before = notes.search('Korea n1').hits
  notes.put({ id: 'note', text, source: 'notes' })
  notes.search('aaaaaaa nnnnnnnnn the ')
  notes.remove('note')
  expect(notes.search('Korea n1').hits).toEqual(before)
})
