import { useEffect, useRef, useState } from 'react'
import { call } from '../../api'
import { useAsking } from '../../session/asking'
import { Button } from '../../ui/Button'
import { PassphraseField } from '../../ui/form/PassphraseField'
import { Icon } from '../../ui/Icon'
import styles from './LockScreen.module.css'

const heldBack = 'Opening… After wrong passphrases each try takes longer, up to 30 seconds.'

/** All that is on the page while a passphrase keeps the store shut. When it is right, main loads the page anew. */
export function LockScreen() {
  const [passphrase, setPassphrase] = useState('')
  const { isAsking, faultAt, otherFault, ask } = useAsking()
  const [wrongOnes, setWrongOnes] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  async function unlock(): Promise<void> {
    if (await ask(() => call('unlock', { passphrase }))) return
    setWrongOnes(wrongOnes + 1)
    field.current?.select()
  }
  return (
    <main className={styles.screen}>
      <form
        className={styles.card}
        onSubmit={(event) => {
          event.preventDefault()
          void unlock()
        }}
      >
        <Icon name="desk" />
        <h1 className={styles.heading}>Carrel is locked</h1>
        <p className={styles.why}>Your notes are on this disk, and cannot be read without the passphrase.</p>
        <PassphraseField
          label="Passphrase"
          value={passphrase}
          fault={faultAt('wrong-passphrase') ?? otherFault}
          ref={field}
          onChange={setPassphrase}
        />
        <Button type="submit" look="main" aria-disabled={isAsking}>
          Unlock
        </Button>
        <p role="status" aria-label="Opening" className={styles.status}>
          {isAsking && (wrongOnes < 2 ? 'Opening…' : heldBack)}
        </p>
      </form>
    </main>
  )
}
