import type { Suggestion } from '../../../shared/search'
import { visible } from '../../../shared/visible'
import { attempt, run } from '../../commands'
import { ask } from '../../find/searching'
import { useWorkbench } from '../../session/store'
import styles from './DidYouMean.module.css'

const offers: Record<Suggestion['kind'], (query: string) => string> = {
  'set-right': (query) => `Did you mean “${query}”?`,
  'any-of': (query) => `Look for “${query}” instead`,
}

/** Offers a query that finds something, when the one that was typed finds nothing. */
export function DidYouMean() {
  const suggestion = useWorkbench((workbench) => workbench.suggestion)
  if (suggestion === null) return null
  const accept = async () => {
    ask(suggestion.query)
    await run('search') // this button is gone, so the keyboard goes back to the field
  }
  return (
    <button type="button" className={styles.offer} onClick={() => void attempt(accept)}>
      {offers[suggestion.kind](visible(suggestion.query))}
    </button>
  )
}
