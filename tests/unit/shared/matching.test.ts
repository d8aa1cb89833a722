import { expect, test } from 'vitest'
import { createMatcher } from '../../../src/shared/matching'

const titles = [
  'Show or hide the left column',
  'Show the trash',
  'Show bookmarks',
  'Bookmark',
  'Highlight',
  'Restore from a backup',
  'P’yŏngyang and its neighbours',
]
const match = createMatcher(titles, (title) => title)

test('nothing typed leaves all, in their own order', () => {
  expect(match('')).toEqual(titles)
  expect(match('  ')).toEqual(titles)
})

test.each([
  ['trahs', 'Show the trash'],
  ['hilight', 'Highlight'],
  ['bokmark', 'Bookmark'],
  ['restroe', 'Restore from a backup'],
])('letters that are wrong or missing still mean a title: %s', (typed, title) => {
  expect(match(typed)[0]).toBe(title)
})

test('the title of which more is typed comes first', () => {
  expect(match('bookmark')).toEqual(['Bookmark', 'Show bookmarks'])
  expect(match('show')[0]).toBe('Show bookmarks')
})

test('words are found in any order, and all of them must be there', () => {
  expect(match('trash show')).toEqual(['Show the trash'])
  expect(match('column hide')).toEqual(['Show or hide the left column'])
  expect(match('trash column')).toEqual([])
})

test('marks and capitals make no difference', () => {
  expect(match('p’yongyang')).toEqual(['P’yŏngyang and its neighbours'])
})

test('what no title is like finds nothing, and no input is too much', () => {
  expect(match('qqqq')).toEqual([])
  expect(match('"^$!| =')).toEqual([])
  expect(match('x'.repeat(100_000))).toEqual([])
  expect(match('show '.repeat(20_000)).length).toBeGreaterThan(0)
})

test('things are found by their label, and come back as they are', () => {
  const brief = { id: 'a', title: 'The harbour year' }
  expect(createMatcher([brief], ({ title }) => title)('harbor')).toEqual([brief])
})
