import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** Bytes on their way to the disk: what `update` gives back is written, and what `finish` gives back proves it whole. */
export type Protecting = { update(bytes: Uint8Array): Uint8Array; finish(): string }

/**
 * Makes a change of bytes show. `context` says what the bytes are and where they belong (format, store, number); it is
 * not written, but bytes that are read in another context are refused.
 */
export type Seal = {
  readonly kind: SealKind
  protect(context: string): Protecting
  /** The bytes as they were given to `protect`, or null when anything about them is not as it was. */
  reveal(context: string, check: string, body: Uint8Array): Uint8Array | null
}
export type SealKind = 'plain' | 'sealed'

/** One for each kind of file, so that no key is used for two things. After `forget` they open and seal nothing. */
export type Seals = { snapshot: Seal; journal: Seal; forget: () => void }

/** Without a passphrase: SHA-256 over context, line feed and bytes. It shows accidents, not intent. */
const plain: Seal = {
  kind: 'plain',
  protect(context) {
    const hash = createHash('sha256').update(`${context}\n`)
    return {
      update(bytes) {
        hash.update(bytes)
        return bytes
      },
      finish: () => hash.digest('base64url'),
    }
  },
  reveal(context, check, body) {
    const found = createHash('sha256').update(`${context}\n`).update(body).digest('base64url')
    return found === check ? body : null
  },
}
export const plainSeals: Seals = { snapshot: plain, journal: plain, forget: () => undefined }

/** With a passphrase: AES-256-GCM under keys derived from the store's data key; the context is additional data. */
export function sealsUnder(dataKey: Uint8Array): Seals {
  const keyFor = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', dataKey, new Uint8Array(), `carrel ${purpose}`, 32))
  const keys = { snapshot: keyFor('snapshot'), journal: keyFor('journal') }
  return {
    snapshot: sealWith(keys.snapshot),
    journal: sealWith(keys.journal),
    forget() {
      keys.snapshot.fill(0)
      keys.journal.fill(0)
    },
  }
}

const cipherName = 'aes-256-gcm'
export const nonceLength = 12
const tagLength = 16

function sealWith(key: Uint8Array): Seal {
  return {
    kind: 'sealed',
    protect(context) {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv(cipherName, key, nonce).setAAD(Buffer.from(context))
      return {
        update: (bytes) => cipher.update(bytes),
        finish() {
          cipher.final()
          return Buffer.concat([nonce, cipher.getAuthTag()]).toString('base64url')
        },
      }
    },
    reveal: (context, check, body) => decrypt(key, { context, check, body }),
  }
}

/** What is to be opened: `check` is nonce and tag, base64url. */
export type Sealed = { context: string; check: string; body: Uint8Array }

/** Null when key, context, check and bytes do not belong together. */
export function decrypt(key: Uint8Array, { context, check, body }: Sealed): Uint8Array | null {
  const proof = Buffer.from(check, 'base64url')
  // The text too must be as it was written: base64 has several spellings for the same bytes.
  if (proof.length !== nonceLength + tagLength || proof.toString('base64url') !== check) return null
  try {
    const decipher = createDecipheriv(cipherName, key, proof.subarray(0, nonceLength), {
      authTagLength: tagLength,
    })
    decipher.setAAD(Buffer.from(context)).setAuthTag(proof.subarray(nonceLength))
    const opened = decipher.update(body)
    decipher.final() // it has no bytes of its own in this mode, and throws when anything is not as it was
    return opened // the only copy: a key that was opened can be zeroed
  } catch {
    return null
  }
}
