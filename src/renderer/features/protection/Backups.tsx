import { useState } from 'react'
import { useAsking } from '../../session/asking'
import { backUp, chooseBackup } from '../../session/backups'
import { Button } from '../../ui/Button'
import styles from './Protection.module.css'

/** A file to keep elsewhere, and the way back from one. */
export function Backups() {
  const { otherFault, ask } = useAsking()
  const [path, setPath] = useState<string | null>(null)
  return (
    <section className={styles.section} aria-labelledby="backups">
      <h3 id="backups">Backups</h3>
      <p>
        A backup is one dated file with everything in it, under the passphrase that holds when it is made.
        Keep it on another disk.
      </p>
      <p role="status" aria-label="Backup" className={styles.path}>
        {path === null ? '' : `Backed up to ${path}`}
      </p>
      <p role="alert" className={styles.fault}>
        {otherFault}
      </p>
      <div className={styles.buttons}>
        <Button onClick={() => void ask(async () => setPath(await backUp()))}>Back up to a file…</Button>
        <Button onClick={() => void ask(chooseBackup)}>Restore from a backup…</Button>
      </div>
    </section>
  )
}
