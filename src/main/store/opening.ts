import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoreNotice } from '../../shared/contract'
import { emptyWorkspace, type Workspace } from '../../shared/workspace'
import { closeToOthers, ensureFolder, removeLeftOvers, tryWriting } from './durable-file'
import { notices } from './notices'
import { type Place, workspaceFile } from './place'
import { readWorkspace } from './read-workspace'
import { codeOf, isReadOnly, reason } from './reason'
import { copyNewerAside, setDamagedAside } from './set-aside'
import { writeWorkspace } from './write-workspace'

/** What a store opened with: its workspace, what the reader must be told, and whether edits reach the disk. */
export type Opened = { workspace: Workspace; notices: StoreNotice[]; isKept: boolean }

/** Opens whatever stands at the place. It never throws for a bad file, and overwrites nothing that it could not use. */
export async function openWorkspace(place: Place): Promise<Opened> {
  const { directory } = place
  try {
    return (await standing(directory)) ? await openFolder(place) : await startFirst(place)
  } catch (error) {
    const notice = isReadOnly(error) ? notices.readOnly : notices.unreadable
    return inMemory(notice(directory, reason(error)))
  }
}

/** Whether anything stands there. Throws ENOTDIR or ELOOP if it is not a folder of our own. */
async function standing(directory: string): Promise<boolean> {
  try {
    const found = await lstat(directory)
    if (found.isDirectory()) return true
    throw Object.assign(new Error(directory), { code: found.isSymbolicLink() ? 'ELOOP' : 'ENOTDIR' })
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

async function startFirst(place: Place): Promise<Opened> {
  if (!place.mayWrite) return inMemory(notices.readOnly(place.directory, whyNotOurs))
  await ensureFolder(place.directory)
  return startEmpty(place, [])
}

const whyNotOurs = 'it may be in use by another Carrel'

async function openFolder(place: Place): Promise<Opened> {
  const barrier = await findBarrier(place)
  const path = join(place.directory, workspaceFile)
  const found = await readWorkspace(path)
  switch (found.kind) {
    case 'fine':
      return { workspace: { ...found.workspace, trash: [] }, ...kept(place, barrier) }
    case 'missing':
      if (barrier === null) return startEmpty(place, [notices.missing(place.directory)])
      return inMemory(notices.missing(place.directory), notices.readOnly(place.directory, barrier))
    case 'damaged':
      return openDamaged(place, { path, why: found.why, barrier })
    case 'newer':
      return inMemory(notices.newer(path, await copyIfPossible(place, found.bytes, barrier)))
    case 'unreadable':
      return inMemory(notices.unreadable(path, found.why))
  }
}

/** Why the folder cannot be written to, or null. Any other trouble (a full disk) may pass: the next save will tell. */
async function findBarrier({ directory, mayWrite, random }: Place): Promise<string | null> {
  if (!mayWrite) return whyNotOurs
  try {
    await tryWriting(directory, random())
    await removeLeftOvers(directory)
    await closeToOthers(directory)
    return null
  } catch (error) {
    return isReadOnly(error) ? reason(error) : null
  }
}

type Damaged = { path: string; why: string; barrier: string | null }

async function openDamaged(place: Place, { path, why, barrier }: Damaged): Promise<Opened> {
  if (barrier !== null) return inMemory(notices.damagedInPlace(why, path, barrier))
  try {
    return await startEmpty(place, [notices.damaged(why, await setDamagedAside(place))])
  } catch (error) {
    return inMemory(notices.damagedInPlace(why, path, reason(error)))
  }
}

/** The copy is a second safety; the newer file itself is not touched either way, so a full disk is no obstacle. */
async function copyIfPossible(
  place: Place,
  bytes: Uint8Array,
  barrier: string | null,
): Promise<string | null> {
  if (barrier !== null) return null
  return copyNewerAside(place, bytes).catch(() => null)
}

/** The file is written at once: a folder without one is from then on a sign that something was lost. */
async function startEmpty(place: Place, told: StoreNotice[]): Promise<Opened> {
  try {
    await writeWorkspace(place, emptyWorkspace())
  } catch (error) {
    if (isReadOnly(error)) return inMemory(...told, notices.readOnly(place.directory, reason(error)))
  }
  return { workspace: emptyWorkspace(), notices: told, isKept: true }
}

function kept({ directory }: Place, barrier: string | null): Pick<Opened, 'notices' | 'isKept'> {
  if (barrier === null) return { notices: [], isKept: true }
  return { notices: [notices.readOnly(directory, barrier)], isKept: false }
}

function inMemory(...told: StoreNotice[]): Opened {
  return { workspace: emptyWorkspace(), notices: told, isKept: false }
}
