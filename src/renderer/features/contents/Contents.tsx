import { useMemo } from 'react'
import { passageAt, sectionOf } from '../../../shared/brief/brief'
import { placeOf } from '../../pane/located'
import { jumpTo } from '../../pane/places'
import { usePane, usePaneState } from '../../pane/use-pane'
import { useWorkbench } from '../../session/store'
import styles from './Contents.module.css'

/** The sections of the brief, the one being read, and how many notes each holds. */
export function Contents() {
  const pane = usePane()
  const { brief } = pane
  const annotations = useWorkbench(({ workspace }) => workspace.annotations)
  const here = usePaneState(({ here }) => sectionOf(brief, passageAt(brief, here)).id)
  const counts = useMemo(() => {
    const all = new Map<string, number>()
    for (const annotation of annotations) {
      const place = annotation.kind === 'note' ? placeOf(brief, annotation) : null
      if (!place) continue
      const { section } = passageAt(brief, place.start)
      all.set(section, (all.get(section) ?? 0) + 1)
    }
    return all
  }, [brief, annotations])
  return (
    <nav aria-label="Contents">
      <ol className={styles.list}>
        {brief.sections.map((section) => (
          <li key={section.id}>
            <button
              type="button"
              className={styles.section}
              aria-current={section.id === here ? 'location' : undefined}
              onClick={() => jumpTo(pane, section, { isHeading: true })}
            >
              <span className={styles.number}>{section.number}</span>
              <span className={styles.title}>{section.title}</span>
              <NoteCount count={counts.get(section.id) ?? 0} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function NoteCount({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <span className={styles.count}>
      <span className="unseen">, </span>
      {count}
      <span className="unseen"> {count === 1 ? 'note' : 'notes'}</span>
    </span>
  )
}
