import { lstat, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { StoreNotice } from '../../../shared/contract/protection'
import { ensureFolder, syncFolder } from '../disk/durable-file'
import { readRegularFile } from '../disk/read-file'
import { codeOf, nullIfGone, reason } from '../disk/reason'
import { type Ground, writeMarkerIn } from '../files/ground'
import type { Place } from '../files/place'
import { asideMark, dateForName } from '../files/set-aside'
import { peekHeader } from '../format/envelope'
import { type History, isForked } from '../format/fork'
import { decodeKey, type KeyHeader } from '../format/key-file'
import { keyName, parseName } from '../format/names'
import { SnapshotHeader } from '../format/snapshot'
import { traceOf } from '../format/trail'
import { type Otherness, otherNotices } from './other-notices'

/**
 * Sets the second copy aside as a whole, on its own disk, and begins its folder anew: it is of another history than the
 * store. Returns what to say.
 */
export async function setOtherAside({ place, store }: Ground, otherness: Otherness): Promise<StoreNotice> {
  const { folder } = place.mirror
  try {
    const aside = await freeName(`${folder}${asideMark}${dateForName(place.now())}`)
    await rename(folder, aside)
    await beginAnew(folder, { place, store })
    return otherNotices.setAside(otherness, folder, aside)
  } catch (error) {
    if (codeOf(error) === null) throw error
    return otherNotices.leftInPlace(otherness, { folder, why: reason(error) })
  }
}

/** What is to be said if that goes as it should. */
export function meantForOther({ mirror, now }: Place, otherness: Otherness): StoreNotice {
  return otherNotices.setAside(otherness, mirror.folder, `${mirror.folder}${asideMark}${dateForName(now())}`)
}

/** A chosen folder is not created anew later, when it might be on another disk. */
async function beginAnew(folder: string, ground: Pick<Ground, 'place' | 'store'>): Promise<void> {
  try {
    await syncFolder(dirname(folder))
    await ensureFolder(folder)
    await writeMarkerIn(folder, ground)
  } catch (error) {
    if (codeOf(error) === null) throw error // else its state says that it is away, and why
  }
}

async function freeName(base: string, count = 1): Promise<string> {
  const path = `${base}${count === 1 ? '' : `-${count}`}`
  return (await lstat(path).catch(nullIfGone)) === null ? path : freeName(base, count + 1)
}

/** What an open store knows of its own history: its last number and term, its snapshots, the journals it stands on. */
export type Known = Pick<History, 'trail' | 'points'> & {
  directory: string
  seq: number
  term: number
  /** The newest one's name. */
  snapshot: string
  /** The key files of a passphrase that was removed since the store was opened: what they open is the same history. */
  removed: KeyHeader[]
}

/**
 * Whether a folder holds edits of another history than the store's. Its names and lines are taken at their word, since
 * no key is needed for that: what they are worth is found out when the store is opened with the folder.
 */
export async function holdsOther(folder: string, names: string[], known: Known): Promise<boolean> {
  const now = { seq: known.seq, term: known.term }
  const mine: History = { trail: [...known.trail], points: [...known.points, now], journals: [] }
  const other: History = { trail: [], points: [], journals: [] }
  const kind = parseName(known.snapshot)?.kind
  const numbered = names.flatMap((name) => parseName(name) ?? [])
  const isProtected = names.includes(keyName) || numbered.some((each) => each.kind === 'sealed')
  if (kind === 'plain' && isProtected && !(await hasRemovedKey(folder, known.removed))) return true // sealed words are never given up for plain ones
  for (const found of numbered.filter((each) => each.kind === kind)) {
    const [there, here] = [folder, known.directory].map((each) => join(each, found.name))
    const bytes = await readRegularFile(there ?? '')
    const own = await readRegularFile(here ?? '').catch(nullIfGone)
    if (own === null) addTo(other, found, bytes)
    else if (found.type === 'snapshot' && isOther(bytes, own)) return true
    else if (found.type === 'journal' && !own.equals(bytes)) {
      addTo(mine, found, own)
      addTo(other, found, bytes)
    }
  }
  return isForked(mine, other)
}

async function hasRemovedKey(folder: string, removed: KeyHeader[]): Promise<boolean> {
  const key = removed.length > 0 ? decodeKey(await readRegularFile(join(folder, keyName))) : null
  return (
    key !== null &&
    key !== 'newer' &&
    'header' in key &&
    removed.some(({ proof }) => proof === key.header.proof)
  )
}

function addTo(history: History, found: NonNullable<ReturnType<typeof parseName>>, bytes: Buffer): void {
  if (found.type === 'journal') {
    const seqs = [...bytes.toString('latin1').matchAll(/^(\d{1,15}) [\w-]{38,43} .*\n/gm)].map(([, seq]) =>
      Number(seq),
    )
    if (seqs.length === 0) return
    history.journals.push({ ...found, seqs })
    history.trail.push(found)
    return
  }
  const header = headerOf(bytes)
  if (header === null) return
  history.points.push(header)
  history.trail.push(...header.journals.map(traceOf))
}

/** Under one number another snapshot, which is not just a damaged one. */
function isOther(bytes: Buffer, own: Buffer): boolean {
  const [line, ownLine] = [bytes, own].map((each) => each.subarray(0, each.indexOf('\n')))
  const isSame = line !== undefined && ownLine !== undefined && line.equals(ownLine)
  return !isSame && headerOf(bytes) !== null
}

function headerOf(bytes: Buffer): SnapshotHeader | null {
  const checked = SnapshotHeader.safeParse(peekHeader(bytes))
  return checked.success ? checked.data : null
}
