import { between, pick, type Random, randomBytes } from '../runner/random'

/** What damage is made of: the file as it was, an older one of its kind, and a workspace as JSON without an envelope. */
export type Undamaged = { bytes: Buffer; older: Buffer; json: string; random: Random }

/** The file as it is afterwards, or null when it is gone. */
type Damage = (file: Undamaged) => Buffer | null

const byteOrderMark = Buffer.from('\ufeff')
const garbage = 'Not found. <html><body>404</body></html>\n'

/** By another program, or by a disk that gave the file a page it never filled. */
function appended({ bytes, random }: Undamaged): Buffer {
  const noise = randomBytes(random, between(random, 1, 300))
  const more = pick(random, [
    noise,
    Buffer.from(garbage),
    Buffer.from('\n'),
    Buffer.from('1 torn'),
    Buffer.alloc(4096),
  ])
  return Buffer.concat([bytes, more])
}

function bitFlip({ bytes, random }: Undamaged): Buffer {
  const flipped = Buffer.from(bytes)
  const index = between(random, 0, bytes.length - 1)
  flipped[index] = (flipped[index] ?? 0) ^ (1 << between(random, 0, 7))
  return flipped
}

/** A stretch of the file, up to all of it. */
function randomStretch({ bytes, random }: Undamaged): Buffer {
  const start = between(random, 0, bytes.length - 1)
  const stretch = randomBytes(random, between(random, 1, bytes.length - start))
  return Buffer.concat([bytes.subarray(0, start), stretch, bytes.subarray(start + stretch.length)])
}

/** The fourteen kinds of damage; each looks like something that a disk, a program or a person does. */
const damages = {
  empty: () => Buffer.alloc(0),
  zeros: ({ bytes }) => Buffer.alloc(bytes.length),
  truncated: ({ bytes, random }) => bytes.subarray(0, between(random, 1, bytes.length - 1)),
  'bit flip': bitFlip,
  'random bytes': randomStretch,
  garbage: ({ bytes }) => Buffer.from(garbage.repeat(Math.ceil(bytes.length / garbage.length))),
  'byte-order mark': ({ bytes }) => Buffer.concat([byteOrderMark, bytes]),
  'CR LF': ({ bytes }) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
  appended,
  deleted: () => null,
  duplicated: ({ bytes }) => Buffer.concat([bytes, bytes]),
  null: () => Buffer.from('null'),
  'plain JSON': ({ json }) => Buffer.from(json),
  'old generation': ({ older }) => older,
} satisfies Record<string, Damage>

export type DamageName = keyof typeof damages
export const damageNames = Object.keys(damages) as DamageName[]

/** Damages a file so that it is another one afterwards. */
export function damaged(name: DamageName, file: Undamaged): Buffer | null {
  for (let attempt = 0; attempt < 100; attempt++) {
    const after = damages[name](file)
    if (after === null || !after.equals(file.bytes)) return after
  }
  throw new Error(`${name} left the file as it was`)
}
