import { useEffect } from 'react'
import { split } from '../../shared/range'
import type { Result } from '../../shared/result-groups'
import type { Snippet } from '../../shared/snippet'
import { visible } from '../../shared/visible'
import { attempt } from '../commands'
import { ask, openResult } from '../workbench/searching'
import { changeSettings } from '../workbench/settings'
import { get, useWorkbench } from '../workbench/store'
import styles from './SearchResults.module.css'

/** What was found, grouped by section; the chosen one is the one that Enter opens. */
export function SearchResults() {
  const groups = useWorkbench((workbench) => workbench.groups)
  const active = useWorkbench((workbench) => workbench.activeResult)
  useEffect(() => {
    if (active) document.getElementById(`result-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <>
      {groups.length > 0 && <Order />}
      <div role="listbox" id="search-results" aria-label="Search results" tabIndex={-1}>
        {groups.map((group) => (
          // A listbox may hold groups of options, and no native element says that.
          <div key={group.id} role="group" aria-labelledby={`group-${group.id}`}>
            <div id={`group-${group.id}`} className={styles.group} title={group.title}>
              {group.title}
            </div>
            {group.results.map((result) => (
              <Option key={result.id} result={result} isActive={result.id === active} />
            ))}
          </div>
        ))}
      </div>
    </>
  )
}

function Option({ result, isActive }: { result: Result; isActive: boolean }) {
  return (
    <div
      role="option"
      id={`result-${result.id}`}
      aria-selected={isActive}
      tabIndex={-1}
      className={styles.option}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void attempt(() => openResult(result.id))}
    >
      <Words snippet={result.snippet} />
      <span className={styles.label}>{result.label}</span>
    </div>
  )
}

function Words({ snippet: { text, ranges } }: { snippet: Snippet }) {
  return (
    <p className={styles.words}>
      {split({ start: 0, end: text.length }, ranges).map(({ start, end, layers }) => {
        const words = visible(text.slice(start, end))
        return layers.length > 0 ? <mark key={start}>{words}</mark> : <span key={start}>{words}</span>
      })}
    </p>
  )
}

function Order() {
  const order = useWorkbench(({ workspace }) => workspace.settings.resultOrder)
  const choose = (resultOrder: typeof order) =>
    attempt(async () => {
      await changeSettings({ resultOrder })
      ask(get().query)
    })
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
