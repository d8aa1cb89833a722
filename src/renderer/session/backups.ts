import type { RestoreGuard } from '../../shared/contract/backup'
import { call } from '../api'
import { flushAll } from './saving'
import { set } from './store'

/** Writes a backup of all that is written up to this key, where the reader says; its path, or null for nowhere. */
export async function backUp(): Promise<string | null> {
  await flushAll()
  return call('backUp', undefined)
}

/** Asks which backup, and shows what it would change; one with a passphrase asks for it first. */
export async function chooseBackup(): Promise<void> {
  const chosen = await call('chooseBackup', undefined)
  if (chosen.kind !== 'cancelled') set({ backup: chosen, overlay: 'backup' })
}

/** Opens a sealed backup with the passphrase it was made with. Throws 'wrong-passphrase'. */
export async function openBackup(path: string, passphrase: string): Promise<void> {
  const preview = await call('openBackup', { path, passphrase })
  set({ backup: { kind: 'preview', preview } })
}

/** Puts the backup in the place of what is here, which is kept as a generation; the page is loaded anew then. */
export async function restoreBackup(guard: RestoreGuard): Promise<void> {
  await flushAll()
  try {
    await call('restoreBackup', guard)
  } catch (error) {
    const opening = await call('open', undefined) // the passphrase may have been set before the rest failed
    if (!opening.isLocked) set({ isSealed: opening.isSealed })
    throw error
  }
}

/** Has the second copy written to another folder. Throws 'mirror-unfit'. */
export async function chooseMirror(): Promise<void> {
  const mirror = await call('chooseMirror', undefined)
  if (mirror) set({ mirror })
}

/** Has the second copy written beside the store again. */
export async function resetMirror(): Promise<void> {
  set({ mirror: await call('resetMirror', undefined) })
}

/** Sets aside a store that cannot be read, and begins an empty one. */
export async function startAnew(): Promise<void> {
  await call('startAnew', undefined)
  location.reload()
}
