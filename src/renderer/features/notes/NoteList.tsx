import { type FocusEvent, useMemo, useRef, useState } from 'react'
import { passageAt, sectionName, sectionOf } from '../../../shared/brief/brief'
import type { Note } from '../../../shared/records/note'
import { inPageOrder, placeOf } from '../../pane/located'
import { usePane } from '../../pane/use-pane'
import { titleOf } from '../../session/library'
import { useWorkbench } from '../../session/store'
import { guessedHeight, NoteCard } from './NoteCard'
import styles from './NoteList.module.css'
import { oneAfterAnother, useWindowed } from './windowed'

/**
 * All notes in the order of the page; after them those whose words are gone from the text, kept and named as such, then
 * those on other briefs, under the name of each.
 */
export function NoteList() {
  const { brief } = usePane()
  const briefs = useWorkbench((workbench) => workbench.briefs)
  const annotations = useWorkbench(({ workspace }) => workspace.annotations)
  const notes = useMemo(
    () => byBrief(inPageOrder(brief, annotations, 'note'), brief.id),
    [brief, annotations],
  )
  const list = useRef<HTMLOListElement>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const built = useWindowed({
    list,
    keys: notes.map(({ id }) => id),
    guess: (index) => guessedHeight(notes[index]?.text ?? ''),
    place: (heights) => oneAfterAnother(heights, 16),
    frameOf: (element) => element.closest<HTMLElement>('[role=tabpanel]'),
    kept: [focused],
  })
  const nameAt = (index: number) => {
    const note = notes[index]
    if (note && note.briefId !== brief.id) return titleOf(briefs, note.briefId)
    const place = note && placeOf(brief, note)
    return place ? sectionName(sectionOf(brief, passageAt(brief, place.start))) : 'Without a place'
  }
  if (notes.length === 0) {
    return <p className={styles.empty}>No notes yet. Select words on the page and press N.</p>
  }
  return (
    <ol
      ref={list}
      className={styles.notes}
      aria-label="Notes"
      onFocus={({ target }: FocusEvent) => setFocused(target.closest('li')?.dataset.key ?? null)}
      onBlur={() => setFocused(null)}
    >
      {built.map((index) => {
        const note = notes[index]
        if (!note) return null
        const name = nameAt(index)
        const isFirst = index === 0 || nameAt(index - 1) !== name
        return (
          <li key={note.id} data-key={note.id} aria-posinset={index + 1} aria-setsize={notes.length}>
            {isFirst && <h2 className={styles.section}>{name}</h2>}
            <NoteCard note={note} />
          </li>
        )
      })}
    </ol>
  )
}

/** The notes on one brief first, then those on the others, brief by brief. */
function byBrief(notes: Note[], first: string): Note[] {
  const own = notes.filter(({ briefId }) => briefId === first)
  const others = notes.filter(({ briefId }) => briefId !== first)
  return [...own, ...others.sort((a, b) => a.briefId.localeCompare(b.briefId))]
}
