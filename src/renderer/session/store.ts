import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Unlocked } from '../../shared/contract/opening'
import type { Workbench } from './state'

let store: StoreApi<Workbench> | null = null

/** Lays out the workbench with what main found on disk; everything below may be used from then on. */
export function layOut(opening: Unlocked): void {
  const { briefs, workspace, isKept, isSealed, mirror, notices } = opening
  store = createStore<Workbench>(() => ({
    briefs,
    workspace,
    isKept,
    isSealed,
    mirror,
    notices,
    isFirstStart: isFirst(opening),
    save: { kind: isKept ? 'nothing-yet' : 'not-kept' },
    panel: 'contents',
    overlay: null,
    wordingsOf: null,
    backup: null,
    isSidebarDrawn: false,
    query: '',
    answered: '',
    cut: null,
    leftOut: [],
    elsewhere: [],
    suggestion: null,
    groups: [],
    queryToSave: null,
    activeResult: null,
    editing: null,
    toasts: [],
  }))
}

function isFirst({ workspace, isSealed, isKept, isLaidOpen, notices }: Unlocked): boolean {
  const { annotations, trash, draft, reading } = workspace
  if (isLaidOpen) return isKept && !isSealed
  const isUntouched =
    annotations.length === 0 && trash.length === 0 && draft === null && Object.keys(reading).length === 0
  return isUntouched && isKept && !isSealed && notices.length === 0
}

/** One value of what is on screen; the component is drawn again when that value changes. */
export function useWorkbench<T>(select: (workbench: Workbench) => T): T {
  return useStore(laidOut(), select)
}

export function get(): Workbench {
  return laidOut().getState()
}

export function set(part: Partial<Workbench>): void {
  laidOut().setState(part)
}

/** Calls back after every change; returns the function that stops it. */
export function subscribe(listener: (now: Workbench, before: Workbench) => void): () => void {
  return laidOut().subscribe(listener)
}

function laidOut(): StoreApi<Workbench> {
  if (!store) throw new Error('the workbench was used before it was laid out')
  return store
}
