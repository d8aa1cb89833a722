import { useRef, useState } from 'react'
import { useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { PassphraseForm } from './PassphraseForm'
import styles from './Protection.module.css'
import { RemovalForm } from './RemovalForm'

/** Whether a passphrase protects the notes, and how to set, change and remove it. */
export function Passphrase() {
  const isSealed = useWorkbench((workbench) => workbench.isSealed)
  const [asked, setAsked] = useState<'new' | 'removal' | null>(null)
  const section = useRef<HTMLElement>(null)
  const done = () => {
    setAsked(null)
    requestAnimationFrame(() => section.current?.querySelector('button')?.focus()) // the form that had it is gone
  }
  return (
    <section ref={section} className={styles.section} aria-labelledby="passphrase">
      <h3 id="passphrase">Passphrase</h3>
      <p role="status" className={styles.state}>
        <Icon name={isSealed ? 'locked' : 'unlocked'} />
        {isSealed
          ? 'A passphrase protects your notes on this disk.'
          : 'No passphrase is set: whoever reads this disk can read your notes.'}
      </p>
      {asked === null && (
        <div className={styles.buttons}>
          <Button onClick={() => setAsked('new')}>
            {isSealed ? 'Change the passphrase…' : 'Set a passphrase…'}
          </Button>
          {isSealed && (
            <Button look="quiet" onClick={() => setAsked('removal')}>
              Remove the passphrase…
            </Button>
          )}
        </div>
      )}
      {asked === 'new' && <PassphraseForm isChange={isSealed} onDone={done} />}
      {asked === 'removal' && <RemovalForm onDone={done} />}
    </section>
  )
}
