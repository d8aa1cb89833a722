import { expect, test } from 'vitest'
import { editDistance } from '../../../../../src/shared/search/lexicon/edit-distance'

test('one letter more, less or other, or two neighbours swapped, is one edit', () => {
  for (const word of ['kurssk', 'kusk', 'kurzk', 'kusrk']) expect(editDistance('kursk', word, 2)).toBe(1)
})

test('the same word is no edit away', () => {
  expect(editDistance('kursk', 'kursk', 2)).toBe(0)
  expect(editDistance('', '', 1)).toBe(0)
})

test('edits add up', () => {
  expect(editDistance('reconaisance', 'reconnaissance', 2)).toBe(2)
})

test('beyond the limit the distance is just over the limit', () => {
  expect(editDistance('kursk', 'seoul', 2)).toBe(3)
  expect(editDistance('kursk', 'kursk region', 2)).toBe(3)
})
