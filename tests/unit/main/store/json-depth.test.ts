import { expect, test } from 'vitest'
import { isDeeperThan } from '../../../../src/main/store/json-depth'

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
