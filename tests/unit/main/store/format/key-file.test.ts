import { expect, test } from 'vitest'
import { envelope } from '../../../../../src/main/store/format/envelope'
import {
  createKey,
  decodeKey,
  encodeKey,
  forget,
  inState,
  openKey,
} from '../../../../../src/main/store/format/key-file'
import { plainSeals } from '../../../../../src/main/store/format/seal'
import { cheap, idOf } from '../folder'

const given = { store: idOf(1), state: 'sealed', passphrase: 'correct horse', cost: cheap } as const

test('the passphrase opens the data key, another one does not', async () => {
  const { header, keys } = await createKey(given)
  const read = decodeKey(encodeKey(header))
  expect(read).toEqual({ header })
  expect((await openKey(header, 'correct horse'))?.data).toEqual(keys.data)
  expect(await openKey(header, 'correct hors')).toBeNull()
  expect(await openKey(header, '')).toBeNull()
})

test('every store gets a data key and a salt of its own', async () => {
  const [one, other] = [await createKey(given), await createKey(given)]
  expect(one.keys.data).not.toEqual(other.keys.data)
  expect(one.header.salt).not.toBe(other.header.salt)
})

test('a new passphrase for the same data key opens what the old one sealed', async () => {
  const { keys } = await createKey(given)
  const changed = await createKey({ ...given, passphrase: 'battery staple', data: keys.data })
  expect((await openKey(changed.header, 'battery staple'))?.data).toEqual(keys.data)
  expect(await openKey(changed.header, 'correct horse')).toBeNull()
})

test('the state can change without the passphrase, and is bound to the key', async () => {
  const { header, keys } = await createKey({ ...given, state: 'sealing' })
  const sealed = inState(header, keys, 'sealed')
  expect((await openKey(sealed, 'correct horse'))?.data).toEqual(keys.data)
  expect(await openKey({ ...sealed, state: 'unsealing' }, 'correct horse')).toBeNull()
})

test('one changed bit anywhere in the file is seen before anybody is asked for a passphrase', async () => {
  const bytes = encodeKey((await createKey(given)).header)
  for (let index = 0; index < bytes.length; index++) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index)
    expect(decodeKey(changed), `byte ${index}`).toHaveProperty('damage')
  }
  expect(decodeKey(Buffer.concat([bytes, Buffer.from(' ')]))).toHaveProperty('damage')
})

test('each field is bound to the key: one that was changed by hand, check and all, opens nothing', async () => {
  const { header } = await createKey(given)
  const changes = [
    { store: idOf(2) },
    { state: 'sealing' as const },
    { cost: 2 * cheap },
    { salt: Buffer.alloc(32).toString('base64') },
    { wrapped: Buffer.alloc(32).toString('base64') },
    { proof: Buffer.alloc(28).toString('base64url') },
  ]
  for (const change of changes) expect(await openKey({ ...header, ...change }, 'correct horse')).toBeNull()
})

test('parameters are bounded before any work is done', async () => {
  const { header } = await createKey(given)
  const judge = (change: object) => decodeKey(envelope({ ...header, ...change }, plainSeals.snapshot))
  expect(judge({ cost: 2 ** 17 })).toHaveProperty('header')
  expect(judge({ version: 2 })).toBe('newer')
  const hostile = [
    { cost: 2 ** 21 },
    { cost: 512 },
    { cost: 5000 },
    { cost: 1024.5 },
    { cost: '1024' },
    { kdf: 'none' },
    { salt: '' },
    { wrapped: 'x'.repeat(45) },
    { state: 'open' },
    { store: 'me' },
    { more: 1 },
  ]
  for (const change of hostile) expect(judge(change), JSON.stringify(change)).toBe('newer')
  expect(judge({ format: 'carrel-store' })).toHaveProperty('damage')
})

test('forgetting zeroes the keys where they lie', async () => {
  const { keys } = await createKey(given)
  forget(keys)
  expect([...keys.data, ...keys.wrapping].every((byte) => byte === 0)).toBe(true)
})

test('neither passphrase nor data key stands in the file', async () => {
  const { header, keys } = await createKey(given)
  const text = encodeKey(header).toString()
  const secrets = [keys.data, keys.wrapping].flatMap((key) =>
    (['hex', 'base64', 'base64url'] as const).map((encoding) => key.toString(encoding)),
  )
  for (const secret of ['correct horse', ...secrets]) expect(text).not.toContain(secret)
})
