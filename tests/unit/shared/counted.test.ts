import { expect, test } from 'vitest'
import { counted } from '../../../src/shared/counted'

test('one is one, and none and several are many', () => {
  expect([0, 1, 2, 30].map((count) => counted(count, 'day'))).toEqual([
    '0 days',
    '1 day',
    '2 days',
    '30 days',
  ])
})
