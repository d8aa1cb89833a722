import fc from 'fast-check'
import { expect, test } from 'vitest'
import { journalName, parseName, snapshotName } from '../../../../../src/main/store/format/names'

const parts = fc.record({
  first: fc.nat({ max: 999_999_999_999 }),
  term: fc.nat({ max: 99_999_999 }),
  random: fc.stringMatching(/^[0-9a-f]{16}$/),
  kind: fc.constantFrom('plain' as const, 'sealed' as const),
})

test('a name says what it was made of', () => {
  fc.assert(
    fc.property(parts, ({ first, term, random, kind }) => {
      const snapshot = snapshotName(first, kind)
      expect(parseName(snapshot)).toEqual({ type: 'snapshot', name: snapshot, seq: first, kind })
      const journal = journalName({ first, term, random, kind })
      expect(parseName(journal)).toEqual({ type: 'journal', name: journal, first, term, random, kind })
    }),
  )
})

test('names are in the order of the edits, whatever program sorts them', () => {
  const names = [9, 10, 99, 1_000_000].map((number) => snapshotName(number, 'plain'))
  expect(names.toSorted()).toEqual(names)
})

test('names look as the format description says', () => {
  expect(snapshotName(42, 'plain')).toBe('snap-000000000042.json')
  expect(snapshotName(42, 'sealed')).toBe('snap-000000000042.sealed')
  const journal = { first: 43, term: 7, random: '0123456789abcdef' }
  expect(journalName({ ...journal, kind: 'plain' })).toBe('jrnl-000000000043-00000007-0123456789abcdef.log')
  expect(journalName({ ...journal, kind: 'sealed' })).toBe(
    'jrnl-000000000043-00000007-0123456789abcdef.sealed',
  )
})

test.each([
  'STORE',
  'KEY',
  'workspace.json',
  'snap-42.json',
  'snap-000000000042.log',
  'snap-000000000042.json.bak',
  'old-snap-000000000042.json',
  'jrnl-000000000043-00000007-0123456789ABCDEF.log',
  'jrnl-000000000043-00000007.log',
  '.carrel-0123456789abcdef.tmp',
])('%s is none of the numbered files', (name) => {
  expect(parseName(name)).toBeNull()
})
