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
function read(numbers: number[], seal = plainSeals.journal): Extract<ReadJournal, { kind: 'read' }> {
  const lines = numbers.map((seq) => encodeRecord(place, seal, { seq, json: `"edit ${seq}"` }))
  const bytes = Buffer.concat([encodeJournalHeader(place, seal), Buffer.from(lines.join(''))])
  const found = decodeJournal(bytes, name, { store, seal })
  if (found.kind !== 'read') throw new Error('it says that it is newer')
  return found
}

const numbersIn = ({ records }: { records: { seq: number }[] }) => records.map(({ seq }) => seq).sort()

test('a journal gives back what was written, and nothing is wrong with it', () => {
  for (const seal of [plainSeals.journal, sealsUnder(new Uint8Array(32)).journal]) {
    const found = read([5, 6, 7], seal)
    expect(found).toMatchObject({ lines: 3, damage: null })
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
  expect(found).toMatchObject({ lines: 3, damage: '2 of its lines are not what Carrel wrote' })
})

test('a line that stands there twice is damage, but no second edit', () => {
  const found = read([5, 6, 5, 7])
  expect(numbersIn(found)).toEqual([5, 6, 7])
  expect(found).toMatchObject({ lines: 3, damage: '1 of its lines is not what Carrel wrote' })
})
