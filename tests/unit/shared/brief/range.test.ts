import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clip, contains, isSameRange, overlaps, type Range, split } from '../../../../src/shared/brief/range'

const range = fc
  .tuple(fc.nat(60), fc.nat(20))
  .map(([start, length]): Range => ({ start, end: start + length }))

test('ranges are the same by both of their ends, and none is the same as one that is missing', () => {
  expect(isSameRange({ start: 2, end: 5 }, { start: 2, end: 5 })).toBe(true)
  expect(isSameRange({ start: 2, end: 5 }, { start: 2, end: 6 })).toBe(false)
  expect(isSameRange({ start: 2, end: 5 }, { start: 1, end: 5 })).toBe(false)
  expect(isSameRange({ start: 2, end: 5 }, null)).toBe(false)
})

test('ranges that only touch do not overlap', () => {
  expect(overlaps({ start: 2, end: 5 }, { start: 5, end: 9 })).toBe(false)
  expect(overlaps({ start: 2, end: 6 }, { start: 5, end: 9 })).toBe(true)
})

test('a range contains itself and what lies at its edges, not what juts out', () => {
  expect(contains({ start: 2, end: 5 }, { start: 2, end: 5 })).toBe(true)
  expect(contains({ start: 2, end: 5 }, { start: 5, end: 5 })).toBe(true)
  expect(contains({ start: 2, end: 5 }, { start: 4, end: 6 })).toBe(false)
})

test('a clipped range is the part within the bounds, or null', () => {
  expect(clip({ start: 0, end: 9 }, { start: 4, end: 20 })).toEqual({ start: 4, end: 9 })
  expect(clip({ start: 0, end: 4 }, { start: 4, end: 20 })).toBeNull()
})

test('two overlapping layers cut a passage into what each covers and what both cover', () => {
  const note = { start: 12, end: 20, name: 'note' }
  const hit = { start: 16, end: 40, name: 'hit' }
  expect(split({ start: 10, end: 30 }, [note, hit])).toEqual([
    { start: 10, end: 12, layers: [] },
    { start: 12, end: 16, layers: [note] },
    { start: 16, end: 20, layers: [note, hit] },
    { start: 20, end: 30, layers: [hit] },
  ])
})

test('a passage without layers is one piece', () => {
  expect(split({ start: 3, end: 8 }, [])).toEqual([{ start: 3, end: 8, layers: [] }])
  expect(split({ start: 3, end: 8 }, [{ start: 8, end: 9 }])).toEqual([{ start: 3, end: 8, layers: [] }])
})

test('pieces tile the bounds and each unit has exactly the layers that cover it, in the order given', () => {
  const bounds = range.filter(({ start, end }) => start < end)
  fc.assert(
    fc.property(bounds, fc.array(range, { maxLength: 8 }), (within, layers) => {
      const pieces = split(within, layers)
      expect(pieces[0]?.start).toBe(within.start)
      expect(pieces.at(-1)?.end).toBe(within.end)
      for (const [index, piece] of pieces.entries()) {
        expect(piece.start).toBe(index === 0 ? within.start : pieces[index - 1]?.end)
        for (let unit = piece.start; unit < piece.end; unit++) {
          expect(piece.layers).toEqual(layers.filter((layer) => layer.start <= unit && unit < layer.end))
        }
      }
    }),
  )
})
