import { passageAt } from '../../shared/brief/brief'
import { stepHit } from '../../shared/brief/hit-steps'
import { isSameRange, type Range } from '../../shared/brief/range'
import { deselect, highlight } from '../pane/annotating'
import { beginNote } from '../pane/editing'
import { reveal } from '../pane/page'
import type { Pane } from '../pane/pane'
import { arriveAt } from '../pane/places'
import { get, set } from '../session/store'
import { say } from '../session/toasts'
import { remember } from './remembering'
import { whenAnswered } from './searching'

/**
 * Goes to the next (1) or the previous (-1) hit on the page, and says when it begins again at the other end. It leaves
 * no way back for each step: the search itself remembers where the reader was.
 */
export function goToHit(pane: Pane, direction: 1 | -1): void {
  whenAnswered(() => stepTo(pane, direction))
}

function stepTo(pane: Pane, direction: 1 | -1): void {
  const { hits, markedHit, here } = pane.state.getState()
  const step = stepHit(hits, { marked: markedHit, offset: here }, direction)
  if (!step) {
    say('No hits on the page to go to')
    return
  }
  const { hit, isAround } = step
  void remember()
  const result = get()
    .groups.flatMap(({ results }) => results)
    .find(({ brief, ranges }) => brief === pane.brief.id && ranges.some((each) => isSameRange(each, hit)))
  pane.state.setState({ markedHit: hit, current: passageAt(pane.brief, hit.start).id, selected: null })
  set({ isSidebarDrawn: false, ...(result ? { activeResult: result.id } : {}) })
  reveal(pane, hit)
  arriveAt(pane, hit.start)
  if (isAround) say(direction === 1 ? 'On from the first hit' : 'On from the last hit')
}

/** Highlights the marked hit. */
export async function highlightHit(pane: Pane): Promise<void> {
  if (takeHit(pane)) await highlight(pane)
}

/** Begins a note on the marked hit. */
export async function noteHit(pane: Pane): Promise<void> {
  if (takeHit(pane)) await beginNote(pane)
}

/** Makes the marked hit what the next command acts on, whatever else was chosen on the page. */
function takeHit(pane: Pane): Range | null {
  const { markedHit } = pane.state.getState()
  deselect(pane)
  if (markedHit) pane.state.setState({ current: passageAt(pane.brief, markedHit.start).id })
  return markedHit
}
