import { expect, test } from 'vitest'
import { beginning, oneLine } from '../../../src/shared/one-line'

test('line breaks, tabs and runs of blanks become single spaces, those at the ends nothing', () => {
  expect(oneLine(' a  genuine\n\talliance ')).toBe('a genuine alliance')
  expect(oneLine(' \n ')).toBe('')
})

test('a text that fits is left as it is, a longer one ends after its last whole word', () => {
  expect(beginning('a genuine alliance', 18)).toBe('a genuine alliance')
  expect(beginning('a genuine alliance', 17)).toBe('a genuine…')
  expect(beginning('a genuine alliance', 10)).toBe('a genuine…')
})

test('a single long word is cut, but never within a character', () => {
  expect(beginning('unbroken', 4)).toBe('unbr…')
  expect(beginning('ab😀cd', 3)).toBe('ab…')
})
