import { expect, test } from 'vitest'
import { decrypt, plainSeals, type Seal, sealsUnder } from '../../../../../src/main/store/format/seal'

const dataKey = new Uint8Array(32).fill(1)
const secret = Buffer.from('who met whom, and when')

function seal(with_: Seal, context: string): { check: string; body: Uint8Array } {
  const protecting = with_.protect(context)
  const body = protecting.update(secret)
  return { body: Buffer.from(body), check: protecting.finish() }
}

test.each([
  { name: 'plain', seals: plainSeals },
  { name: 'sealed', seals: sealsUnder(dataKey) },
])('bytes come back in their own context only: $name', ({ seals }) => {
  const { check, body } = seal(seals.journal, 'here 1')
  expect(seals.journal.reveal('here 1', check, body)).toEqual(secret)
  expect(seals.journal.reveal('here 2', check, body)).toBeNull()
  expect(seals.journal.reveal('here 1', '', body)).toBeNull()
})

test('the same bytes never look the same twice when they are sealed', () => {
  const { journal } = sealsUnder(dataKey)
  const [one, other] = [seal(journal, 'here'), seal(journal, 'here')]
  expect(one.check).not.toBe(other.check)
  expect(one.body).not.toEqual(other.body)
})

test('another data key opens nothing, and the key of one kind of file does not open the other kind', () => {
  const seals = sealsUnder(dataKey)
  const { check, body } = seal(seals.snapshot, 'here')
  expect(sealsUnder(dataKey).snapshot.reveal('here', check, body)).toEqual(secret)
  expect(sealsUnder(new Uint8Array(32).fill(2)).snapshot.reveal('here', check, body)).toBeNull()
  expect(seals.journal.reveal('here', check, body)).toBeNull()
})

test('once it is forgotten, a seal opens nothing more', () => {
  const seals = sealsUnder(dataKey)
  const snapshot = seal(seals.snapshot, 'here')
  const journal = seal(seals.journal, 'here')
  seals.forget()
  expect(seals.snapshot.reveal('here', snapshot.check, snapshot.body)).toBeNull()
  expect(seals.journal.reveal('here', journal.check, journal.body)).toBeNull()
})

test('a check is taken in the one spelling that Carrel writes', () => {
  const key = new Uint8Array(32).fill(3)
  const { snapshot } = sealsUnder(key)
  const { check, body } = seal(snapshot, 'here')
  const lastBitsUnused = `${check.slice(0, -1)}${String.fromCharCode(check.charCodeAt(check.length - 1) + 1)}`
  for (const spelling of [`${check}=`, `${check} `, check.slice(0, -4), lastBitsUnused])
    expect(snapshot.reveal('here', spelling, body), spelling).toBeNull()
  expect(decrypt(key, { context: 'here', check: 'x', body })).toBeNull()
})
