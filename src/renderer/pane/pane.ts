import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Brief } from '../../shared/brief/brief'
import type { Range } from '../../shared/brief/range'
import type { PageHit } from '../../shared/results/result-groups'
import type { Position } from '../../shared/workspace/workspace'
import { createAutosave } from '../session/autosave'
import { change, keepUntilSaved } from '../session/saving'
import { get } from '../session/store'

/** A selection on the page, or a highlight that was clicked. */
export type Selected = { range: Range; highlightId: string | null }

/** Where a reader stood: what was in view, the offset she was at, and the passage that keys acted on. */
export type Stop = { position: Position; here: number; current: string | null }

/** What is to be known of a brief when it is shown once more in the same window: the place, and the ways from there. */
export type PaneMemory = Pick<PaneState, 'place' | 'here' | 'current' | 'back' | 'forward'>

export type PaneState = {
  place: Position | null
  /** The offset the reader is at: what was last gone to, else the reading line. */
  here: number
  back: Stop[]
  forward: Stop[]
  /** The id of the passage that keys act on, within this brief. */
  current: string | null
  selected: Selected | null
  /** The brief, and where the reader was in it, when the search began or came here. */
  origin: { brief: string; stop: Stop } | null
  hits: PageHit[]
  /** The hit that was gone to last, in this search. */
  markedHit: Range | null
  isMarginOpen: boolean
  /** The note that was asked for last, which gets the keys in the margin; null once they go elsewhere. */
  askedNote: { id: string } | null
}

/** One page on the desk: a brief, the element that it is shown in, and all that is the reader's there. */
export type Pane = {
  /** Unique in the window. */
  readonly id: string
  readonly brief: Brief
  readonly element: HTMLElement
  readonly state: StoreApi<PaneState>
  /** Keeps this place for the next session, in a moment. */
  remember: (position: Position) => void
  /** Hands over what is not saved yet, and leaves nothing behind. */
  close: () => Promise<void>
}

export type PaneOptions = { id: string; memory: PaneMemory | null; origin: PaneState['origin'] }

/** A pane for one brief and one element. It begins where this brief was left in it, else where it was last read. */
export function createPane(brief: Brief, element: HTMLElement, { id, memory, origin }: PaneOptions): Pane {
  const place = get().workspace.reading[brief.id] ?? null
  const begun = { place, here: place?.offset ?? 0, back: [], forward: [], current: null }
  const state = createStore<PaneState>(() => ({
    ...(memory ?? begun),
    selected: null,
    origin,
    hits: [],
    markedHit: null,
    isMarginOpen: false,
    askedNote: null,
  }))
  const reading = createAutosave(
    (position: Position) => change({ type: 'position', briefId: brief.id, position }),
    { delayMs: 800, longestMs: 5000 },
  )
  const release = keepUntilSaved(reading)
  async function close(): Promise<void> {
    element.remove()
    await reading.flush()
    await reading.cancel()
    release()
  }
  return { id, brief, element, state, remember: reading.schedule, close }
}

/** What a pane is left with, to go on there. */
export function memoryOf({ state }: Pane): PaneMemory {
  const { place, here, current, back, forward } = state.getState()
  return { place, here, current, back, forward }
}
