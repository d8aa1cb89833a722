import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { Editing } from '../session/state'
import { useWorkbench } from '../session/store'
import type { Pane, PaneState } from './pane'

/** The pane that a component stands in; around the columns and bars of the window, the one that has the focus. */
export const PaneContext = createContext<Pane | null>(null)

export function usePane(): Pane {
  const pane = use(PaneContext)
  if (!pane) throw new Error('a component that needs a pane stands in none')
  return pane
}

/** One value of the pane; the component is drawn again when that value changes. */
export function usePaneState<T>(select: (state: PaneState) => T): T {
  return useStore(usePane().state, select)
}

/** The note being written in this pane, or null. */
export function useEditing(): Editing | null {
  const { id } = usePane()
  return useWorkbench(({ editing }) => (editing?.pane === id ? editing : null))
}
