import { useLayoutEffect, useRef } from 'react'
import type { CommandId } from '../../../shared/commands'
import { highlightColours } from '../../../shared/limits'
import { attempt, keyOf, run } from '../../commands'
import { deselect, highlight, removeAll } from '../../pane/annotating'
import { rectAt, scroller } from '../../pane/page'
import type { Pane, Selected } from '../../pane/pane'
import { usePane, usePaneState } from '../../pane/use-pane'
import { get, useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import { Swatch } from '../../ui/Swatch'
import { stepAlong } from '../../ui/step-along'
import styles from './SelectionToolbar.module.css'

/** What can be done with the selection, just above it. */
export function SelectionToolbar() {
  const pane = usePane()
  const selected = usePaneState((state) => state.selected)
  const bar = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (selected && bar.current) standBy(bar.current, pane, selected)
  }, [pane, selected])
  if (!selected) return null
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Selection"
      className={styles.toolbar}
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={stepAlong}
    >
      <Colours />
      <Button look="quiet" title={keyHint('highlight')} onClick={() => void run('highlight')}>
        Highlight
      </Button>
      <Button look="quiet" title={keyHint('note')} onClick={() => void run('note')}>
        Note
      </Button>
      <Button look="quiet" title={keyHint('bookmark')} onClick={() => void run('bookmark')}>
        Bookmark
      </Button>
      <Button look="quiet" title={keyHint('copyCitation')} onClick={() => void run('copyCitation')}>
        Copy citation
      </Button>
      {selected.highlightId && <RemoveHighlight id={selected.highlightId} />}
    </div>
  )
}

function Colours() {
  const pane = usePane()
  const chosen = useWorkbench(({ workspace }) => workspace.settings.colour)
  return highlightColours.map((colour) => (
    <Swatch
      key={colour}
      colour={colour}
      name={`In ${colour}`}
      isChosen={colour === chosen}
      onChoose={() => void attempt(() => highlight(pane, colour))}
    />
  ))
}

function RemoveHighlight({ id }: { id: string }) {
  const pane = usePane()
  const remove = async () => {
    deselect(pane)
    await removeAll([id])
  }
  return (
    <Button look="quiet" onClick={() => void attempt(remove)}>
      Remove
    </Button>
  )
}

/** Above the first line of the selection, or below its last where there is no room above. */
function standBy(bar: HTMLElement, pane: Pane, { range }: Selected): void {
  const frame = scroller(pane)
  const first = rectAt(pane, range.start)
  const last = rectAt(pane, range.end - 1)
  if (!frame || !first || !last) return
  const box = frame.getBoundingClientRect()
  const above = first.top - box.top - bar.offsetHeight - 8
  const top = above > 4 ? above : Math.min(last.bottom - box.top + 8, box.height - bar.offsetHeight - 8)
  const left = Math.max(8, Math.min(first.left - box.left, frame.clientWidth - bar.offsetWidth - 8))
  bar.style.top = `${top + frame.scrollTop}px`
  bar.style.left = `${left}px`
}

function keyHint(id: CommandId): string | undefined {
  return get().workspace.settings.singleKeys ? (keyOf(id) ?? undefined) : undefined
}
