import { passageAt, sectionName, sectionOf } from '../../../shared/brief/brief'
import { inPageOrder, placeOf } from '../../pane/located'
import { useWorkbench } from '../../session/store'
import { NoteCard } from './NoteCard'
import styles from './NoteList.module.css'

/** All notes in the order of the page; those whose words are gone from the text come last, kept and named as such. */
export function NoteList() {
  const brief = useWorkbench((workbench) => workbench.brief)
  const annotations = useWorkbench(({ workspace }) => workspace.annotations)
  const notes = inPageOrder(brief, annotations, 'note')
  const nameAt = (index: number) => {
    const note = notes[index]
    const place = note && placeOf(brief, note)
    return place ? sectionName(sectionOf(brief, passageAt(brief, place.start))) : 'Without a place'
  }
  if (notes.length === 0) {
    return <p className={styles.empty}>No notes yet. Select words on the page and press N.</p>
  }
  return (
    <ol className={styles.notes} aria-label="Notes">
      {notes.map((note, index) => {
        const name = nameAt(index)
        const isFirst = index === 0 || nameAt(index - 1) !== name
        return (
          <li key={note.id}>
            {isFirst && <h2 className={styles.section}>{name}</h2>}
            <NoteCard note={note} />
          </li>
        )
      })}
    </ol>
  )
}
