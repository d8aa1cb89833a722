import { useState } from 'react'
import type { ListedBrief } from '../../../shared/contract/library'
import { visible } from '../../../shared/visible'
import { attempt, hintOf } from '../../commands'
import { showBrief } from '../../pane/panes'
import { usePane } from '../../pane/use-pane'
import { useWorkbench } from '../../session/store'
import { Icon } from '../../ui/Icon'
import styles from './BriefList.module.css'

/** The head of the left column: the brief at hand, and under it, when it is pressed, all there are. */
export function BriefList() {
  const { brief } = usePane()
  const briefs = useWorkbench((workbench) => workbench.briefs)
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={styles.head}>
      <button
        type="button"
        className={styles.brief}
        aria-expanded={isOpen}
        title={`${brief.title}\n${hintOf('openBrief')}`}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="unseen">Brief: </span>
        <span className={styles.title}>{visible(brief.title)}</span>
        <Icon name={isOpen ? 'up' : 'down'} />
      </button>
      {isOpen && (
        <ul aria-label="Library" className={styles.list}>
          {briefs.map((each) => (
            <li key={each.isVerified ? each.metadata.id : `not ${each.name}`}>
              <Row brief={each} shown={brief.id} onDone={() => setOpen(false)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type RowProps = { brief: ListedBrief; shown: string; onDone: () => void }

function Row({ brief, shown, onDone }: RowProps) {
  if (!brief.isVerified) {
    return (
      <p className={styles.refused}>
        <b>{brief.name}</b> {brief.message}
      </p>
    )
  }
  const { id, title, author, date } = brief.metadata
  const open = async () => {
    onDone()
    await showBrief(id)
  }
  return (
    <button
      type="button"
      className={styles.row}
      aria-current={id === shown ? 'true' : undefined}
      onClick={() => void attempt(open)}
    >
      {visible(title)}
      <span className={styles.about}>
        {visible(author)} · {date.slice(0, 4)}
      </span>
    </button>
  )
}
