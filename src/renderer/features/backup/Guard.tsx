import { type FormEvent, useState } from 'react'
import type { RestoreGuard } from '../../../shared/contract/backup'
import { Button } from '../../ui/Button'
import { PassphraseField } from '../../ui/form/PassphraseField'
import styles from './Backup.module.css'

type Props = {
  isAsking: boolean
  /** Why the passphrase is not taken. */
  fault: string | null
  onRestore: (guard: RestoreGuard) => void
}

const unequal = 'The two are not the same. Type it again.'

/** Before a sealed backup is restored where nothing is sealed: a passphrase for it, or that it may be read by anybody. */
export function Guard({ isAsking, fault, onRestore }: Props) {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [isTold, setTold] = useState(false)
  const isSame = passphrase === again

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    setTold(true)
    if (isSame) onRestore({ kind: 'passphrase', passphrase })
  }
  return (
    <form className={styles.guard} aria-label="Protect what is restored" onSubmit={onSubmit}>
      <p>
        <strong>This backup is protected by a passphrase, and the notes here are not.</strong> Set one for the
        notes here, which may be that of the backup, and nothing of it is written in clear. A single note that
        is brought back above is in clear until then.
      </p>
      <PassphraseField
        label="Passphrase for the notes here"
        value={passphrase}
        fault={fault}
        onChange={setPassphrase}
      />
      <PassphraseField
        label="Repeat the passphrase"
        value={again}
        fault={isTold && !isSame ? unequal : null}
        onChange={setAgain}
      />
      <p>
        <strong>There is no recovery:</strong> whoever forgets the passphrase has lost the notes.
      </p>
      <div className={styles.foot}>
        <Button look="danger" aria-disabled={isAsking} onClick={() => onRestore({ kind: 'readable' })}>
          Restore, readable by anybody
        </Button>
        <Button type="submit" look="main" aria-disabled={isAsking}>
          Set it and restore everything
        </Button>
      </div>
    </form>
  )
}
