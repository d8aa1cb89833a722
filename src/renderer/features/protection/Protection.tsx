import { set } from '../../session/store'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Backups } from './Backups'
import { LockAfter } from './LockAfter'
import { Mirror } from './Mirror'
import { Passphrase } from './Passphrase'
import styles from './Protection.module.css'

/** Who can read the notes, and where their copies are. */
export function Protection() {
  const close = () => set({ overlay: null })
  return (
    <Dialog label="Passphrase and copies" onClose={close} isReadFirst>
      <h2 className={styles.heading}>Passphrase and copies</h2>
      <Passphrase />
      <LockAfter />
      <Mirror />
      <Backups />
      <div className={styles.foot}>
        <Button onClick={close}>Done</Button>
      </div>
    </Dialog>
  )
}
