import { type FormEvent, useEffect, useRef, useState } from 'react'
import { limits, tooLong } from '../../../shared/limits'
import { oneLine } from '../../../shared/one-line'
import type { OwnAlias } from '../../../shared/records/own-aliases'
import { type AliasFault, aliasOf, faultOf } from '../../../shared/records/own-aliases'
import { useAsking } from '../../session/asking'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/form/TextField'
import styles from './Aliases.module.css'

type Props = {
  /** What is being changed, or null for a new one. */
  alias: OwnAlias | null
  others: readonly OwnAlias[]
  keep: (alias: OwnAlias) => Promise<void>
  onDone: () => void
}

/** Two phrases that mean the same. What cannot be kept is said beside the phrase that it is about. */
export function AliasForm({ alias, others, keep, onDone }: Props) {
  const [typed, setTyped] = useState<readonly [string, string]>(alias?.phrases ?? ['', ''])
  const [fault, setFault] = useState<AliasFault | null>(null)
  const { otherFault, isAsking, ask } = useAsking()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (isAsking) return
    const written = aliasOf(typed)
    const found = faultOf(written, others)
    setFault(found)
    if (found || !(await ask(() => keep(written)))) return
    setTyped(['', ''])
    setFault(null)
    first.current?.focus()
    onDone()
  }
  const faultAt = (at: 0 | 1) =>
    tooLong(oneLine(typed[at]).length, limits.phrase) ?? (fault?.at === at ? fault.words : null)
  return (
    <form className={styles.form} onSubmit={(event) => void onSubmit(event)}>
      <TextField
        label="Name or abbreviation"
        ref={first}
        value={typed[0]}
        onChange={(value) => setTyped([value, typed[1]])}
        fault={faultAt(0)}
      />
      <TextField
        label="Means the same as"
        value={typed[1]}
        onChange={(value) => setTyped([typed[0], value])}
        fault={faultAt(1)}
      />
      <p role="alert" className={styles.fault}>
        {otherFault}
      </p>
      <div className={styles.buttons}>
        <Button type="submit" look="main">
          {alias ? 'Keep the change' : 'Add'}
        </Button>
        {alias && (
          <Button look="quiet" onClick={onDone}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  )
}
