import type { KeyboardEvent } from 'react'
import { attempt, keyOf, run } from '../commands'
import { Icon } from '../ui/Icon'
import { ask, leaveSearch, openResult, stepResult } from '../workbench/searching'
import { useWorkbench } from '../workbench/store'
import styles from './SearchBox.module.css'

/** The search field. Results follow each key; the arrows choose, Enter goes there, Escape comes back. */
export function SearchBox() {
  const query = useWorkbench((workbench) => workbench.query)
  const active = useWorkbench((workbench) => workbench.activeResult)
  const isListed = useWorkbench(({ panel }) => panel === 'results')
  return (
    <search className={styles.box}>
      <Icon name="search" />
      <input
        type="search"
        className={styles.field}
        aria-label="Search"
        aria-controls={isListed ? 'search-results' : undefined}
        aria-activedescendant={active === null || !isListed ? undefined : `result-${active}`}
        placeholder="Search brief, notes and bookmarks"
        spellCheck={false}
        autoComplete="off"
        value={query}
        onChange={(event) => ask(event.target.value)}
        onKeyDown={(event) => void attempt(() => onKeyDown(event))}
      />
      {query === '' && (
        <span className={styles.hint} aria-hidden="true">
          <kbd>Ctrl</kbd> <kbd>F</kbd>
        </span>
      )}
      <button
        type="button"
        className={styles.help}
        aria-label="How to search"
        title={`How to search (${keyOf('searchHelp')})`}
        onClick={() => void run('searchHelp')}
      >
        <Icon name="help" />
      </button>
    </search>
  )
}

function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.nativeEvent.isComposing) {
    if (event.key === 'Escape') event.preventDefault() // the field's own Escape would clear it all
    return
  }
  const act = {
    ArrowDown: () => stepResult(1),
    ArrowUp: () => stepResult(-1),
    Enter: () => openResult(),
    Escape: () => {
      event.currentTarget.blur()
      leaveSearch()
    },
  }[event.key]
  if (!act) return
  event.preventDefault()
  act()
}
