import { useId, useState } from 'react'
import type { OwnAlias } from '../../../shared/records/own-aliases'
import { visible } from '../../../shared/visible'
import { useAsking } from '../../session/asking'
import { useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import styles from './Aliases.module.css'
import { AliasForm } from './AliasForm'
import { addAlias, putAliasBack, removeAlias, replaceAlias } from './own-aliases'

type Removed = { alias: OwnAlias; index: number }

/** The analyst's own aliases: to be added, changed, removed, and put back. */
export function OwnAliases() {
  const aliases = useWorkbench(({ workspace }) => workspace.aliases)
  const [changing, setChanging] = useState<number | null>(null)
  const [removed, setRemoved] = useState<Removed | null>(null)
  const { otherFault, ask } = useAsking()

  async function remove(index: number, alias: OwnAlias): Promise<void> {
    if (await ask(() => removeAlias(alias))) setRemoved({ index, alias })
  }
  return (
    <section className={styles.section}>
      <h3>Your own</h3>
      {aliases.length === 0 && <p className={styles.about}>None yet.</p>}
      <ul aria-label="Your own names and abbreviations">
        {aliases.map((alias, index) =>
          index === changing ? (
            <li key={alias.phrases.join('\n')}>
              <AliasForm
                alias={alias}
                others={aliases.toSpliced(index, 1)}
                keep={(written) => replaceAlias(alias, written)}
                onDone={() => setChanging(null)}
              />
            </li>
          ) : (
            <Row
              key={alias.phrases.join('\n')}
              alias={alias}
              onChange={() => setChanging(index)}
              onRemove={() => void remove(index, alias)}
            />
          ),
        )}
      </ul>
      <Gone removed={removed} onBack={() => setRemoved(null)} />
      <p role="alert" className={styles.fault}>
        {otherFault}
      </p>
      {changing === null && (
        <AliasForm alias={null} others={aliases} keep={addAlias} onDone={() => setRemoved(null)} />
      )}
    </section>
  )
}

type RowProps = { alias: OwnAlias; onChange: () => void; onRemove: () => void }

function Row({ alias: { phrases }, onChange, onRemove }: RowProps) {
  const words = useId()
  return (
    <li className={styles.row}>
      <p id={words} className={styles.pair}>
        <b>{visible(phrases[0])}</b> means <b>{visible(phrases[1])}</b>
      </p>
      <Button look="quiet" aria-describedby={words} onClick={onChange}>
        Change
      </Button>
      <Button look="quiet" aria-describedby={words} onClick={onRemove}>
        Remove
      </Button>
    </li>
  )
}

/** What has just been removed, and the way back; heard as soon as it is so. */
function Gone({ removed, onBack }: { removed: Removed | null; onBack: () => void }) {
  const { otherFault, ask } = useAsking()
  async function putBack({ index, alias }: Removed): Promise<void> {
    if (await ask(() => putAliasBack(index, alias))) onBack()
  }
  return (
    <div role="status" aria-label="Removed" className={styles.gone}>
      {removed && (
        <>
          <span>{otherFault ?? `Removed: ${visible(removed.alias.phrases.join(' and '))}`}</span>
          <Button look="quiet" onClick={() => void putBack(removed)}>
            Put back
          </Button>
        </>
      )}
    </div>
  )
}
