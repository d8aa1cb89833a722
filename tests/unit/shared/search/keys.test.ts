import { expect, test } from 'vitest'
import { look, stem, typed } from '../../../../src/shared/search/keys'

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

test('letters that scanning confuses look the same', () => {
  expect(look('retums')).toBe(look('returns'))
  expect(look('cha1ienge')).toBe(look('challenge'))
  expect(look('incorp0rate')).toBe(look('incorporate'))
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
