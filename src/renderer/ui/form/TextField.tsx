import { type Ref, useId } from 'react'
import styles from './Form.module.css'

/** What a field for one line needs to know. */
export type FieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** What is wrong with what was typed, in a sentence, or null. */
  fault?: string | null
  ref?: Ref<HTMLInputElement>
}

/** A field for a line of text, with its label above it and what is wrong below. */
export function TextField({ label, value, onChange, fault = null, ref }: FieldProps) {
  const id = useId()
  return (
    <div className={styles.labelled}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.beside}>
        <input
          ref={ref}
          id={id}
          className={styles.field}
          autoComplete="off"
          spellCheck={false}
          value={value}
          aria-invalid={fault !== null}
          aria-describedby={`${id}-fault`}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      <p id={`${id}-fault`} role="alert" className={styles.fault}>
        {fault}
      </p>
    </div>
  )
}
