import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stack } from '../../../src/shared/stack'

const room = { gap: 8, height: 1000, held: -1 }
const rounded = (tops: number[]) => tops.map((top) => Math.round(top) + 0) // and no -0

test('notes with room around them stand where they wish', () => {
  const wishes = [
    { top: 10, height: 20 },
    { top: 100, height: 20 },
  ]
  for (const held of [-1, 0, 1]) expect(rounded(stack(wishes, { ...room, held }))).toEqual([10, 100])
})

test('a crowd spreads evenly around its words, and leaves in peace who is away from it', () => {
  const wishes = [
    { top: 300, height: 40 },
    { top: 300, height: 40 },
    { top: 300, height: 40 },
    { top: 700, height: 40 },
  ]
  expect(stack(wishes, room)).toEqual([252, 300, 348, 700])
})

test('a crowd at the top or at the end stays on the page', () => {
  const crowd = (top: number) => [0, 1, 2].map(() => ({ top, height: 40 }))
  expect(stack(crowd(10), room)).toEqual([0, 48, 96])
  expect(stack(crowd(990), room)).toEqual([864, 912, 960])
})

test('more notes than the page is long begin at its top', () => {
  const wishes = [0, 1, 2].map(() => ({ top: 500, height: 400 }))
  expect(stack(wishes, room)).toEqual([0, 408, 816])
})

test('the held note stands where it wishes, those above make room upwards, those below go on from it', () => {
  const wishes = [
    { top: 0, height: 50 },
    { top: 100, height: 50 },
    { top: 110, height: 50 },
    { top: 120, height: 50 },
    { top: 130, height: 10 },
  ]
  expect(rounded(stack(wishes, { ...room, held: 3 }))).toEqual([-54, 4, 62, 120, 178])
})

test('no note overlaps the next, whatever they wish', () => {
  const standing = fc.record({
    top: fc.integer({ min: 0, max: 5000 }),
    height: fc.integer({ min: 1, max: 400 }),
  })
  fc.assert(
    fc.property(fc.array(standing, { maxLength: 40 }), fc.integer({ min: -1, max: 39 }), (wishes, held) => {
      const sorted = wishes.sort((a, b) => a.top - b.top)
      const tops = stack(sorted, { gap: 8, height: 5400, held: held < sorted.length ? held : -1 })
      for (const [index, top] of tops.slice(1).entries())
        expect(top - (tops[index] ?? 0)).toBeGreaterThanOrEqual((sorted[index]?.height ?? 0) + 8 - 0.001)
    }),
  )
})
