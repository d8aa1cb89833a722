import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { keyFrom, requireFit } from '../../../../../src/main/store/format/passphrase'
import { cheap } from '../folder'

const salt = Buffer.alloc(32, 5)

function whyUnfit(passphrase: string): string | null {
  try {
    requireFit(passphrase)
    return null
  } catch (error) {
    expect(error).toMatchObject({ code: 'unfit-passphrase' })
    return String(error)
  }
}

test('8 to 1,024 characters are taken, whatever script they are in', () => {
  for (const fit of ['correct!', 'x'.repeat(1024), '여덟글자의암호문', '🔑'.repeat(8), '        '])
    expect(whyUnfit(fit), fit).toBeNull()
})

test.each([
  ['', 'at least 8'],
  ['x', 'at least 8'],
  ['1234567', 'at least 8'],
  ['🔑'.repeat(7), 'at least 8'],
  ['x'.repeat(1025), 'at most 1,024'],
  ['x'.repeat(10_000), 'at most 1,024'],
])('too short and too long ones are refused: %.10s', (passphrase, why) => {
  expect(whyUnfit(passphrase)).toContain(why)
  expect(whyUnfit(passphrase)).toContain('Nothing was changed.')
})

test('characters are counted as they look: a Hangul syllable is one, however it was composed', () => {
  expect(whyUnfit('비밀번호의길이'.normalize('NFD'))).toContain('at least 8')
  expect(whyUnfit('비밀번호의길이는'.normalize('NFD'))).toBeNull()
})

test.each(['NUL\0inside', 'line\nbreak', 'tab\tstop', 'half \ud83d pair', 'c1 \u0085 one'])(
  'what cannot be typed again is refused: %j',
  (passphrase) => {
    expect(whyUnfit(passphrase)).toContain('control characters')
  },
)

test('composed and decomposed Hangul are one passphrase', async () => {
  const passphrase = '북한군 파병'
  const composed = await keyFrom(passphrase.normalize('NFC'), salt, cheap)
  expect(await keyFrom(passphrase.normalize('NFD'), salt, cheap)).toEqual(composed)
})

test('the key is plain scrypt of the UTF-8 text, so that any program can make it', async () => {
  const expected = scryptSync('correct horse', salt, 32, { N: cheap, r: 8, p: 1 })
  expect(await keyFrom('correct horse', salt, cheap)).toEqual(expected)
})

test('another salt, another cost, another letter make another key', async () => {
  const keys = await Promise.all([
    keyFrom('correct horse', salt, cheap),
    keyFrom('Correct horse', salt, cheap),
    keyFrom('correct horse', Buffer.alloc(32, 6), cheap),
    keyFrom('correct horse', salt, 2 * cheap),
  ])
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(4)
})
