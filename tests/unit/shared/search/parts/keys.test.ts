import { expect, test } from 'vitest'
import { isForm, stem } from '../../../../../src/shared/search/lexicon/inflection'
import { look, typed } from '../../../../../src/shared/search/text/keys'

test.each([
  ['talk', ['talks', 'talked', 'talking']],
  ['policy', ['policies']],
  ['clash', ['clashes', 'clashed', 'clashing']],
  ['control', ['controls', 'controlled', 'controlling']],
  ['seize', ['seizes', 'seized', 'seizing']],
  ['threat', ['threats']],
])('%s shares its stem with its inflections', (word, inflections) => {
  for (const inflection of inflections) expect(stem(inflection)).toBe(stem(word))
})

test.each([
  ['this', 'thi'],
  ['crisis', 'crisi'],
  ['king', 'k'],
  ['string', 'stre'],
  ['covid19', 'covid'],
])('%s is not taken for an inflection of %s', (word, other) => {
  expect(stem(word)).not.toBe(stem(other))
})

test.each(['used', 'using', 'uses'])('%s comes from use, not from us', (word) => {
  expect(stem(word)).toBe('use')
})

test.each([
  ['talked', 'talking'],
  ['policies', 'policy'],
  ['seized', 'seizing'],
  ['controlled', 'controls'],
  ['clashes', 'clash'],
])('%s and %s are forms of one word', (asked, found) => {
  expect(stem(asked)).toBe(stem(found))
  expect(isForm(asked, found, () => false)).toBe(true)
})

test.each([
  ['plane', 'plan'],
  ['planes', 'plans'],
  ['interes', 'inter'],
  ['wares', 'war'],
  ['strengthe', 'strength'],
])('%s is no form of %s, whatever their stems', (asked, found) => {
  expect(isForm(asked, found, () => false)).toBe(false)
})

test('which base a form in -ed or -ing has is known where the base occurs', () => {
  const has = (term: string) => term === 'plan'
  expect(isForm('plane', 'planed', () => false)).toBe(true)
  expect(isForm('plane', 'planned', has)).toBe(false)
  expect(isForm('planning', 'planned', has)).toBe(true)
})

test('letters that scanning confuses look the same', () => {
  expect(look('retums')).toBe(look('returns'))
  expect(look('cha1ienge')).toBe(look('challenge'))
  expect(look('incorp0rate')).toBe(look('incorporate'))
  expect(look('vvorkers')).toBe(look('workers'))
})

test('a number has no look, so that 10 is never lo', () => {
  expect(look('1000')).toBeNull()
})

test('Hangul in the making begins like the word it will be', () => {
  for (const half of ['ㅍ', '파', '파ㅂ', '팝', '파벼']) {
    expect(typed('파병').startsWith(typed(half.normalize('NFKD').normalize('NFC')))).toBe(true)
  }
  expect(typed('국가관계').startsWith(typed('국가고'))).toBe(true)
})
