import { useEffect, useRef, useState } from 'react'
import { useAsking } from '../../session/asking'
import { removePassphrase } from '../../session/locking'
import { PassphraseField } from '../../ui/form/PassphraseField'
import { Foot } from './Foot'
import styles from './Protection.module.css'

/** Takes the passphrase away, once it is typed, and says what that means. */
export function RemovalForm({ onDone }: { onDone: () => void }) {
  const [current, setCurrent] = useState('')
  const { faultAt, otherFault, isAsking, ask } = useAsking()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  async function remove(): Promise<void> {
    if (await ask(() => removePassphrase(current))) onDone()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void remove()
      }}
    >
      <p>
        Your notes are then written to this disk as plain text, and whoever reads it can read them. Backups
        keep the passphrase they were made with.
      </p>
      <PassphraseField
        label="Current passphrase"
        ref={field}
        value={current}
        fault={faultAt('wrong-passphrase')}
        onChange={setCurrent}
      />
      <Foot name="Remove the passphrase" isAsking={isAsking} fault={otherFault} onCancel={onDone} />
    </form>
  )
}
