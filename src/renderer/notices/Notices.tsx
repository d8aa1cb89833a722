import { Button } from '../ui/Button'
import { set, useWorkbench } from '../workbench/store'
import styles from './Notices.module.css'

/** What happened to the store when it was opened: said once, in plain words, until it is put away. */
export function Notices() {
  const notices = useWorkbench((workbench) => workbench.notices)
  return notices.map((notice) => (
    <div key={notice.message} role="alert" className={styles.notice}>
      <div>
        <p>{notice.message}</p>
        {notice.keptAside && (
          <p>
            Kept aside as <code>{notice.keptAside}</code>
          </p>
        )}
      </div>
      <Button onClick={() => set({ notices: notices.filter((other) => other !== notice) })}>
        Understood
      </Button>
    </div>
  ))
}
