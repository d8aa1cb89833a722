import { apply } from '../../shared/apply'
import { Failure } from '../../shared/failure'
import type { Change, Operation } from '../../shared/workspace'
import { call } from '../api'
import { get, set } from './store'

let inFlight = 0

/**
 * Asks main for a change, and mirrors it once the disk has it. The save status speaks of the last change to settle.
 * `isShown`: the mirror shows it already. Throws the Failure that main answered with; nothing has changed then.
 */
export async function change(request: Change, { isShown = false } = {}): Promise<Operation> {
  inFlight += 1
  if (get().isKept) set({ save: { kind: 'saving' } })
  try {
    const { operation, savedAt } = await call('change', request)
    inFlight -= 1
    if (!isShown) set({ workspace: apply(get().workspace, operation) })
    if (savedAt === null) set({ save: { kind: 'not-kept' } })
    else if (inFlight === 0) set({ save: { kind: 'saved', at: savedAt } })
    return operation
  } catch (error) {
    inFlight -= 1
    const message =
      error instanceof Failure ? error.message : 'Something unexpected went wrong. What was saved is safe.'
    set({ save: { kind: 'failed', message } })
    throw error
  }
}

/** Work that is not with main yet (a note being typed, a place being read): each hands over its last state when asked. */
const unsaved = new Set<() => Promise<unknown>>()

/** Registers such work; returns the function that takes it off again. */
export function keepUntilSaved(flush: () => Promise<unknown>): () => void {
  unsaved.add(flush)
  return () => unsaved.delete(flush)
}

/** Hands everything over, for the moment before the window closes. What fails has already been said in the save status. */
export async function flushAll(): Promise<void> {
  await Promise.allSettled([...unsaved].map((flush) => flush()))
}
