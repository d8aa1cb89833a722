import { expect, test } from 'vitest'
import {
  decodeJournal,
  encodeJournalHeader,
  encodeRecord,
  type ReadJournal,
} from '../../../../src/main/store/journal-format'
import type { JournalName } from '../../../../src/main/store/names'
import { plainSeals, sealsUnder } from '../../../../src/main/store/seal'

const store = '00000000-0000-4000-8000-000000000000'
const place = { store, first: 5, term: 2 }
const name: JournalName = { type: 'journal', name: 'a-journal', first: 5, term: 2, kind: 'plain' }

/** What is read from a journal whose lines are those of the edits with these numbers, in this order. */
function read(
  numbers: number[],
  { seal = plainSeals.journal, under = name } = {},
): Extract<ReadJournal, { kind: 'read' }> {
  const lines = numbers.map((seq) => encodeRecord(place, seal, { seq, json: `"edit ${seq}"` }))
  const bytes = Buffer.concat([encodeJournalHeader(place, seal), Buffer.from(lines.join(''))])
  const found = decodeJournal(bytes, under, { store, seal })
  if (found.kind !== 'read') throw new Error('it says that it is newer')
  return found
}

const numbersIn = ({ records }: { records: { seq: number }[] }) => records.map(({ seq }) => seq).sort()

test('a journal gives back what was written, and nothing is wrong with it', () => {
  for (const seal of [plainSeals.journal, sealsUnder(new Uint8Array(32)).journal]) {
    const found = read([5, 6, 7], { seal })
    expect(found).toMatchObject({ end: 7, isProven: true, damage: null })
    expect(found.records.map(({ json }) => Buffer.from(json).toString())).toEqual([
      '"edit 5"',
      '"edit 6"',
      '"edit 7"',
    ])
  }
})

test('lines in another order are damage, and every one of them still counts', () => {
  const found = read([7, 5, 6])
  expect(numbersIn(found)).toEqual([5, 6, 7])
  expect(found).toMatchObject({ end: 7, damage: '2 of its lines are not what Carrel wrote' })
})

test('a line that stands there twice is damage, but no second edit', () => {
  const found = read([5, 6, 5, 7])
  expect(numbersIn(found)).toEqual([5, 6, 7])
  expect(found).toMatchObject({ end: 7, damage: '1 of its lines is not what Carrel wrote' })
})

test('a journal under a wrong number is told by its first line, and no edit counts as missing', () => {
  const found = read([5, 6], { under: { ...name, first: 777 } })
  expect(numbersIn(found)).toEqual([5, 6])
  expect(found).toMatchObject({ first: 5, end: 6, damage: 'it stands under the name of another one' })
})

test('a journal under the name of another one gives nothing away', () => {
  const found = read([5, 6], { under: { ...name, term: 3 } })
  expect(found).toMatchObject({
    records: [],
    end: 4,
    isProven: false,
    damage: 'it is another file under its name',
  })
})
