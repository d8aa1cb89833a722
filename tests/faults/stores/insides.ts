import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { peekHeader } from '../../../src/main/store/format/envelope'
import { decodeKey, openKey } from '../../../src/main/store/format/key-file'
import { plainSeals, type SealKind, type Seals } from '../../../src/main/store/format/seal'
import { placeOf } from './places'
import type { Worn } from './worn'

/** What it takes to write a file that a store takes for its own. */
export type Insides = { directory: string; mirror: string; store: string; seals: Seals; kind: SealKind }

/** Looks into a store with its passphrase. */
export async function insidesOf(worn: Worn): Promise<Insides> {
  const { directory, mirror } = await placeOf(worn)
  const store = String(peekHeader(await readFile(join(directory, 'STORE')))?.store)
  const kind = worn.passphrase === null ? 'plain' : 'sealed'
  return { directory, mirror: mirror.folder, store, seals: await sealsOf(worn, directory), kind }
}

async function sealsOf({ passphrase }: Worn, directory: string): Promise<Seals> {
  if (passphrase === null) return plainSeals
  const read = decodeKey(await readFile(join(directory, 'KEY')))
  const keys = read !== 'newer' && 'header' in read ? await openKey(read.header, passphrase) : null
  if (keys === null) throw new Error('the key does not open')
  return keys.seals
}
