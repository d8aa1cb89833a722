import { day } from '../../shared/time'
import { daysInTrash } from '../../shared/workspace/expiry'
import type { Removed } from '../../shared/workspace/workspace'
import { change } from './saving'
import { get } from './store'
import { offerUndo, say } from './toasts'

/** How many days it stays at least: 0 to 30, also when the clock was wrong. */
export function daysLeft({ removedAt }: Removed, now: Date): number {
  const left = Math.ceil(daysInTrash - (now.getTime() - Date.parse(removedAt)) / day)
  return Math.min(daysInTrash, Math.max(0, left))
}

/** Puts removed annotations back where they were. */
export async function putBack(ids: string[]): Promise<void> {
  await change({ type: 'restore', ids })
  say('Put back', { offer: offerUndo })
}

/** Deletes removed annotations for good: not even undo brings them back. */
export async function purge(ids: string[]): Promise<void> {
  await change({ type: 'purge', ids })
  say('Deleted for good')
}

export function emptyTrash(): Promise<void> {
  return purge(get().workspace.trash.map(({ annotation }) => annotation.id))
}
