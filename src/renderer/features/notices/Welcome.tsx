import { run } from '../../commands'
import { set, useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './Notices.module.css'

/** One quiet line at the very first start, below the page so that nothing moves when it goes. */
export function Welcome() {
  const isFirstStart = useWorkbench((workbench) => workbench.isFirstStart)
  const close = () => set({ isFirstStart: false })
  if (!isFirstStart) return null
  return (
    <aside className={styles.welcome} aria-label="Welcome">
      <p>Your notes stay on this machine, and can be read by whoever reads its disk.</p>
      <Button
        onClick={() => {
          close()
          void run('protection')
        }}
      >
        Set a passphrase…
      </Button>
      <Button look="icon" aria-label="Dismiss" title="Not now" onClick={close}>
        <Icon name="close" />
      </Button>
    </aside>
  )
}
