import { extendSelectionTo, isOnPage, selectedRange } from '../../pane/page'
import { get, set } from '../../session/store'

/** Follows what is selected on the page: offered once the pointer or the keys let go, withdrawn as soon as it is gone. */
export function followSelection(): () => void {
  let isDragging = false
  const begin = (event: PointerEvent) => {
    isDragging = event.button === 0 && isOnPage(event.target)
  }
  const drag = (event: PointerEvent) => {
    if (isDragging) keepOnPage(event)
  }
  const settle = (event: Event) => {
    if (event instanceof PointerEvent && isDragging) keepOnPage(event)
    isDragging = false
    const isOnTools =
      event.target instanceof Element && event.target.closest('[role=toolbar], input, textarea') !== null
    if (!isOnTools) requestAnimationFrame(offer)
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
function keepOnPage({ target, clientX, clientY }: PointerEvent): void {
  if (!isOnPage(target)) requestAnimationFrame(() => extendSelectionTo(clientX, clientY))
}

function withdraw(): void {
  const { selected } = get()
  if (selected && !selected.highlightId && document.getSelection()?.isCollapsed) set({ selected: null })
}

function offer(): void {
  const range = selectedRange(get().brief)
  if (range) set({ selected: { range, highlightId: null } })
}
