import { type FocusEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { isMarginDrawer, useMarginDrawer } from '../../pane/desk'
import { pageArticle, scroller } from '../../pane/page'
import { useEditing, usePane, usePaneState } from '../../pane/use-pane'
import { useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './MarginNotes.module.css'
import { type Item, type Line, standBeside, useItems } from './margin-items'
import { guessedHeight, NoteCard } from './NoteCard'
import { NoteEditor } from './NoteEditor'
import { oneAfterAnother, useWindowed } from './windowed'

/** The notes beside their passages, as in a printed edition; below 1100 px a drawer that lists them. */
export function MarginNotes() {
  const items = useItems()
  const list = useRef<HTMLOListElement>(null)
  const { held, kept, events } = useHeld(items)
  const built = useBuilt({ list, items, held, kept })
  useFocusOnAsked(list)
  const isListed = useWorkbench(({ panel }) => panel === 'notes')
  const { state } = usePane()
  const isOpen = usePaneState(({ isMarginOpen }) => isMarginOpen)
  const isDrawer = useMarginDrawer()
  return (
    <aside className={styles.margin} aria-label="Margin" data-open={isOpen} data-drawer={isDrawer}>
      <Button
        look="icon"
        className={styles.close ?? ''}
        aria-label="Close margin"
        onClick={() => state.setState({ isMarginOpen: false })}
      >
        <Icon name="close" />
      </Button>
      {/* There is always one list called Notes: the left column's while it is shown, this one otherwise. */}
      <ol ref={list} className={styles.list} aria-label={isListed ? 'Beside the text' : 'Notes'} {...events}>
        {built.map(({ item, number }) => (
          <li
            key={item.key}
            className={styles.item}
            data-key={item.key}
            aria-posinset={number}
            aria-setsize={items.length}
          >
            {item.editing ? (
              <NoteEditor editing={item.editing} />
            ) : (
              item.note && <NoteCard note={item.note} />
            )}
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

/**
 * The note that stands exactly level with its words: the one that has the keys, else the one being written or asked for.
 * One that was only pressed stays under the pointer.
 */
function useHeld(items: Item[]) {
  const { state } = usePane()
  const asked = usePaneState(({ askedNote }) => askedNote)
  const editing = useEditing()
  const [focused, setFocused] = useState<string | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const isPressed = useRef(false)
  const events = {
    onPointerDownCapture: () => {
      isPressed.current = true
    },
    onFocus: ({ target }: FocusEvent) => {
      const key = target.closest('li')?.dataset.key ?? null
      setFocused(key)
      if (!isPressed.current) setShown(key)
      isPressed.current = false
    },
    onBlur: () => {
      setFocused(null)
      setShown(null)
      state.setState({ askedNote: null })
    },
  }
  const isThere = items.some(({ key }) => key === shown) // what is taken away while it has the keys does not say so
  const written = editing?.key
  const held = (isThere ? shown : null) ?? written ?? asked?.id
  return { held, kept: [focused, held, written], events }
}

type Standing = {
  list: RefObject<HTMLOListElement | null>
  items: Item[]
  held: string | undefined
  kept: (string | null | undefined)[]
}

/** The notes near the view, each with its number among all. */
function useBuilt({ list, items, held, kept }: Standing): { item: Item; number: number }[] {
  const pane = usePane()
  const lines = useRef(new Map<string, Line>())
  const indexes = useWindowed({
    list,
    keys: items.map(({ key }) => key),
    guess: (index) => guessedHeight(items[index]?.note?.text ?? ''),
    place: (heights, element) => {
      if (isMarginDrawer()) return oneAfterAnother(heights, 16)
      return standBeside({ pane, list: element, items, held, lines: lines.current }, heights)
    },
    frameOf: (element) => (isMarginDrawer() ? element.closest('aside') : scroller(pane)),
    watched: () => pageArticle(pane),
    kept,
  })
  return indexes.flatMap((index) => {
    const item = items[index]
    return item ? [{ item, number: index + 1 }] : []
  })
}

/** Gives the keys to the note that is asked for, once it stands beside its words. */
function useFocusOnAsked(list: RefObject<HTMLOListElement | null>): void {
  const asked = usePaneState(({ askedNote }) => askedNote)
  useLayoutEffect(() => {
    if (asked) list.current?.querySelector<HTMLElement>(`[data-note="${asked.id}"]`)?.focus()
  }, [asked, list])
}
