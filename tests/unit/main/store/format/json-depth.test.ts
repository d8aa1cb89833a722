import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDeeperThan } from '../../../../../src/main/store/format/json-depth'

const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`

test('nesting is counted over lists and objects alike', () => {
  expect(isDeeperThan(nested(32), 32)).toBe(false)
  expect(isDeeperThan(nested(34), 32)).toBe(true)
})

test('brackets inside texts are words, not nesting', () => {
  expect(isDeeperThan(JSON.stringify({ text: `${'['.repeat(99)}"\\${'{'.repeat(99)}` }), 32)).toBe(false)
})

test('neighbours are not nested', () => {
  expect(isDeeperThan(`[${'[],'.repeat(99)}[]]`, 2)).toBe(false)
})

test('it is the depth of the value, whatever stands in its texts', () => {
  const depthOf = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 0
    return 1 + Math.max(0, ...Object.values(value).map(depthOf))
  }
  const text = fc.string({ unit: fc.constantFrom('"', '\\', '[', '}', 'a', '한', '\u2028', '\n') })
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 6 }, text, fc.array(tie('value')), fc.dictionary(text, tie('value'))),
  }))
  fc.assert(
    fc.property(value, fc.nat({ max: 8 }), (given, limit) => {
      expect(isDeeperThan(JSON.stringify(given), limit)).toBe(depthOf(given) > limit)
    }),
  )
})
