import { expect, test } from 'vitest'
import { stamp } from '../../../../src/main/session/stamp'
import { limits } from '../../../../src/shared/limits'
import type { OwnAlias } from '../../../../src/shared/records/own-aliases'
import type { Change, Operation } from '../../../../src/shared/workspace/workspace'
import { a, applied, time } from '../workspaces'

const alias = (one: string, other: string): OwnAlias => ({ phrases: [one, other] })
const putAlias = (put: OwnAlias, instead: OwnAlias | null = null): Operation & Change => ({
  type: 'putAlias',
  alias: put,
  instead,
  index: null,
})
const putSearch = (name: string, query: string): Operation & Change => ({
  type: 'putSearch',
  search: { name, query },
  index: null,
})
const putRecent = (query: string, instead: string | null = null): Operation => ({
  type: 'putRecent',
  query,
  instead,
})

test('two aliases added from one state are both there', () => {
  const [one, other] = [alias('ROK', 'South Korea'), alias('DPRK', 'North Korea')]
  const workspace = applied()
  const operations = [putAlias(one), putAlias(other)].map((change) =>
    stamp(change, { workspace, id: a, now: time }),
  )
  expect(applied(...operations).aliases).toEqual([one, other])
})

test('an alias is changed at its place, removed by itself, and put back where it was', () => {
  const [one, two, three] = [alias('a', 'b'), alias('c', 'd'), alias('e', 'f')]
  const all = [putAlias(one), putAlias(two)]
  expect(applied(...all, putAlias(three, one)).aliases).toEqual([three, two])
  const removal: Operation = { type: 'removeAlias', alias: one }
  expect(applied(...all, removal).aliases).toEqual([two])
  expect(applied(...all, removal, { type: 'putAlias', alias: one, instead: null, index: 0 }).aliases).toEqual(
    [one, two],
  )
  expect(applied(...all, removal, putAlias(three, one)).aliases).toEqual([two, three])
})

test('a query has one name, which can be changed, and is removed by itself', () => {
  const workspace = applied(putSearch('One', 'a'), putSearch('Two', 'b'), putSearch('Uno', 'a'))
  expect(workspace.searches).toEqual([
    { name: 'Uno', query: 'a' },
    { name: 'Two', query: 'b' },
  ])
  expect(
    applied(putSearch('One', 'a'), putSearch('Two', 'b'), { type: 'removeSearch', query: 'a' }).searches,
  ).toEqual([{ name: 'Two', query: 'b' }])
})

test('of recent searches the newest is first, each is there once, and the oldest goes', () => {
  expect(applied(putRecent('b'), putRecent('a'), putRecent('b')).recent).toEqual(['b', 'a'])
  expect(applied(putRecent('a'), putRecent('nuc'), putRecent('nuclear', 'nuc')).recent).toEqual([
    'nuclear',
    'a',
  ])
  const many = Array.from({ length: limits.recent + 1 }, (_, index) => putRecent(`query ${index}`))
  expect(applied(...many).recent).toHaveLength(limits.recent)
  expect(applied(putRecent('a'), { type: 'clearRecent' }).recent).toEqual([])
})

test('what no longer fits the list is refused with a sentence', () => {
  const workspace = applied(putAlias(alias('ROK', 'South Korea')), putSearch('One', 'a'))
  const given = { workspace, id: a, now: time }
  expect(() => stamp(putAlias(alias('South Korea', 'rok')), given)).toThrow('You have these two already.')
  expect(() => stamp(putSearch('one', 'b'), given)).toThrow('Another search has this name.')
  const many = Array.from({ length: limits.aliases }, (_, index) => putAlias(alias(`x${index}`, `y${index}`)))
  expect(() => stamp(putAlias(alias('one', 'more')), { ...given, workspace: applied(...many) })).toThrow(
    'the most there can be',
  )
})
