import { run } from '../commands'
import { Button } from '../ui/Button'
import { set, useWorkbench } from '../workbench/store'
import styles from './Notices.module.css'

/** What happened to the store when it was opened: said once, in plain words, until it is put away. */
export function Notices() {
  const notices = useWorkbench((workbench) => workbench.notices)
  return notices.map((notice) => (
    <div key={notice.message} role="alert" className={styles.notice}>
      <p>{notice.message}</p>
      {notice.keptAside && <Button onClick={() => void run('showDataFolder')}>Show the folder</Button>}
      <Button onClick={() => set({ notices: notices.filter((other) => other !== notice) })}>
        Understood
      </Button>
    </div>
  ))
}
