import { usePane } from '../../pane/use-pane'
import { set } from '../../session/store'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import styles from './Aliases.module.css'
import { OwnAliases } from './OwnAliases'

const close = () => set({ overlay: null })

/** What means the same when it is searched for: the analyst's own aliases, and those given with the brief. */
export function Aliases() {
  return (
    <Dialog label="Names and abbreviations" onClose={close}>
      <h2 className={styles.heading}>Names and abbreviations</h2>
      <p className={styles.about}>
        A search for one finds the other too, after what was typed itself and marked as an alias.
      </p>
      <OwnAliases />
      <GivenAliases />
      <div className={styles.foot}>
        <Button onClick={close}>Done</Button>
      </div>
    </Dialog>
  )
}

function GivenAliases() {
  const { terms } = usePane().brief
  if (terms.length === 0) return null
  return (
    <section className={styles.section}>
      <h3>Given with the brief</h3>
      <p className={styles.about}>
        Those marked <span className={styles.external}>external</span> are commonly known; the brief itself
        does not explain them.
      </p>
      <ul aria-label="Given names and abbreviations">
        {terms.map(({ abbreviation, expansion, inBrief }) => (
          <li key={`${abbreviation}\n${expansion}`} className={styles.row}>
            <p className={styles.pair}>
              <b>{abbreviation}</b> means <b>{expansion}</b>
            </p>
            {!inBrief && <span className={styles.external}>external</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
