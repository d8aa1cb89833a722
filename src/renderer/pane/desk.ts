import { useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Pane } from './pane'

/** The panes of the window from left to right, and the id of the one that commands act on. */
type Desk = { panes: Pane[]; focused: string }

const desk = createStore<Desk>(() => ({ panes: [], focused: '' }))

/** Lays out these panes, with the focus on one of them. */
export function layPanes(panes: Pane[], focused: Pane): void {
  desk.setState({ panes, focused: focused.id })
}

/** All panes of the window, from left to right. */
export function allPanes(): Pane[] {
  return desk.getState().panes
}

/** The pane that commands act on: the one that last had the keys or the pointer. */
export function focusedPane(): Pane {
  const { panes, focused } = desk.getState()
  const pane = panes.find(({ id }) => id === focused) ?? panes[0]
  if (!pane) throw new Error('a pane was asked for before one was laid out')
  return pane
}

/** Has commands act on this pane; the keys stay where they are. */
export function focusPane(pane: Pane): void {
  const { panes, focused } = desk.getState()
  if (focused !== pane.id && panes.includes(pane)) desk.setState({ focused: pane.id })
}

/** The panes and the focused one, drawn again when one comes or goes or takes the focus. */
export function usePanes(): { panes: Pane[]; focused: Pane } {
  const panes = useStore(desk, (state) => state.panes)
  useStore(desk, (state) => state.focused)
  return { panes, focused: focusedPane() }
}

/** Calls back after every change of the panes or of the focus; returns the function that stops it. */
export function followPanes(listener: () => void): () => void {
  return desk.subscribe(listener)
}

/** Below this width the margin lies over the page as a drawer, and one pane is shown at a time; the style sheets say the same. */
const narrow = '(width < 1100px)'

export const isOneAtATime = () => window.matchMedia(narrow).matches
export const isSidebarDrawer = () => window.matchMedia('(width < 760px)').matches

/** Whether the margin lies over the page: beside a second page there is no room for a column of notes either. */
export const isMarginDrawer = () => isOneAtATime() || allPanes().length > 1

/** The same, for a component that is to be drawn again when it changes. */
export function useMarginDrawer(): boolean {
  const { panes } = usePanes()
  return useSyncExternalStore(followNarrow, isOneAtATime) || panes.length > 1
}

function followNarrow(changed: () => void): () => void {
  const query = window.matchMedia(narrow)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
