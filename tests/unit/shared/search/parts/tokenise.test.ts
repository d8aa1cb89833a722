import { expect, test } from 'vitest'
import { tokenise } from '../../../../../src/shared/search/text/tokenise'

const terms = (text: string) => tokenise(text).map(({ term }) => term)
const shown = (text: string) => tokenise(text).map(({ start, end }) => text.slice(start, end))

test('an abbreviation with points is one word, shown without its last point', () => {
  expect(terms('the U.S. and Ph.D. degree')).toEqual(['the', 'us', 'and', 'phd', 'degree'])
  expect(shown('U.S. aid')).toEqual(['U.S', 'aid'])
})

test('a number in groups of three is one word', () => {
  expect(terms('12,000 of 1,234,567')).toEqual(['12000', 'of', '1234567'])
})

test('numbers of a date or a list stay apart', () => {
  expect(terms('2024.10.28 1,2,3')).toEqual(['2024', '10', '28', '1', '2', '3'])
})

test('a possessive is no part of its word, whichever the apostrophe', () => {
  expect(terms("Kim's Kim’s KIM'S workers'")).toEqual(['kim', 'kim', 'kim', 'workers'])
  expect(shown("Kim's")).toEqual(['Kim'])
})

test('an inner apostrophe is dropped', () => {
  expect(terms("P'yŏngyang don’t")).toEqual(['pyongyang', 'dont'])
})

test('a hyphen compound is there as its parts and as one word', () => {
  const [left, compound, right] = tokenise('anti-aircraft')
  expect([compound?.term, left?.term, right?.term]).toEqual(['antiaircraft', 'anti', 'aircraft'])
  expect([compound?.position, left?.position, right?.position]).toEqual([0, 0, 1])
})

test('a span of years is not a compound', () => {
  expect(terms('2017-2019')).toEqual(['2017', '2019'])
})

test('dashes of all kinds join a compound, a long dash parts words', () => {
  expect(terms('ROK–U.S.')).toEqual(['rok', 'rokus', 'us'])
  expect(terms('doctrine—either')).toEqual(['doctrine', 'either'])
})

test('case, accents, ligatures and full-width letters make no difference', () => {
  expect(terms('CAFÉ cafe\u0301 ﬁre ＤＭＺ')).toEqual(['cafe', 'cafe', 'fire', 'dmz'])
})

test('invisible characters within a word are passed over and stay in its range', () => {
  expect(terms('Kur\u00adsk Ku\u200drsk Ku\u202ersk')).toEqual(['kursk', 'kursk', 'kursk'])
  expect(shown('a Kur\u00adsk!')).toEqual(['a', 'Kur\u00adsk'])
})

test('Hangul keeps whole syllables, however it is composed', () => {
  expect(terms('파병'.normalize('NFD'))).toEqual(['파병'])
  expect(shown('북한의 전쟁')).toEqual(['북한의', '전쟁'])
})

test('offsets do not drift behind letters that fold to more letters', () => {
  const text = 'ﷺ ﬀ İ 파병'
  expect(tokenise(text).at(-1)).toMatchObject({ start: text.indexOf('파병'), end: text.length })
})

test.each([
  ['dotted letters', 'ab.'.repeat(33_000)],
  ['number groups', '111,'.repeat(25_000)],
  ['joiners', `a${'\u200d'.repeat(100_000)}`],
  ['joiners in words', 'a\u200d\u200d'.repeat(33_000)],
  ['apostrophes', "a'".repeat(50_000)],
  ['letter apostrophes', 'ʼ'.repeat(100_000)],
  ['one word', 'a'.repeat(100_000)],
  ['marks', `e${'\u0301'.repeat(100_000)}`],
])('100,000 characters of %s are split before the runner loses patience', (_, text) => {
  for (const { start, end } of tokenise(text)) expect(start < end && end <= text.length).toBe(true)
})
