import { textAt } from '../../shared/brief'
import type { Range } from '../../shared/range'
import { rangeOfSelection } from '../page'
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
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed) return
  const range = rangeOfSelection(selection)
  const trimmed = range && withoutBlanks(range)
  if (trimmed) set({ selected: { range: trimmed, highlightId: null } })
}

/** The range without the blanks at its ends, or null when there is nothing else. */
function withoutBlanks(range: Range): Range | null {
  const text = textAt(get().brief, range)
  const start = range.start + (text.length - text.trimStart().length)
  const end = range.end - (text.length - text.trimEnd().length)
  return start < end ? { start, end } : null
}
