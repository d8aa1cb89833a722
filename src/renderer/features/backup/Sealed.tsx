import { useEffect, useRef, useState } from 'react'
import { useAsking } from '../../session/asking'
import { openBackup } from '../../session/backups'
import { Button } from '../../ui/Button'
import { PassphraseField } from '../../ui/form/PassphraseField'
import styles from './Backup.module.css'

/** Asks for the passphrase that a backup was made with, which need not be the one that holds now. */
export function Sealed({ path, onCancel }: { path: string; onCancel: () => void }) {
  const [passphrase, setPassphrase] = useState('')
  const { isAsking, faultAt, otherFault, ask } = useAsking()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  async function open(): Promise<void> {
    if (!(await ask(() => openBackup(path, passphrase)))) field.current?.select()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <p>
        <code className={styles.path}>{path}</code> was made under a passphrase: the one that held then.
      </p>
      <PassphraseField
        label="Passphrase of the backup"
        ref={field}
        value={passphrase}
        fault={faultAt('wrong-passphrase') ?? otherFault}
        onChange={setPassphrase}
      />
      <div className={styles.foot}>
        <p role="status" aria-label="Progress" className={styles.progress}>
          {isAsking ? 'Opening…' : ''}
        </p>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look="main" aria-disabled={isAsking}>
          Look into it
        </Button>
      </div>
    </form>
  )
}
