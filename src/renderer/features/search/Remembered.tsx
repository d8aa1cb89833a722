import { type KeyboardEvent, useState } from 'react'
import type { SavedSearch } from '../../../shared/records/remembered-searches'
import { visible } from '../../../shared/visible'
import { attempt } from '../../commands'
import { clearRecent, keepRecent, nameSearch, removeSearch } from '../../find/remembering'
import { useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import styles from './Remembered.module.css'

type Props = {
  choose: (query: string) => void
  /** Gives the keyboard back to the field, before what has it goes. */
  focusField: () => void
}

/** Under the empty search field, if there is anything to say when it opens: saved and recent searches, and whether those are kept. */
export function Remembered({ choose, focusField }: Props) {
  const searches = useWorkbench(({ workspace }) => workspace.searches)
  const recent = useWorkbench(({ workspace }) => workspace.recent)
  const isKept = useWorkbench(({ workspace }) => workspace.settings.keepsRecent)
  const [isNeeded] = useState(searches.length > 0 || recent.length > 0 || !isKept)
  if (!isNeeded) return null
  return (
    <div
      role="group"
      aria-label="Remembered searches"
      tabIndex={-1}
      className={styles.panel}
      onKeyDown={(event) => stepThrough(event, focusField)}
    >
      {searches.length > 0 && <Saved searches={searches} choose={choose} focusField={focusField} />}
      {recent.length > 0 && (
        <section>
          <div className={styles.head}>
            <h2>Recent</h2>
            <Button
              look="quiet"
              onClick={() => {
                focusField()
                void attempt(clearRecent)
              }}
            >
              Clear
            </Button>
          </div>
          <ul aria-label="Recent searches">
            {recent.map((query) => (
              <li key={query} className={styles.row}>
                <button type="button" className={styles.choice} data-choice onClick={() => choose(query)}>
                  <span>{visible(query)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <label className={styles.keep}>
        <input type="checkbox" checked={isKept} onChange={() => void attempt(() => keepRecent(!isKept))} />
        Remember what was searched for
      </label>
    </div>
  )
}

function Saved({ searches, choose, focusField }: Props & { searches: SavedSearch[] }) {
  return (
    <section>
      <div className={styles.head}>
        <h2>Saved</h2>
      </div>
      <ul aria-label="Saved searches">
        {searches.map((search) => (
          <li key={search.query} className={styles.row}>
            <button type="button" className={styles.choice} data-choice onClick={() => choose(search.query)}>
              <span>{visible(search.name)}</span>
              {search.name !== search.query && <span className={styles.query}>{visible(search.query)}</span>}
            </button>
            <Button
              look="icon"
              aria-label={`Rename “${search.name}”`}
              title="Rename"
              onClick={() => {
                focusField()
                nameSearch(search.query)
              }}
            >
              <Icon name="pencil" />
            </Button>
            <Button
              look="icon"
              aria-label={`Remove “${search.name}”`}
              title="Remove"
              onClick={() => {
                focusField()
                void attempt(() => removeSearch(search))
              }}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The arrows go from search to search; above the first one, and by Escape, the field is reached again. */
function stepThrough(event: KeyboardEvent<HTMLElement>, focusField: () => void): void {
  if (event.key === 'Escape') {
    event.preventDefault()
    focusField()
    return
  }
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!by) return
  event.preventDefault()
  const choices = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-choice]')]
  const row = document.activeElement?.closest('li')
  const index = choices.findIndex((choice) => row?.contains(choice))
  if (index + by < 0) focusField()
  else choices[Math.min(index + by, choices.length - 1)]?.focus()
}
