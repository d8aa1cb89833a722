import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { rememberable } from '../../../shared/records/remembered-searches'
import { attempt, hintOf, run } from '../../commands'
import { ask, leaveSearch, openChosen, stepResult } from '../../find/searching'
import { useWorkbench } from '../../session/store'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { Remembered } from './Remembered'
import styles from './SearchBox.module.css'

/** The search field. Results follow each key; the arrows choose, Enter goes there and then to the page, Escape comes back. */
export function SearchBox() {
  const query = useWorkbench((workbench) => workbench.query)
  const active = useWorkbench((workbench) => workbench.activeResult)
  const isListed = useWorkbench(({ panel }) => panel === 'results')
  const box = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const isOpen = useFocusWithin(box)
  const focusField = () => field.current?.focus()
  return (
    <search ref={box} className={styles.box}>
      <Icon name="search" />
      <input
        ref={field}
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
      {query.trim() !== '' && <Save query={query} />}
      <button
        type="button"
        className={styles.help}
        aria-label="How to search"
        title={hintOf('searchHelp')}
        onClick={() => void run('searchHelp')}
      >
        <Icon name="help" />
      </button>
      {isOpen && query === '' && (
        <Remembered
          focusField={focusField}
          choose={(chosen) => {
            focusField()
            ask(chosen)
          }}
        />
      )}
    </search>
  )
}

/** Saves the search that stands in the field; filled once it is, and then for another name. */
function Save({ query }: { query: string }) {
  const kept = rememberable(query)
  const isSaved = useWorkbench(({ workspace }) => workspace.searches.some((search) => search.query === kept))
  const name = isSaved ? 'Rename this search' : 'Save this search'
  return (
    <Button
      look="icon"
      className={styles.save ?? ''}
      aria-label={name}
      title={name}
      onClick={() => void run('saveSearch')}
    >
      <Icon name="star" isFilled={isSaved} />
    </Button>
  )
}

/** Whether the keyboard is anywhere in there. React does not hear of the focus that a closing dialog gives back. */
function useFocusWithin(box: RefObject<HTMLElement | null>): boolean {
  const [isWithin, setWithin] = useState(false)
  useEffect(() => {
    const element = box.current
    const come = () => setWithin(true)
    const go = ({ relatedTarget }: FocusEvent) =>
      setWithin(relatedTarget instanceof Node && element?.contains(relatedTarget) === true)
    element?.addEventListener('focusin', come)
    element?.addEventListener('focusout', go)
    return () => {
      element?.removeEventListener('focusin', come)
      element?.removeEventListener('focusout', go)
    }
  }, [box])
  return isWithin
}

function onKeyDown(event: KeyboardEvent<HTMLInputElement>): unknown {
  if (event.nativeEvent.isComposing) {
    if (event.key === 'Escape') event.preventDefault() // the field's own Escape would clear it all
    return
  }
  const act = {
    ArrowDown: () => stepDown(event.currentTarget),
    ArrowUp: () => stepResult(-1),
    Enter: openChosen,
    Escape: () => {
      event.currentTarget.blur()
      return leaveSearch()
    },
  }[event.key]
  if (!act) return
  event.preventDefault()
  return act()
}

/** To the next result; from the empty field, into what is remembered. */
function stepDown(field: HTMLInputElement): void {
  if (field.value === '') field.parentElement?.querySelector<HTMLElement>('[data-choice]')?.focus()
  else stepResult(1)
}
