import { type Passage, passageAt } from '../../shared/brief/brief'
import type { Range } from '../../shared/brief/range'
import type { Position } from '../../shared/workspace/workspace'
import { createAutosave } from '../session/autosave'
import { change, keepUntilSaved } from '../session/saving'
import type { Stop } from '../session/state'
import { get, set } from '../session/store'
import { positionInView, readingLine, reveal, scrollToPosition } from './page'

const longestHistory = 100

const remember = createAutosave(
  (position: Position) => change({ type: 'position', briefId: get().brief.id, position }),
  { delayMs: 800, longestMs: 5000 },
)
keepUntilSaved(remember)

/** Takes note of where the reader is; called as the page scrolls. */
export function lookAround(): void {
  const place = positionInView()
  if (!place) return
  const before = get().place
  // Chromium scrolls by whole pixels: what is less was not the reader, and would add up each time a place is shown again.
  if (before?.offset === place.offset && Math.abs(before.shift - place.shift) < 0.6) return
  set({ place, here: place.offset })
  remember.schedule(place)
}

/** Goes to a range of the text, leaving a way back; `isHeading` brings it to the top, as far as the page reaches. */
export function jumpTo(range: Range, { isHeading = false } = {}): void {
  const from = whereIStand()
  if (from) set({ back: [...get().back, from].slice(-longestHistory), forward: [] })
  if (isHeading) scrollToPosition({ offset: range.start, shift: readingLine })
  else reveal(range)
  set({ current: passageAt(get().brief, range.start).id, isSidebarDrawn: false })
  arriveAt(range.start)
}

/** What was gone to is where the reader is, though other lines may stand above it, until the page is scrolled. */
export function arriveAt(offset: number): void {
  lookAround()
  set({ here: offset })
}

/** Returns to the place before the last jump, exactly. */
export function goBack(): void {
  const { back, forward } = get()
  const to = back.at(-1)
  const from = whereIStand()
  if (!to || !from) return
  set({ back: back.slice(0, -1), forward: [...forward, from] })
  returnTo(to)
}

/** Undoes a `goBack`. */
export function goForward(): void {
  const { back, forward } = get()
  const to = forward.at(-1)
  const from = whereIStand()
  if (!to || !from) return
  set({ back: [...back, from], forward: forward.slice(0, -1) })
  returnTo(to)
}

/** Where the reader stands, to come back to; null while there is no page. */
export function whereIStand(): Stop | null {
  const position = positionInView()
  const { here, current } = get()
  return position && { position, here, current }
}

/** Shows it all as it was: the lines in view, and the passage at hand. */
export function returnTo({ position, here, current }: Stop): void {
  scrollToPosition(position)
  lookAround()
  set({ here, current })
}

/** The passage that keys act on: the one stepped to, else the one at the top of the view. */
export function currentPassage(): Passage {
  const { brief, current, place } = get()
  return brief.passages.find(({ id }) => id === current) ?? passageAt(brief, place?.offset ?? 0)
}

/** Steps to the next (1) or the previous (-1) passage. */
export function step(direction: 1 | -1): void {
  const { brief, current } = get()
  const here = currentPassage()
  const index = brief.passages.indexOf(here)
  const to = current === null ? here : brief.passages[index + direction]
  if (!to) return
  set({ current: to.id, selected: null })
  reveal(to)
  arriveAt(to.start)
  focusCurrent()
}

/** Gives the keyboard to the passage at hand, so that single keys act on it. */
export function focusCurrent(): void {
  const { id } = currentPassage()
  document.querySelector<HTMLElement>(`[data-passage="${id}"]`)?.focus({ preventScroll: true })
}
