import { expect, test } from 'vitest'
import { stack } from '../../../src/shared/stack'

test('notes with room around them stand where they wish', () => {
  const wishes = [
    { top: 10, height: 20 },
    { top: 100, height: 20 },
  ]
  expect(stack(wishes, 8)).toEqual([10, 100])
})

test('a crowded note stands just below the one above it, and pushes the next', () => {
  const wishes = [
    { top: 10, height: 50 },
    { top: 12, height: 50 },
    { top: 70, height: 10 },
  ]
  expect(stack(wishes, 8)).toEqual([10, 68, 126])
})
