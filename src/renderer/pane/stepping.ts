import { passageAt } from '../../shared/brief/brief'
import { stepHit } from '../../shared/brief/hit-steps'
import { isSameRange, type Range } from '../../shared/brief/range'
import { remember } from '../find/remembering'
import { whenAnswered } from '../find/searching'
import { get, set } from '../session/store'
import { say } from '../session/toasts'
import { deselect, highlight } from './annotating'
import { beginNote } from './editing'
import { reveal } from './page'
import { arriveAt } from './places'

/**
 * Goes to the next (1) or the previous (-1) hit on the page, and says when it begins again at the other end. It leaves
 * no way back for each step: the search itself remembers where the reader was.
 */
export function goToHit(direction: 1 | -1): void {
  whenAnswered(() => stepTo(direction))
}

function stepTo(direction: 1 | -1): void {
  const { brief, hits, markedHit, here, groups } = get()
  const step = stepHit(hits, { marked: markedHit, offset: here }, direction)
  if (!step) {
    say('No hits on the page to go to')
    return
  }
  const { hit, isAround } = step
  void remember()
  const result = groups
    .flatMap(({ results }) => results)
    .find(({ brief: on, ranges }) => on === brief.id && ranges.some((each) => isSameRange(each, hit)))
  set({
    markedHit: hit,
    current: passageAt(brief, hit.start).id,
    selected: null,
    isSidebarDrawn: false,
    ...(result ? { activeResult: result.id } : {}),
  })
  reveal(hit)
  arriveAt(hit.start)
  if (isAround) say(direction === 1 ? 'On from the first hit' : 'On from the last hit')
}

/** Highlights the marked hit. */
export async function highlightHit(): Promise<void> {
  if (takeHit()) await highlight()
}

/** Begins a note on the marked hit. */
export async function noteHit(): Promise<void> {
  if (takeHit()) await beginNote()
}

/** Makes the marked hit what the next command acts on, whatever else was chosen on the page. */
function takeHit(): Range | null {
  const { brief, markedHit } = get()
  deselect()
  if (markedHit) set({ current: passageAt(brief, markedHit.start).id })
  return markedHit
}
