import { createCipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { envelope, openEnvelope } from './envelope'
import { keyFrom } from './passphrase'
import { decrypt, nonceLength, plainSeals, type Seals, sealsUnder } from './seal'

const format = 'carrel-key'

/** Parameters are bounded before any work is done: a hostile file must not eat the memory (2 ** 20 takes 1 GB). */
export const KeyHeader = z.strictObject({
  format: z.literal(format),
  version: z.literal(1),
  store: z.uuid(),
  /** 'sealing': plain files may still be there, and count; 'sealed': they do not; 'unsealing': on the way back. */
  state: z.enum(['sealing', 'sealed', 'unsealing']),
  kdf: z.literal('scrypt'),
  cost: z
    .number()
    .int()
    .min(1024)
    .max(2 ** 20)
    .refine((cost) => Number.isInteger(Math.log2(cost))),
  salt: z.string().length(44),
  /** Nonce and tag of the wrapped key, base64url, and the wrapped key, base64. */
  proof: z.string().length(38),
  wrapped: z.string().length(44),
})
export type KeyHeader = z.infer<typeof KeyHeader>
export type KeyState = KeyHeader['state']

/** What a passphrase opens: `wrapping` is made of it, `data` is random, and `seals` are made of that. */
export type Keys = { wrapping: Buffer; data: Buffer; seals: Seals }

/** What stands in a KEY file, or why it cannot be used. */
export type ReadKey = { header: KeyHeader } | { damage: string } | 'newer'

/** A fresh data key under a passphrase, or a given one, which is used as it lies there and not copied. */
export async function createKey(given: {
  store: string
  state: KeyState
  passphrase: string
  cost: number
  data?: Buffer
}): Promise<{ header: KeyHeader; keys: Keys }> {
  const salt = randomBytes(32)
  const wrapping = await keyFrom(given.passphrase, salt, given.cost)
  const keys = keysOf(wrapping, given.data ?? randomBytes(32))
  const { store, state, cost } = given
  const bound = {
    format,
    version: 1,
    store,
    state,
    kdf: 'scrypt',
    cost,
    salt: salt.toString('base64'),
  } as const
  return { header: wrap(bound, keys), keys }
}

/** The same key file in another state; no passphrase is needed, since the keys are open. */
export function inState(header: KeyHeader, keys: Keys, state: KeyState): KeyHeader {
  const { proof: _, wrapped: __, ...bound } = header
  return wrap({ ...bound, state }, keys)
}

type Bound = Omit<KeyHeader, 'proof' | 'wrapped'>

function wrap(bound: Bound, { wrapping, data }: Keys): KeyHeader {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce).setAAD(Buffer.from(JSON.stringify(bound)))
  const wrapped = Buffer.concat([cipher.update(data), cipher.final()]).toString('base64')
  return { ...bound, proof: Buffer.concat([nonce, cipher.getAuthTag()]).toString('base64url'), wrapped }
}

/** The keys, or null when it is not the passphrase. */
export async function openKey(header: KeyHeader, passphrase: string): Promise<Keys | null> {
  const { proof, wrapped, ...bound } = header
  const wrapping = await keyFrom(passphrase, Buffer.from(bound.salt, 'base64'), bound.cost)
  const context = JSON.stringify(bound)
  const data = decrypt(wrapping, { context, check: proof, body: Buffer.from(wrapped, 'base64') })
  if (data) return keysOf(wrapping, Buffer.from(data.buffer, data.byteOffset, data.length))
  wrapping.fill(0)
  return null
}

function keysOf(wrapping: Buffer, data: Buffer): Keys {
  return { wrapping, data, seals: sealsUnder(data) }
}

/** Zeroes the keys where they lie. */
export function forget({ wrapping, data, seals }: Keys): void {
  wrapping.fill(0)
  data.fill(0)
  seals.forget()
}

export function encodeKey(header: KeyHeader): Buffer {
  return envelope(header, plainSeals.snapshot)
}

/** Judges a KEY file. Its plain check tells a damaged file from a wrong passphrase, before anybody is asked for one. */
export function decodeKey(bytes: Buffer): ReadKey {
  const opened = openEnvelope(bytes, plainSeals.snapshot)
  if ('damage' in opened) return opened
  if (opened.header.format !== format) return { damage: 'it is another file under its name' }
  const checked = KeyHeader.safeParse(opened.header)
  return checked.success && opened.body.length === 0 ? { header: checked.data } : 'newer'
}
