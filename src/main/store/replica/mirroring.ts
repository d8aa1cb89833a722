import { constants } from 'node:fs'
import { lstat, open, readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../../shared/failure'
import { ensureFolder, removeLeftOvers, syncFolder, writeAt, writeDurably } from '../disk/durable-file'
import { readRegularFile, type Stamp, stampOf, startsAlike } from '../disk/read-file'
import { nullIfGone } from '../disk/reason'
import type { MirrorPlace } from '../files/place'
import { closeToOthers } from '../files/rights'
import { removeKind } from '../files/tidying'
import { encodeKey, type KeyHeader } from '../format/key-file'
import { decodeMarker, encodeMarker } from '../format/marker'
import { keyName, markerName, parseName } from '../format/names'
import { holdsOther, type Known } from './other-history'

/** What the copy should hold: the newest snapshot and every journal after it, as far as they are acknowledged. */
export type Wanted = Known & {
  store: string
  key: KeyHeader | null
  /**
   * The copy as it was read with the store, so that it is known to be of one history with it: its files that hold what
   * the store's begin with, and its marker if it is right, as they were then. Null when it was not read.
   */
  readCopy: ReadonlyMap<string, Stamp> | null
  journals: { name: string; size: number }[]
  random: () => string
}

/** What the copy is known to hold: its numbered files with their sizes, and its key; null before it was looked at. */
export type Copied = { sizes: Map<string, number>; key: string | null } | null

/**
 * Makes the copy what it should be, from whatever it is: one way for a new edit, a new disk and one that was away.
 * Throws the system's error, or Failure 'mirror-unfit' when the folder holds the copy of another store, or edits that this one lacks.
 */
export async function bringUpToDate(place: MirrorPlace, wanted: Wanted, known: Copied): Promise<Copied> {
  const { folder } = place
  await refuseLink(folder)
  const copied = known ?? (await lookAround(place, wanted))
  await requireStillThere(folder)
  await copyKey(folder, wanted, copied)
  await copySnapshot(folder, wanted, copied.sizes)
  for (const journal of wanted.journals) await copyJournal(folder, { wanted, ...journal }, copied.sizes)
  await removeRest(folder, wanted, copied)
  return copied
}

/** A folder of the analyst's own choice must be there already: an unplugged stick is not to be replaced by a new folder. */
async function lookAround(
  { folder, isOwnChoice }: MirrorPlace,
  wanted: Wanted,
): Promise<NonNullable<Copied>> {
  if (!isOwnChoice) await ensureFolder(folder)
  await removeLeftOvers(folder)
  const names = await readdir(folder)
  await claim({ folder, isOwnChoice }, names, wanted)
  if (names.some((name) => isAhead(name, wanted))) throw unfit(ahead)
  if (wanted.readCopy === null && (await holdsOther(folder, names, wanted))) throw unfit(other)
  await closeToOthers(folder)
  const own = new Set(await readdir(wanted.directory))
  const sizes = new Map<string, number>()
  for (const name of names.filter((each) => parseName(each))) {
    sizes.set(name, own.has(name) ? await usableSize(folder, name, wanted) : 0)
  }
  return { sizes, key: null }
}

/** How many bytes of a file are the store's own; 0 when any is not, since then nothing of it is worth keeping. */
async function usableSize(folder: string, name: string, wanted: Wanted): Promise<number> {
  const [there, here] = [join(folder, name), join(wanted.directory, name)]
  const { size } = await lstat(there)
  return (await isAsRead(folder, name, wanted)) || (await startsAlike(there, here)) ? size : 0
}

/** Whether the opening has read this very file and found it right: then it is not read again. */
async function isAsRead(folder: string, name: string, { readCopy }: Wanted): Promise<boolean> {
  const read = readCopy?.get(name)
  return read !== undefined && read === stampOf(await lstat(join(folder, name), { bigint: true }))
}

const ahead = 'it holds newer edits than the store; close Carrel and open it again while it is attached'

const other =
  'it holds edits that were never in this store; close Carrel and open it again while it is attached, and they are set aside'

/** A link in the folder's place leads where nobody has chosen. */
async function refuseLink(folder: string): Promise<void> {
  const found = await lstat(folder).catch(nullIfGone)
  if (found?.isSymbolicLink()) throw Object.assign(new Error(folder), { code: 'ELOOP' })
}

async function claim({ folder, isOwnChoice }: MirrorPlace, names: string[], wanted: Wanted): Promise<void> {
  const { store, random } = wanted
  const isMarked = names.includes(markerName)
  if (isMarked && (await isAsRead(folder, markerName, wanted))) return
  const marker = isMarked ? decodeMarker(await readRegularFile(join(folder, markerName))) : null
  const isForeign = marker === 'newer' || (marker !== null && 'store' in marker && marker.store !== store)
  if (isForeign) throw unfit('it holds the second copy of another store')
  if (marker !== null && 'store' in marker) return
  if (isOwnChoice && !isMarked) throw Object.assign(new Error(folder), { code: 'ENOENT' })
  await writeDurably({ directory: folder, name: markerName, bytes: encodeMarker(store), random: random() })
}

/** Whether a file holds more than the store: it was put back from an old copy while this one was away. */
export function isAhead(name: string, { seq, term }: Wanted): boolean {
  const found = parseName(name)
  if (found?.type === 'snapshot') return found.seq > seq
  return found !== null && (found.first > seq + 1 || found.term > term)
}

function unfit(why: string): Failure {
  return new Failure('mirror-unfit', why)
}

/** The marker tells: where a stick was mounted, its empty folder may stay behind. */
async function requireStillThere(folder: string): Promise<void> {
  await lstat(join(folder, markerName))
}

async function copyKey(folder: string, { key, random }: Wanted, copied: NonNullable<Copied>): Promise<void> {
  const bytes = key && encodeKey(key)
  if (bytes === null || copied.key === bytes.toString()) return
  await writeDurably({ directory: folder, name: keyName, bytes, random: random() })
  copied.key = bytes.toString()
}

async function copySnapshot(
  folder: string,
  { directory, snapshot, random }: Wanted,
  sizes: Map<string, number>,
) {
  if (sizes.get(snapshot)) return
  const bytes = await readRegularFile(join(directory, snapshot))
  await writeDurably({ directory: folder, name: snapshot, bytes, random: random() })
  sizes.set(snapshot, bytes.length)
}

type Growing = { wanted: Wanted; name: string; size: number }

/** Adds what the store's file has more, and makes it durable. */
async function copyJournal(
  folder: string,
  { wanted, name, size }: Growing,
  sizes: Map<string, number>,
): Promise<void> {
  const have = sizes.get(name) ?? 0
  if (have >= size) return
  const bytes = await readPart(join(wanted.directory, name), have, size)
  if (have === 0) await writeDurably({ directory: folder, name, bytes, random: wanted.random() })
  else await append(join(folder, name), bytes, have)
  sizes.set(name, size)
}

async function readPart(path: string, start: number, end: number): Promise<Buffer> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    const bytes = Buffer.alloc(end - start)
    for (let done = 0; done < bytes.length; ) {
      const { bytesRead } = await handle.read(bytes, done, bytes.length - done, start + done)
      if (bytesRead === 0) throw Object.assign(new Error(path), { code: 'EIO' })
      done += bytesRead
    }
    return bytes
  } finally {
    await handle.close()
  }
}

async function append(path: string, bytes: Buffer, position: number): Promise<void> {
  const handle = await open(path, constants.O_RDWR | constants.O_NOFOLLOW)
  try {
    await writeAt(handle, bytes, position)
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

/** What is no longer wanted goes last: older files, and after a change of passphrase the other kind of them. */
async function removeRest(
  folder: string,
  { key, snapshot, journals }: Wanted,
  copied: NonNullable<Copied>,
): Promise<void> {
  const wanted = new Set([snapshot, ...journals.map(({ name }) => name)])
  const rest = [...copied.sizes.keys()].filter((name) => !wanted.has(name))
  const kind = parseName(snapshot)?.kind
  if (kind === 'sealed' && rest.some((name) => parseName(name)?.kind === 'plain'))
    await removeKind(folder, 'plain')
  for (const name of rest) {
    await unlink(join(folder, name)).catch(nullIfGone)
    copied.sizes.delete(name)
  }
  if (key === null && copied.key !== '') {
    await unlink(join(folder, keyName)).catch(nullIfGone)
    copied.key = ''
  }
  if (rest.length > 0) await syncFolder(folder)
}
