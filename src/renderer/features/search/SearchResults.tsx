import { useEffect } from 'react'
import { split } from '../../../shared/brief/range'
import type { Snippet } from '../../../shared/brief/snippet'
import type { Result, ResultGroup } from '../../../shared/results/result-groups'
import { visible } from '../../../shared/visible'
import { attempt } from '../../commands'
import { openResult } from '../../find/searching'
import { useWorkbench } from '../../session/store'
import { DidYouMean } from './DidYouMean'
import { ResultTools } from './ResultTools'
import styles from './SearchResults.module.css'

const rankNames: Record<Exclude<ResultGroup['rank'], 'exact'>, string> = {
  alias: 'by another name',
  approximate: 'approximate',
}

/** What was found, grouped by brief if it is not all in the one that is read, then by section; the chosen one is the one that Enter opens. */
export function SearchResults() {
  const groups = useWorkbench((workbench) => workbench.groups)
  const active = useWorkbench((workbench) => workbench.activeResult)
  const isAwaited = useWorkbench(({ query, answered }) => query !== answered)
  useEffect(() => {
    if (active) document.getElementById(`result-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <>
      <DidYouMean />
      <ResultTools />
      <div role="listbox" id="search-results" aria-label="Search results" aria-busy={isAwaited} tabIndex={-1}>
        {groups.map((group, index) => (
          // A listbox may hold groups of options, and no native element says that.
          <div key={group.id} role="group" aria-labelledby={`brief-${group.brief} group-${group.id}`}>
            {group.briefTitle !== null && groups[index - 1]?.brief !== group.brief && (
              <div id={`brief-${group.brief}`} className={styles.brief} title={group.briefTitle}>
                {visible(group.briefTitle)}
              </div>
            )}
            <div id={`group-${group.id}`} className={styles.group} title={group.title}>
              <span className={styles.section}>{group.title}</span>
              {group.rank !== 'exact' && <span className={styles.rank}>{rankNames[group.rank]}</span>}
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
      data-rank={result.rank}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void attempt(() => openResult(result.id))}
    >
      <Words snippet={result.snippet} />
      <p className={styles.foot}>
        <span className={styles.reason}>{visible(result.reason)}</span>{' '}
        <span className={styles.label}>{result.label}</span>
      </p>
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
