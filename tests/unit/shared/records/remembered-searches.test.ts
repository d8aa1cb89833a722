import { expect, test } from 'vitest'
import { limits } from '../../../../src/shared/limits'
import {
  faultOfName,
  rememberable,
  withRecent,
  withSaved,
} from '../../../../src/shared/records/remembered-searches'

test('a query is remembered as it was searched, or not at all', () => {
  expect(rememberable('  nuclear shadow ')).toBe('nuclear shadow')
  expect(rememberable(' \n ')).toBeNull()
  expect(rememberable('x'.repeat(5000))).toHaveLength(limits.query)
})

test('the newest is first, each is there once, and the oldest goes', () => {
  expect(withRecent(['a', 'b'], 'c', null)).toEqual(['c', 'a', 'b'])
  expect(withRecent(['a', 'b'], 'b', null)).toEqual(['b', 'a'])
  const many = Array.from({ length: limits.recent }, (_, index) => `query ${index}`)
  expect(withRecent(many, 'new', null)).toEqual(['new', ...many.slice(0, -1)])
})

test('a query that was typed on takes the place of what it began with', () => {
  expect(withRecent(['nuc', 'a'], 'nuclear', 'nuc')).toEqual(['nuclear', 'a'])
})

test('a query has one name, which can be changed', () => {
  const saved = withSaved([{ name: 'One', query: 'a' }], { name: 'Two', query: 'b' })
  expect(saved).toEqual([
    { name: 'One', query: 'a' },
    { name: 'Two', query: 'b' },
  ])
  expect(withSaved(saved, { name: 'Uno', query: 'a' })[0]).toEqual({ name: 'Uno', query: 'a' })
})

test('a name that is missing, too long or taken is refused with a reason', () => {
  const saved = [{ name: 'One', query: 'a' }]
  expect(faultOfName(saved, { name: '', query: 'b' })).toContain('Give it a name')
  expect(faultOfName(saved, { name: 'x'.repeat(limits.phrase + 1), query: 'b' })).toContain('too long')
  expect(faultOfName(saved, { name: 'one', query: 'b' })).toContain('Another search')
  expect(faultOfName(saved, { name: 'one', query: 'a' })).toBeNull()
})
