import { attempt, keyOf, run } from '../../commands'
import { changeSettings } from '../../session/settings'
import { useWorkbench } from '../../session/store'
import styles from './ResultTools.module.css'

/** Above the results: in which order they stand, and whether the very words only are searched for. */
export function ResultTools() {
  const isFound = useWorkbench(({ groups }) => groups.length > 0)
  return (
    <div className={styles.tools}>
      {isFound && <Order />}
      <ExactOnly />
    </div>
  )
}

function Order() {
  const order = useWorkbench(({ workspace }) => workspace.settings.resultOrder)
  const choose = (resultOrder: typeof order) => attempt(() => changeSettings({ resultOrder }))
  return (
    <fieldset className={styles.order} aria-label="Order of results">
      <button type="button" aria-pressed={order === 'document'} onClick={() => void choose('document')}>
        In order
      </button>
      <button type="button" aria-pressed={order === 'relevance'} onClick={() => void choose('relevance')}>
        Best first
      </button>
    </fieldset>
  )
}

function ExactOnly() {
  const isOn = useWorkbench(({ workspace }) => workspace.settings.isExactOnly)
  return (
    <label className={styles.exact} title={`No other forms, names or spellings (${keyOf('exactOnly')})`}>
      <input type="checkbox" checked={isOn} onChange={() => void run('exactOnly')} />
      Exact words only
    </label>
  )
}
