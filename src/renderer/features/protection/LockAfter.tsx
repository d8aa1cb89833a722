import { counted } from '../../../shared/counted'
import { attempt } from '../../commands'
import { changeSettings } from '../../session/settings'
import { useWorkbench } from '../../session/store'
import styles from './Protection.module.css'

const choices = [1, 5, 10, 15, 30, 60]

/** After how many minutes without a key or the mouse Carrel locks by itself. */
export function LockAfter() {
  const isSealed = useWorkbench((workbench) => workbench.isSealed)
  const minutes = useWorkbench(({ workspace }) => workspace.settings.lockAfterMinutes)
  const offered =
    minutes === null || choices.includes(minutes) ? choices : [...choices, minutes].sort((a, b) => a - b)
  const choose = (value: string) =>
    void attempt(() => changeSettings({ lockAfterMinutes: value === '' ? null : Number(value) }))
  return (
    <section className={styles.section} aria-labelledby="locking">
      <h3 id="locking">Locking</h3>
      <label className={styles.choice}>
        Lock by itself
        <select
          value={minutes ?? ''}
          disabled={!isSealed}
          aria-describedby="locking-when"
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">Never</option>
          {offered.map((each) => (
            <option key={each} value={each}>
              After {counted(each, 'minute')}
            </option>
          ))}
        </select>
      </label>
      <p id="locking-when">
        {isSealed
          ? 'Counted without a key or the mouse. Carrel also locks when the machine sleeps or its screen is locked, and at once by Ctrl+L.'
          : 'With a passphrase, Carrel can lock by itself and by Ctrl+L.'}
      </p>
    </section>
  )
}
