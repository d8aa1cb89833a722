import { useId, useState } from 'react'
import { counted } from '../../../shared/counted'
import { knownBy } from '../../../shared/records/registry'
import { visible } from '../../../shared/visible'
import { daysInTrash } from '../../../shared/workspace/expiry'
import type { Removed } from '../../../shared/workspace/workspace'
import { attempt } from '../../commands'
import { useWorkbench } from '../../session/store'
import { daysLeft, putBack } from '../../session/trash'
import { when } from '../../session/when'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { type Doomed, Purge } from './Purge'
import styles from './TrashList.module.css'

/** What was removed, the latest first: to be put back, or deleted for good. */
export function TrashList() {
  const trash = useWorkbench(({ workspace }) => workspace.trash)
  const [doomed, setDoomed] = useState<Doomed | null>(null)
  if (trash.length === 0) {
    return (
      <p className={styles.empty}>
        Nothing is in the trash. What you remove stays here for {daysInTrash} days, and can be put back.
      </p>
    )
  }
  return (
    <>
      <div className={styles.head}>
        <span>Kept for {daysInTrash} days</span>
        <Button look="quiet" onClick={() => setDoomed('everything')}>
          Empty the trash
        </Button>
      </div>
      <ol className={styles.list} aria-label="Trash">
        {trash.toReversed().map((removed) => (
          <Row key={removed.annotation.id} removed={removed} onPurge={() => setDoomed(removed)} />
        ))}
      </ol>
      {doomed && <Purge doomed={doomed} onClose={() => setDoomed(null)} />}
    </>
  )
}

function Row({ removed, onPurge }: { removed: Removed; onPurge: () => void }) {
  const { annotation, removedAt } = removed
  const words = useId()
  const now = new Date()
  const left = daysLeft(removed, now)
  return (
    <li className={styles.row}>
      <Icon name={icons[annotation.kind]} />
      <p id={words} className={styles.words}>
        <span className="unseen">{annotation.kind}: </span>
        {visible(knownBy(annotation))}
      </p>
      <p className={styles.when}>
        Removed {when(removedAt, now)} · {left > 0 ? `${counted(left, 'day')} left` : 'about to go'}
      </p>
      <p className={styles.actions}>
        <Button aria-describedby={words} onClick={() => void attempt(() => putBack([annotation.id]))}>
          Put back
        </Button>
        <Button look="quiet" aria-describedby={words} onClick={onPurge}>
          Delete for good
        </Button>
      </p>
    </li>
  )
}

const icons = { note: 'note', highlight: 'highlight', bookmark: 'ribbon' } as const
