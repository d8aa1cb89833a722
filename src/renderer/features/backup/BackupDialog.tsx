import { set, useWorkbench } from '../../session/store'
import { Dialog } from '../../ui/Dialog'
import styles from './Backup.module.css'
import { Preview } from './Preview'
import { Sealed } from './Sealed'

/** A backup that was chosen: what it would change, once it is open. Nothing happens before that is agreed to. */
export function BackupDialog() {
  const backup = useWorkbench((workbench) => workbench.backup)
  const close = () => set({ overlay: null, backup: null })
  return (
    <Dialog
      key={backup?.kind}
      label="Restore from a backup"
      onClose={close}
      isReadFirst={backup?.kind === 'preview'}
    >
      <h2 className={styles.heading}>Restore from a backup</h2>
      {backup?.kind === 'sealed' && <Sealed path={backup.path} onCancel={close} />}
      {backup?.kind === 'preview' && <Preview preview={backup.preview} onCancel={close} />}
    </Dialog>
  )
}
