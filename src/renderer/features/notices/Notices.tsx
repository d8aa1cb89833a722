import { useState } from 'react'
import type { StoreNotice } from '../../../shared/contract/protection'
import { attempt, run } from '../../commands'
import { startAnew } from '../../session/backups'
import { useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import { Confirm } from '../../ui/Confirm'
import styles from './Notices.module.css'
import { putAway } from './put-away'

/** What happened to the store when it was opened: said in plain words until it is put away, over restarts too. */
export function Notices() {
  const notices = useWorkbench((workbench) => workbench.notices)
  return notices.map((notice) => (
    <div key={notice.message} role="alert" className={styles.notice} data-severity={severities[notice.kind]}>
      <p>{notice.message}</p>
      <div className={styles.actions}>
        {notice.keptAside && <Button onClick={() => void run('showDataFolder')}>Show the folder</Button>}
        {notice.kind === 'lost' && <AfterLoss />}
        <Button onClick={() => void attempt(() => putAway(notice))}>Understood</Button>
      </div>
    </div>
  ))
}

/** How a notice looks: all is well, or something is missing or not kept. */
const severities: Record<StoreNotice['kind'], 'fine' | 'grave'> = {
  recovered: 'fine',
  migrated: 'fine',
  incomplete: 'grave',
  lost: 'grave',
  newer: 'grave',
  unreadable: 'grave',
  'read-only': 'grave',
}

/** What can be done when nothing of the store can be read; nothing is done until the reader decides. */
function AfterLoss() {
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <Button onClick={() => void run('restoreBackup')}>Restore from a backup…</Button>
      <Button onClick={() => setAsked(true)}>Set it aside and start anew…</Button>
      {isAsked && (
        <Confirm
          question="Set the store aside and start anew?"
          yes="Set it aside and start anew"
          onNo={() => setAsked(false)}
          onYes={() => {
            setAsked(false)
            void attempt(startAnew)
          }}
        >
          <p>
            Everything that stands in the store is kept unchanged in a folder beside it, and Carrel begins
            with an empty one. If you have a backup, or a second copy on another disk, restore that instead.
          </p>
        </Confirm>
      )}
    </>
  )
}
