import { readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../disk/durable-file'
import { readRegularFile } from '../disk/read-file'
import { codeOf, nullIfGone } from '../disk/reason'
import { decodeKey, forget, type KeyHeader, openKey } from '../format/key-file'
import { keyName } from '../format/names'
import type { Seals } from '../format/seal'
import { type Place, quarantineFolder } from './place'
import { setAside } from './set-aside'

/**
 * Puts away the key file of a passphrase that was removed, as it stood while that was done: to a second copy that was away
 * and is still sealed, it proves that the plain files are the reader's own doing. It stays until a passphrase is set again. Where the quarantine cannot be used, it
 * goes, and such a copy asks for its passphrase. Throws the system's error.
 */
export async function retireKey({ directory, now }: Place): Promise<void> {
  const path = join(directory, keyName)
  try {
    await setAside(path, now())
  } catch (error) {
    if (codeOf(error) === null) throw error
    await unlink(path).catch(nullIfGone)
    await syncFolder(directory)
  }
}

/** The key files that were put away so in this store's folder; one that cannot be read says nothing. */
export async function retiredIn(directory: string, store: string | null): Promise<KeyHeader[]> {
  const folder = quarantineFolder(directory)
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[\dT-]{20}KEY(-\d+)?$/.test(name))
  const read = await Promise.all(names.map((name) => readRegularFile(join(folder, name)).catch(() => null)))
  const headers = read.flatMap((bytes) => {
    const found = bytes && decodeKey(bytes)
    return found && found !== 'newer' && 'header' in found ? found.header : []
  })
  return headers.filter((header) => header.store === store && header.state === 'unsealing')
}

/** A second copy that is sealed beside a plain store. */
type SealedCopy = {
  /** Its own key file, or null when it has none that can be used. */
  key: KeyHeader | null
  /** Whether its newest sealed file opens by these; null when there is none, and its key file alone was left. */
  opensBy: (sealed: Seals) => Promise<boolean | null>
}

/**
 * Whether the passphrase was truly removed from a store whose second copy is still sealed: a key file that was put away
 * opens, and its data key is that of the copy. Nobody can write one without the passphrase, and one that was kept from an
 * earlier passphrase has another data key.
 */
export async function isRemoved(
  retired: KeyHeader[],
  passphrase: string,
  copy: SealedCopy,
): Promise<boolean> {
  for (const header of retired) {
    const keys = await openKey(header, passphrase)
    if (keys === null) continue
    const own = copy.key && (await openKey(copy.key, passphrase))
    const isSame = (await copy.opensBy(keys.seals)) ?? own?.data.equals(keys.data) ?? false
    for (const opened of [keys, own]) if (opened) forget(opened)
    if (isSame) return true
  }
  return false
}
