import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Range } from '../../../shared/brief/range'
import type { Note } from '../../../shared/records/note'
import { stack } from '../../../shared/stack'
import { inPageOrder, placeOf } from '../../pane/located'
import { rectAt, scroller } from '../../pane/page'
import type { Editing } from '../../session/state'
import { set, useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './MarginNotes.module.css'
import { NoteCard } from './NoteCard'
import { NoteEditor } from './NoteEditor'

type Item = { key: string; place: Range; note: Note | null; editing: Editing | null }

const gap = 14

/** The notes beside their passages, as in a printed edition; below 1100 px a drawer that lists them. */
export function MarginNotes() {
  const items = useItems()
  const list = useRef<HTMLOListElement>(null)
  const [shown, setShown] = useState<string | null>(null)
  const isPressed = useRef(false)
  const held = shown ?? items.find(({ editing }) => editing)?.key
  const isListed = useWorkbench(({ panel }) => panel === 'notes')
  const isOpen = useWorkbench((workbench) => workbench.isMarginOpen)
  useLayoutEffect(() => standBeside(list.current))
  useEffect(() => followSizes(list.current), [])
  return (
    <aside className={styles.margin} aria-label="Margin" data-open={isOpen}>
      <Button
        look="icon"
        className={styles.close ?? ''}
        aria-label="Close margin"
        onClick={() => set({ isMarginOpen: false })}
      >
        <Icon name="close" />
      </Button>
      {/* There is always one list called Notes: the left column's while it is shown, this one otherwise. */}
      <ol
        ref={list}
        aria-label={isListed ? 'Beside the text' : 'Notes'}
        onPointerDownCapture={() => {
          isPressed.current = true
        }}
        onFocus={({ target }) => {
          if (!isPressed.current) setShown(target.closest('li')?.dataset.key ?? null)
          isPressed.current = false
        }}
        onBlur={() => setShown(null)}
      >
        {items.map(({ key, place, note, editing }) => (
          <li
            key={key}
            className={styles.item}
            data-key={key}
            data-place={place.start}
            data-held={key === held || undefined}
          >
            {editing ? <NoteEditor editing={editing} /> : note && <NoteCard note={note} />}
          </li>
        ))}
      </ol>
      {items.length === 0 && (
        <p className={styles.empty}>
          Select words on the page, or step to a passage with J and K, and press N.
        </p>
      )}
    </aside>
  )
}

/** The notes that have a place, in its order; the one being written is an editor and keeps its key throughout. */
function useItems(): Item[] {
  const brief = useWorkbench((workbench) => workbench.brief)
  const annotations = useWorkbench(({ workspace }) => workspace.annotations)
  const editing = useWorkbench((workbench) => workbench.editing)
  return useMemo(() => {
    const written: Item[] = inPageOrder(brief, annotations, 'note').flatMap((note) => {
      const place = placeOf(brief, note)
      return place && note.id !== editing?.draft.noteId ? [{ key: note.id, place, note, editing: null }] : []
    })
    if (!editing) return written
    const place = editing.range ?? { start: 0, end: 0 }
    return [...written, { key: editing.key, place, note: null, editing }].sort(
      (a, b) => a.place.start - b.place.start,
    )
  }, [brief, annotations, editing])
}

/**
 * Puts each note level with the line its words begin on, or as near as the others allow. The one that was gone to, or is
 * being written, stands exactly there; one that was only pressed stays under the pointer.
 */
function standBeside(list: HTMLElement | null): void {
  const frame = scroller()
  if (!list || !frame) return
  const cards = [...list.children].filter((child) => child instanceof HTMLElement)
  const base = frame.scrollTop - frame.getBoundingClientRect().top
  const wishes = cards.map((card) => ({
    top: (rectAt(Number(card.dataset.place))?.top ?? 0) + base,
    height: card.offsetHeight,
  }))
  const held = cards.findIndex(({ dataset }) => dataset.held !== undefined)
  const height = document.querySelector<HTMLElement>('main')?.offsetHeight ?? 0
  for (const [index, top] of stack(wishes, { gap, height, held }).entries())
    cards[index]?.style.setProperty('--top', `${top}px`)
}

/** Stands the notes anew whenever the page or a note changes its height. */
function followSizes(list: HTMLElement | null): () => void {
  const article = document.querySelector('main article')
  const observer = new ResizeObserver(() => standBeside(list))
  const watch = () => {
    observer.disconnect()
    if (article) observer.observe(article)
    for (const card of list?.children ?? []) observer.observe(card)
  }
  const additions = new MutationObserver(watch)
  if (list) additions.observe(list, { childList: true })
  watch()
  return () => {
    observer.disconnect()
    additions.disconnect()
  }
}
