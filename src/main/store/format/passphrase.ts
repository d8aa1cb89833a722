import { scrypt } from 'node:crypto'
import { Failure } from '../../../shared/failure'

/** scrypt needs 128 * N * r bytes; Node refuses more than 32 MB unless it is told that this is meant. */
function derive(secret: Buffer, salt: Uint8Array, cost: number): Promise<Buffer> {
  const options = { N: cost, r: 8, p: 1, maxmem: 128 * cost * 8 * 2 }
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

const shortest = 8
const longest = 1024

/**
 * Throws Failure 'unfit-passphrase' unless it has 8 to 1,024 characters, all of which can be typed again. Characters are
 * counted as a reader sees them in composed form, so a Hangul syllable is one.
 */
export function requireFit(passphrase: string): void {
  const length = [...passphrase.normalize('NFC')].length
  const isTypeable = !/[\p{Cc}\p{Cs}]/u.test(passphrase)
  if (length >= shortest && length <= longest && isTypeable) return
  const why =
    length < shortest
      ? `A passphrase needs at least ${shortest} characters; five or more words are better.`
      : isTypeable
        ? `A passphrase has at most ${longest.toLocaleString('en')} characters.`
        : 'A passphrase cannot hold control characters such as a line break: they could not be typed again.'
  throw new Failure('unfit-passphrase', `${why} Nothing was changed.`)
}

/** The key that a passphrase stands for, however its Hangul was composed; costs about a second with the usual `cost`. */
export async function keyFrom(passphrase: string, salt: Uint8Array, cost: number): Promise<Buffer> {
  const secret = Buffer.from(passphrase.normalize('NFC'), 'utf8')
  try {
    return await derive(secret, salt, cost)
  } finally {
    secret.fill(0)
  }
}
