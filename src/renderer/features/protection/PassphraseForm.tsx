import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { limits, tooLong } from '../../../shared/limits'
import { useAsking } from '../../session/asking'
import { setPassphrase } from '../../session/locking'
import { PassphraseField } from '../../ui/form/PassphraseField'
import { Foot } from './Foot'
import styles from './Protection.module.css'
import { StrengthMeter } from './StrengthMeter'

type Props = { isChange: boolean; onDone: () => void }

const unequal = 'The two are not the same. Type it again.'
const unticked = 'Tick this first: a forgotten passphrase cannot be helped afterwards.'

/** Sets the first passphrase or another one: typed twice, its strength shown, and what forgetting it means agreed to. */
export function PassphraseForm({ isChange, onDone }: Props) {
  const [typed, setTyped] = useState({ current: '', passphrase: '', again: '' })
  const [isAware, setAware] = useState(false)
  const [isTold, setTold] = useState(false)
  const { faultAt, otherFault, isAsking, ask } = useAsking()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const isSame = typed.passphrase === typed.again

  async function set(): Promise<void> {
    if (await ask(() => setPassphrase(typed.passphrase, isChange ? typed.current : null))) onDone()
  }
  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    setTold(true)
    if (isSame && isAware) void set()
  }
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
  })
  return (
    <form className={styles.form} onSubmit={onSubmit}>
      {isChange && (
        <PassphraseField
          label="Current passphrase"
          ref={first}
          fault={faultAt('wrong-passphrase')}
          {...field('current')}
        />
      )}
      <PassphraseField
        label="New passphrase"
        ref={isChange ? null : first}
        fault={tooLong(typed.passphrase.length, limits.passphrase) ?? faultAt('unfit-passphrase')}
        {...field('passphrase')}
      />
      <StrengthMeter passphrase={typed.passphrase} />
      <PassphraseField
        label="Repeat the passphrase"
        fault={isTold && !isSame ? unequal : null}
        {...field('again')}
      />
      {!isChange && (
        <p>
          Whatever Carrel has kept so far that can be read without a passphrase is removed, and with it the
          damaged files that were set aside. Backups in other places stay as they are.
        </p>
      )}
      <Awareness isAware={isAware} isMissed={isTold && !isAware} onChange={setAware} />
      <Foot
        name={isChange ? 'Change the passphrase' : 'Set the passphrase'}
        isAsking={isAsking}
        fault={otherFault}
        onCancel={onDone}
      />
    </form>
  )
}

type AwarenessProps = { isAware: boolean; isMissed: boolean; onChange: (isAware: boolean) => void }

function Awareness({ isAware, isMissed, onChange }: AwarenessProps) {
  const fault = useId()
  return (
    <div className={styles.warning}>
      <p>
        <strong>There is no recovery:</strong> whoever forgets the passphrase has lost the notes.
      </p>
      <label>
        <input
          type="checkbox"
          checked={isAware}
          aria-describedby={fault}
          aria-invalid={isMissed}
          onChange={(event) => onChange(event.target.checked)}
        />
        I know, and have a way to remember it
      </label>
      <p id={fault} role="alert" className={styles.fault}>
        {isMissed ? unticked : null}
      </p>
    </div>
  )
}
