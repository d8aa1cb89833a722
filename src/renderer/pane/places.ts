import { type Passage, passageAt } from '../../shared/brief/brief'
import type { Range } from '../../shared/brief/range'
import { set } from '../session/store'
import { positionInView, readingLine, reveal, scrollToPosition } from './page'
import type { Pane, Stop } from './pane'

const longestHistory = 100

/** Takes note of where the reader is; called as the page scrolls. */
export function lookAround(pane: Pane): void {
  const place = positionInView(pane)
  if (!place) return
  const before = pane.state.getState().place
  // Chromium scrolls by whole pixels: what is less was not the reader, and would add up each time a place is shown again.
  if (before?.offset === place.offset && Math.abs(before.shift - place.shift) < 0.6) return
  pane.state.setState({ place, here: place.offset })
  pane.remember(place)
}

/** Goes to a range of the text, leaving a way back; `isHeading` brings it to the top, as far as the page reaches. */
export function jumpTo(pane: Pane, range: Range, { isHeading = false } = {}): void {
  const from = whereIStand(pane)
  const { back } = pane.state.getState()
  if (from) pane.state.setState({ back: [...back, from].slice(-longestHistory), forward: [] })
  if (isHeading) scrollToPosition(pane, { offset: range.start, shift: readingLine })
  else reveal(pane, range)
  pane.state.setState({ current: passageAt(pane.brief, range.start).id })
  set({ isSidebarDrawn: false })
  arriveAt(pane, range.start)
}

/** What was gone to is where the reader is, though other lines may stand above it, until the page is scrolled. */
export function arriveAt(pane: Pane, offset: number): void {
  lookAround(pane)
  pane.state.setState({ here: offset })
}

/** Returns to the place before the last jump, exactly. */
export function goBack(pane: Pane): void {
  const { back, forward } = pane.state.getState()
  const to = back.at(-1)
  const from = whereIStand(pane)
  if (!to || !from) return
  pane.state.setState({ back: back.slice(0, -1), forward: [...forward, from] })
  returnTo(pane, to)
}

/** Undoes a `goBack`. */
export function goForward(pane: Pane): void {
  const { back, forward } = pane.state.getState()
  const to = forward.at(-1)
  const from = whereIStand(pane)
  if (!to || !from) return
  pane.state.setState({ back: [...back, from], forward: forward.slice(0, -1) })
  returnTo(pane, to)
}

/** Where the reader stands, to come back to; null while there is no page. */
export function whereIStand(pane: Pane): Stop | null {
  const position = positionInView(pane)
  const { here, current } = pane.state.getState()
  return position && { position, here, current }
}

/** Shows it all as it was: the lines in view, and the passage at hand. */
export function returnTo(pane: Pane, { position, here, current }: Stop): void {
  scrollToPosition(pane, position)
  lookAround(pane)
  pane.state.setState({ here, current })
}

/** The passage that keys act on: the one stepped to, else the one at the top of the view. */
export function currentPassage({ brief, state }: Pane): Passage {
  const { current, place } = state.getState()
  return brief.passages.find(({ id }) => id === current) ?? passageAt(brief, place?.offset ?? 0)
}

/** Steps to the next (1) or the previous (-1) passage. */
export function step(pane: Pane, direction: 1 | -1): void {
  const { brief, state } = pane
  const { current } = state.getState()
  const here = currentPassage(pane)
  const index = brief.passages.indexOf(here)
  const to = current === null ? here : brief.passages[index + direction]
  if (!to) return
  state.setState({ current: to.id, selected: null })
  reveal(pane, to)
  arriveAt(pane, to.start)
  focusCurrent(pane)
}

/** Gives the keyboard to the passage at hand, so that single keys act on it. */
export function focusCurrent(pane: Pane): void {
  const { id } = currentPassage(pane)
  pane.element.querySelector<HTMLElement>(`[data-passage="${id}"]`)?.focus({ preventScroll: true })
}
