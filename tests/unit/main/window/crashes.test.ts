import { expect, test } from 'vitest'
import { afterCrash } from '../../../../src/main/window/crashes'

test('a page that crashed is loaded again, and once more', () => {
  expect(afterCrash([0], false)).toBe('load-again')
  expect(afterCrash([0, 10], false)).toBe('load-again')
})

test('the third crash within a minute ends at the plain page', () => {
  expect(afterCrash([0, 10, 59_999], false)).toBe('show-stopped')
  expect(afterCrash([0, 10, 60_000], false)).toBe('load-again')
})

test('crashes of long ago are forgiven', () => {
  expect(afterCrash([0, 10, 500_000, 900_000], false)).toBe('load-again')
  expect(afterCrash([0, 10, 500_000, 500_001, 500_002], false)).toBe('show-stopped')
})

test('when the plain page crashes too, there is nothing left to show', () => {
  expect(afterCrash([0], true)).toBe('leave')
})
