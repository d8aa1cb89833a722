import { type KeyboardEvent, useId, useState } from 'react'
import { Button } from '../Button'
import styles from './Form.module.css'
import type { FieldProps } from './TextField'

/** A field for a passphrase: hidden unless it is shown on purpose, with a word when Caps Lock is on. */
export function PassphraseField({ label, value, onChange, fault = null, ref }: FieldProps) {
  const id = useId()
  const [isShown, setShown] = useState(false)
  const [isCapsLockOn, setCapsLockOn] = useState(false)
  const look = (event: KeyboardEvent) => setCapsLockOn(event.getModifierState('CapsLock'))
  return (
    <div className={styles.labelled}>
      <label id={`${id}-label`} htmlFor={id}>
        {label}
      </label>
      <div className={styles.beside}>
        <input
          ref={ref}
          id={id}
          className={styles.field}
          type={isShown ? 'text' : 'password'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={value}
          aria-invalid={fault !== null}
          aria-describedby={`${id}-fault`}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={look}
          onKeyUp={look}
        />
        <Button aria-pressed={isShown} aria-describedby={`${id}-label`} onClick={() => setShown(!isShown)}>
          {isShown ? 'Hide' : 'Show'}
        </Button>
      </div>
      {isCapsLockOn && (
        <p role="status" className={styles.hint}>
          Caps Lock is on.
        </p>
      )}
      <p id={`${id}-fault`} role="alert" className={styles.fault}>
        {fault}
      </p>
    </div>
  )
}
