import { selectedRange } from '../page'
import { get, set } from '../workbench/store'

/** Follows what is selected on the page: offered once the pointer or the keys let go, withdrawn as soon as it is gone. */
export function followSelection(): () => void {
  const settle = (event: Event) => {
    const isOnTools =
      event.target instanceof Element && event.target.closest('[role=toolbar], input, textarea') !== null
    if (!isOnTools) requestAnimationFrame(offer)
  }
  const withdraw = () => {
    const { selected } = get()
    const selection = document.getSelection()
    if (selected && !selected.highlightId && selection?.isCollapsed) set({ selected: null })
  }
  document.addEventListener('pointerup', settle)
  document.addEventListener('keyup', settle)
  document.addEventListener('selectionchange', withdraw)
  return () => {
    document.removeEventListener('pointerup', settle)
    document.removeEventListener('keyup', settle)
    document.removeEventListener('selectionchange', withdraw)
  }
}

function offer(): void {
  const range = selectedRange(get().brief)
  if (range) set({ selected: { range, highlightId: null } })
}
