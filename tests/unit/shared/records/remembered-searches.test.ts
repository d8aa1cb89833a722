import { expect, test } from 'vitest'
import { limits } from '../../../../src/shared/limits'
import { faultOfName, rememberable } from '../../../../src/shared/records/remembered-searches'

test('a query is remembered as it was searched, or not at all', () => {
  expect(rememberable('  nuclear shadow ')).toBe('nuclear shadow')
  expect(rememberable(' \n ')).toBeNull()
  expect(rememberable('x'.repeat(5000))).toHaveLength(limits.query)
})

test('a name that is missing, too long or taken is refused with a reason', () => {
  const saved = [{ name: 'One', query: 'a' }]
  expect(faultOfName(saved, { name: '', query: 'b' })).toContain('Give it a name')
  expect(faultOfName(saved, { name: 'x'.repeat(limits.phrase + 1), query: 'b' })).toContain('too long')
  expect(faultOfName(saved, { name: 'one', query: 'b' })).toContain('Another search')
  expect(faultOfName(saved, { name: 'one', query: 'a' })).toBeNull()
})
