import { daysInTrash } from '../../shared/expiry'
import { day } from '../../shared/time'
import type { Removed } from '../../shared/workspace'
import { offerUndo } from './annotating'
import { change } from './saving'
import { get } from './store'
import { say } from './toasts'

/** How many days are left until it goes for good: at least 0. */
export function daysLeft({ removedAt }: Removed, now: Date): number {
  return Math.max(0, Math.ceil(daysInTrash - (now.getTime() - Date.parse(removedAt)) / day))
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
