import { expect, test } from 'vitest'
import { inOrder, stepHit } from '../../../../src/shared/brief/hit-steps'

const [first, second, third] = [
  { start: 10, end: 15 },
  { start: 40, end: 47 },
  { start: 90, end: 91 },
] as const
const hits = [third, first, second, { ...first }]
const from = (marked: typeof first | typeof second | typeof third | null, offset = 0) => ({ marked, offset })

test('hits are gone over in the order of the text, each once', () => {
  expect(inOrder(hits)).toEqual([first, second, third])
})

test('the next hit follows the marked one', () => {
  expect(stepHit(hits, from(first), 1)).toEqual({ hit: second, number: 2, isAround: false })
  expect(stepHit(hits, from(third), -1)).toEqual({ hit: second, number: 2, isAround: false })
})

test('after the last comes the first, and before the first the last', () => {
  expect(stepHit(hits, from(third), 1)).toEqual({ hit: first, number: 1, isAround: true })
  expect(stepHit(hits, from(first), -1)).toEqual({ hit: third, number: 3, isAround: true })
})

test('without a marked hit the way begins where the reader is', () => {
  expect(stepHit(hits, from(null, 40), 1)?.hit).toEqual(second)
  expect(stepHit(hits, from(null, 40), -1)?.hit).toEqual(first)
  expect(stepHit(hits, from(null, 91), 1)).toEqual({ hit: first, number: 1, isAround: true })
})

test('without hits there is nowhere to go', () => {
  expect(stepHit([], from(first), 1)).toBeNull()
})
