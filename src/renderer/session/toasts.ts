import { Failure } from '../../shared/failure'
import type { Offer, Toast } from './state'
import { get, set } from './store'

const shownMs = { plain: 4000, offering: 10_000, failure: 12_000 }
let last = 0

/** What a message offers about something that can be undone. */
export const offerUndo: Offer = { name: 'Undo', act: 'undo' }

/**
 * Says something in passing; it goes away by itself, and whatever it offers can also be reached another way. The same
 * offer stands on the latest message only: undo takes back the last thing, whichever message it was pressed on.
 */
export function say(text: string, { offer = null, isFailure = false }: Partial<Toast> = {}): void {
  last += 1
  const toast: Toast = { id: last, text, offer, isFailure }
  const earlier = get().toasts.map((other) => (other.offer === offer ? { ...other, offer: null } : other))
  set({ toasts: [...earlier, toast].slice(-3) })
  setTimeout(() => dismiss(toast.id), isFailure ? shownMs.failure : offer ? shownMs.offering : shownMs.plain)
}

export function dismiss(id: number): void {
  set({ toasts: get().toasts.filter((toast) => toast.id !== id) })
}

/** Does what a click or a key asks for, and shows the sentence of an expected failure. */
export async function attempt(action: () => unknown): Promise<void> {
  try {
    await action()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    say(error.message, { isFailure: true })
  }
}
