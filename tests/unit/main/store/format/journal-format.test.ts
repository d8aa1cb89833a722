import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { envelope } from '../../../../../src/main/store/format/envelope'
import {
  decodeJournal,
  encodeJournalHeader,
  encodeRecord,
} from '../../../../../src/main/store/format/journal-format'
import { type JournalName, journalName, parseName } from '../../../../../src/main/store/format/names'
import { plainSeals, type Seal, sealsUnder } from '../../../../../src/main/store/format/seal'
import { schemaVersion } from '../../../../../src/shared/workspace/workspace'
import { idOf } from '../folder'

const store = idOf(1)
const place = { store, first: 5, term: 2 }
const plain = plainSeals.journal
const sealed = sealsUnder(new Uint8Array(32)).journal
const kinds = [
  { name: 'plain', seal: plain },
  { name: 'sealed', seal: sealed },
]
const words = (seq: number) => `{"edit":"한국어 ${seq}"}`

function nameOf({ first, term } = place): JournalName {
  const name = parseName(journalName({ first, term, random: '0123456789abcdef', kind: 'plain' }))
  if (name?.type !== 'journal') throw new Error('not a journal')
  return name
}

/** The lines of a journal of edits 5, 6 and 7, the header first. */
function lines(seal: Seal): string[] {
  const records = [5, 6, 7].map((seq) => encodeRecord(place, seal, { seq, json: words(seq) }))
  return [encodeJournalHeader(place, seal).toString(), ...records]
}

function decode(text: string, seal: Seal, at: { name?: JournalName; store?: string } = {}) {
  return decodeJournal(Buffer.from(text), at.name ?? nameOf(), { store: at.store ?? store, seal })
}

function read(text: string, seal: Seal) {
  const result = decode(text, seal)
  if (result.kind !== 'read') throw new Error('newer')
  return { ...result, records: result.records.map(({ seq, json }) => `${seq} ${Buffer.from(json)}`) }
}

describe.each(kinds)('$name', ({ seal }) => {
  test('edits come back in their order', () => {
    expect(read(lines(seal).join(''), seal)).toEqual({
      kind: 'read',
      first: 5,
      schema: schemaVersion,
      records: [5, 6, 7].map((seq) => `${seq} ${words(seq)}`),
      end: 7,
      isProven: true,
      damage: null,
    })
  })

  test('each record is proven alone: a bad line costs that line, and is counted', () => {
    for (const bad of [1, 2, 3]) {
      const changed = lines(seal).map((line, index) => (index === bad ? `${line.slice(0, -3)}!\n` : line))
      const { records, end, damage } = read(changed.join(''), seal)
      expect(records).toHaveLength(2)
      expect(records.some((record) => record.startsWith(`${bad + 4} `))).toBe(false)
      expect({ end, damage }).toEqual({ end: 7, damage: '1 of its lines is not what Carrel wrote' })
    }
  })

  test('a torn last line is nothing wrong: that edit was never acknowledged', () => {
    const text = lines(seal).join('')
    for (const cut of [2, 10, 40])
      expect(read(text.slice(0, -cut), seal)).toMatchObject({ end: 6, damage: null })
    expect(read(`${text}8 half a li`, seal)).toMatchObject({ end: 7, damage: null })
  })

  test('a last line that has lost only its line feed counts, and another byte in its place is damage', () => {
    const text = lines(seal).join('').slice(0, -1)
    const records = [5, 6, 7].map((seq) => `${seq} ${words(seq)}`)
    expect(read(text, seal)).toMatchObject({ records, end: 7, damage: null })
    const damage = '1 of its lines is not what Carrel wrote'
    expect(read(`${text}\v`, seal)).toMatchObject({ records, end: 7, damage })
    expect(read(`${text}\v\v`, seal)).toMatchObject({ records: records.slice(0, 2), end: 6, damage: null })
  })

  test('lines that were swapped or doubled are damage, and none of them is lost or counted twice', () => {
    const [header = '', five = '', six = '', seven = ''] = lines(seal)
    for (const text of [six + five + seven, five + five + six + seven, five + six + seven + five]) {
      const { records, end, damage } = read(header + text, seal)
      expect(records.toSorted()).toEqual([5, 6, 7].map((seq) => `${seq} ${words(seq)}`))
      expect({ end, damage }).toEqual({ end: 7, damage: '1 of its lines is not what Carrel wrote' })
    }
  })

  test('lines under another number, or from another journal, are refused', () => {
    const [header = '', five = '', six = '', seven = ''] = lines(seal)
    const renumbered = read(header + five + six.replace('6', '8') + seven, seal)
    expect(renumbered.records.map((record) => record.slice(0, 1))).toEqual(['5', '7'])
    for (const at of [{ name: nameOf({ ...place, term: 3 }) }, { store: idOf(2) }])
      expect(decode(header + five + six + seven, seal, at)).toMatchObject({
        records: [],
        end: 4,
        isProven: false,
        damage: 'it is another file under its name',
      })
  })

  test('under a wrong number it is told by its first line, and no edit counts as missing', () => {
    const name = nameOf({ ...place, first: 777 })
    expect(decode(lines(seal).join(''), seal, { name })).toMatchObject({
      first: 5,
      end: 7,
      damage: 'it stands under the name of another one',
    })
  })

  test('a damaged first line costs no edit', () => {
    const [header = '', ...records] = lines(seal)
    const text = `${header.replace('carrel', 'Carrel')}${records.join('')}`
    expect(read(text, seal)).toMatchObject({
      end: 7,
      isProven: true,
      damage: 'its first line is not what Carrel wrote',
    })
    expect(read(text, seal).records).toHaveLength(3)
  })

  test('a file without a line is damaged: its first line is written before it gets its name', () => {
    const missing = {
      kind: 'read',
      first: 5,
      schema: null,
      records: [],
      end: 4,
      isProven: false,
      damage: 'its first line is missing',
    }
    expect(read('', seal)).toEqual(missing)
    expect(read('\0'.repeat(512), seal)).toEqual(missing)
  })

  test('what another program appended is no lost edit', () => {
    const text = `${lines(seal).join('')}\n404 Not found\n<html>\n`
    expect(read(text, seal)).toMatchObject({ end: 7, damage: '3 of its lines are not what Carrel wrote' })
  })

  test('a later layout and a later schema are newer', () => {
    const header = { format: 'carrel-journal', version: 1, store, schema: 3, first: 5, term: 2 }
    const judge = (changed: object) => decode(envelope({ ...header, ...changed }, seal).toString(), seal).kind
    expect(judge({})).toBe('read')
    expect(judge({ version: 2 })).toBe('newer')
    expect(judge({ schema: 4 })).toBe('newer')
  })
})

test('a plain record is what anybody can compute and read', () => {
  const context = `carrel-journal 1 ${store} 2 5`
  const check = createHash('sha256')
    .update(`${context}\n${words(5)}`)
    .digest('base64url')
  expect(encodeRecord(place, plain, { seq: 5, json: words(5) })).toBe(`5 ${check} ${words(5)}\n`)
})

test('sealed records hold no word of an edit, and only one spelling of each is taken', () => {
  const [header = '', five = ''] = lines(sealed)
  expect(five).toMatch(/^5 [\w-]{38} [A-Za-z0-9+/]+=*\n$/)
  expect(read(header + five, sealed).records).toHaveLength(1)
  for (const other of [five.replace('\n', ' \n'), five.replace('\n', '=\n'), five.replace(/^5/, '05')])
    expect(read(header + other, sealed)).toMatchObject({ records: [], end: 5 })
})
