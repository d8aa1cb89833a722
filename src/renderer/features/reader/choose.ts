import { showNoteById } from '../../pane/editing'
import type { Pane } from '../../pane/pane'
import type { Layer } from './layers'

/** A click on painted words: opens their note, or offers what can be done with their highlight. */
export function choose(pane: Pane, layers: Layer[]): void {
  if (!document.getSelection()?.isCollapsed) return // the click ends a drag: the selection is what was meant
  const top = layers.findLast((layer) => layer.kind === 'note' || layer.kind === 'highlight')
  if (!top || !('id' in top)) return
  if (top.kind === 'note') showNoteById(pane, top.id)
  else pane.state.setState({ selected: { range: { start: top.start, end: top.end }, highlightId: top.id } })
}
