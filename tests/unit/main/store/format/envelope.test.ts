import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  beginEnvelope,
  envelope,
  openEnvelope,
  peekHeader,
} from '../../../../../src/main/store/format/envelope'
import { plainSeals, sealsUnder } from '../../../../../src/main/store/format/seal'

const header = { format: 'carrel-test', version: 1, store: 'a store' }
const plain = plainSeals.snapshot
const sealed = sealsUnder(new Uint8Array(32).fill(7)).snapshot
const body = Buffer.from('the body\nof two lines')
const kinds = [
  { name: 'plain', seal: plain },
  { name: 'sealed', seal: sealed },
]

test.each(kinds)('what was written is read again: $name', ({ seal }) => {
  const bytes = envelope(header, seal, body)
  expect(openEnvelope(bytes, seal)).toEqual({ header, body })
  expect(peekHeader(bytes)).toEqual(header)
})

test('a plain check is what anybody can compute: SHA-256 of the line with an empty check, a line feed and the body', () => {
  const text = envelope({ format: 'carrel-test', version: 1 }, plain, body).toString()
  const blank = '{"format":"carrel-test","version":1,"check":""}'
  const check = createHash('sha256').update(`${blank}\n`).update(body).digest('base64url')
  expect(text).toBe(`{"format":"carrel-test","version":1,"check":"${check}"}\n${body}`)
})

test.each(kinds)('a body given in pieces is the same as one given whole: $name', ({ seal }) => {
  const begun = beginEnvelope(header, seal)
  const pieces = [begun.update(body.subarray(0, 3)), begun.update(body.subarray(3))]
  expect(openEnvelope(Buffer.concat([begun.header(), ...pieces]), seal)).toEqual({ header, body })
})

test.each(kinds)('one changed bit anywhere is seen: $name', ({ seal }) => {
  const bytes = envelope(header, seal, body)
  for (let index = 0; index < bytes.length * 8; index++) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(index >> 3) ^ (1 << (index & 7)), index >> 3)
    expect(openEnvelope(changed, seal), `bit ${index}`).toHaveProperty('damage')
  }
})

test.each(kinds)('a byte more or less is seen: $name', ({ seal }) => {
  const bytes = envelope(header, seal, body)
  const feed = Buffer.from('\n')
  const others = [
    bytes.subarray(0, -1),
    bytes.subarray(1),
    Buffer.concat([bytes, feed]),
    Buffer.concat([feed, bytes]),
  ]
  for (const changed of others) expect(openEnvelope(changed, seal)).toHaveProperty('damage')
})

test('sealed content is not in the file, its header is', () => {
  const text = envelope(header, sealed, body).toString('latin1')
  expect(text).not.toContain('two lines')
  expect(text).toContain('carrel-test')
})

test('what is no envelope is said in half a sentence', () => {
  const why = (text: string) => openEnvelope(Buffer.from(text), plain)
  expect(why('')).toEqual({ damage: 'it is empty' })
  const notOurs = { damage: 'its first line is not one of Carrel’s' }
  for (const text of [
    'null\n',
    '{}\n',
    '{"check":""}\n',
    '{"format":"x","check":""}\n',
    '{"version":1,"check":""}\n',
    '\0'.repeat(9000),
    '[\n',
  ])
    expect(why(text), text.slice(0, 30)).toEqual(notOurs)
  expect(why(`{"format":"x","version":1,"pad":"${'p'.repeat(9000)}","check":""}\n`)).toEqual(notOurs)
  expect(why('{"format":"x","version":1,"check":""}\n')).toEqual({
    damage: 'its check does not fit its content',
  })
})

test('no bytes at all make the reader throw', () => {
  const anything = fc.uint8Array({ maxLength: 300 })
  const almost = fc.string({ maxLength: 60 }).map((text) => Buffer.from(`{${text},"check":"AAAA"}\n`))
  fc.assert(
    fc.property(fc.oneof(anything, almost), (bytes) => {
      expect(openEnvelope(Buffer.from(bytes), plain)).toHaveProperty('damage')
    }),
  )
})
