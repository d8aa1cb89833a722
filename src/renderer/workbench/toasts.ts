import type { Toast } from './state'
import { get, set } from './store'

const shownMs = { plain: 4000, undoable: 10_000, failure: 12_000 }
let last = 0

/** Says something in passing; it goes away by itself, and whatever it offers can also be reached by a key. */
export function say(text: string, { isUndoable = false, isFailure = false } = {}): void {
  last += 1
  const toast: Toast = { id: last, text, isUndoable, isFailure }
  set({ toasts: [...get().toasts, toast].slice(-3) })
  setTimeout(
    () => dismiss(toast.id),
    isFailure ? shownMs.failure : isUndoable ? shownMs.undoable : shownMs.plain,
  )
}

export function dismiss(id: number): void {
  set({ toasts: get().toasts.filter((toast) => toast.id !== id) })
}
