import { Failure } from '../../shared/failure'
import { apply } from '../../shared/workspace/apply'
import type { Change, Operation, Workspace } from '../../shared/workspace/workspace'
import { call } from '../api'
import { get, set } from './store'

/** Work that is not with main yet (a note being typed, a place being read). */
export type Unsaved = {
  /** Hands over its last state. */
  flush(): Promise<unknown>
  /** Whether there is anything to hand over. */
  isOwing(): boolean
}

/** What was done, and the workspace that it was done to. */
export type Done = { operation: Operation; before: Workspace }

const unsaved = new Set<Unsaved>()
let inFlight = 0
let trouble: string | null = null

/**
 * Asks main for a change, and mirrors it once the disk has it. `isShown`: the mirror shows it already.
 * Throws the Failure that main answered with; nothing has changed then.
 */
export async function change(request: Change, { isShown = false } = {}): Promise<Done> {
  inFlight += 1
  announceSaving()
  try {
    const { operation, savedAt } = await call('change', request)
    inFlight -= 1
    const before = get().workspace
    if (!isShown) set({ workspace: apply(before, operation) })
    settle(savedAt)
    return { operation, before }
  } catch (error) {
    inFlight -= 1
    trouble =
      error instanceof Failure ? error.message : 'Something unexpected went wrong. What was saved is safe.'
    set({ save: { kind: 'failed', message: trouble } })
    throw error
  }
}

/** Says that something is on its way to the disk. */
export function announceSaving(): void {
  const { isKept, save } = get()
  if (isKept && save.kind !== 'saving') set({ save: { kind: 'saving' } })
}

/** “Saved” is said only when nothing is under way, and nothing waits for its turn or for another try. */
function settle(savedAt: string | null): void {
  if (savedAt === null) {
    set({ save: { kind: 'not-kept' } })
    return
  }
  if (inFlight > 0) return
  if (![...unsaved].some((work) => work.isOwing())) {
    trouble = null
    set({ save: { kind: 'saved', at: savedAt } })
  } else if (trouble !== null) set({ save: { kind: 'failed', message: trouble } })
}

/** Registers work that is to be handed over; returns the function that takes it off again. */
export function keepUntilSaved(work: Unsaved): () => void {
  unsaved.add(work)
  return () => unsaved.delete(work)
}

/** Hands everything over, for the moment before the window closes. What fails has already been said in the save status. */
export async function flushAll(): Promise<void> {
  await Promise.allSettled([...unsaved].map((work) => work.flush()))
}
