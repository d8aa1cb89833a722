import { focusedPane } from '../../pane/desk'
import { extendSelectionTo, isOnPage, selectedRange } from '../../pane/page'
import type { Pane } from '../../pane/pane'

/** Follows what is selected on the page: offered once the pointer or the keys let go, withdrawn as soon as it is gone. */
export function followSelection(pane: Pane): () => void {
  let isDragging = false
  const begin = (event: PointerEvent) => {
    isDragging = event.button === 0 && isOnPage(pane, event.target)
  }
  const drag = (event: PointerEvent) => {
    if (isDragging) keepOnPage(pane, event)
  }
  const withdraw = () => withdrawFrom(pane)
  const settle = (event: Event) => {
    if (event instanceof PointerEvent && isDragging) keepOnPage(pane, event)
    isDragging = false
    const isOnTools =
      event.target instanceof Element && event.target.closest('[role=toolbar], input, textarea') !== null
    if (!isOnTools) requestAnimationFrame(() => offerIn(pane))
  }
  document.addEventListener('pointerdown', begin)
  document.addEventListener('pointermove', drag)
  document.addEventListener('pointerup', settle)
  document.addEventListener('keyup', settle)
  document.addEventListener('selectionchange', withdraw)
  return () => {
    document.removeEventListener('pointerdown', begin)
    document.removeEventListener('pointermove', drag)
    document.removeEventListener('pointerup', settle)
    document.removeEventListener('keyup', settle)
    document.removeEventListener('selectionchange', withdraw)
  }
}

/**
 * A drag that leaves the page for the margin or the status line would select all the text between there and here in
 * the order of the DOM: to the end of the brief. It is drawn in to the nearest words, after the browser's own doing
 * and before it is painted.
 */
function keepOnPage(pane: Pane, { target, clientX, clientY }: PointerEvent): void {
  if (!isOnPage(pane, target))
    requestAnimationFrame(() => extendSelectionTo(pane, { x: clientX, y: clientY }))
}

function withdrawFrom({ state }: Pane): void {
  const { selected } = state.getState()
  if (selected && !selected.highlightId && document.getSelection()?.isCollapsed)
    state.setState({ selected: null })
}

function offerIn(pane: Pane): void {
  const range = selectedRange(pane)
  if (range && focusedPane() === pane) pane.state.setState({ selected: { range, highlightId: null } })
}
