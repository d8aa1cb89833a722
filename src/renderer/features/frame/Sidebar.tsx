import type { ReactNode } from 'react'
import { counted } from '../../../shared/counted'
import { keyOf } from '../../commands'
import type { Panel } from '../../session/state'
import { set, useWorkbench } from '../../session/store'
import { Icon } from '../../ui/Icon'
import { stepAlong } from '../../ui/step-along'
import styles from './Sidebar.module.css'

const names: Record<Panel, string> = {
  results: 'Results',
  contents: 'Contents',
  notes: 'Notes',
  bookmarks: 'Bookmarks',
  trash: 'Trash',
}

const lists = ['contents', 'notes', 'bookmarks', 'trash'] as const

/** The left column: what stands above it, its tabs, and whichever list is chosen. Below 760 px it lies over the page while it is open. */
export function Sidebar({ head, children }: { head: ReactNode; children: ReactNode }) {
  const panel = useWorkbench((workbench) => workbench.panel)
  const isSearching = useWorkbench(({ query }) => query.trim() !== '')
  const isDrawn = useWorkbench((workbench) => workbench.isSidebarDrawn)
  const isOpen = useWorkbench(({ workspace }) => workspace.settings.isSidebarOpen)
  const panels: Panel[] = [...(isSearching ? (['results'] as const) : []), ...lists]
  return (
    <div className={styles.sidebar} data-drawn={isDrawn} data-open={isOpen || isDrawn}>
      {head}
      <div
        className={styles.tabs}
        role="tablist"
        aria-label="Left column"
        onKeyDown={(event) => stepAlong(event)?.click()}
      >
        {panels.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={panel === name}
            aria-controls="left-column"
            tabIndex={panel === name ? 0 : -1}
            className={styles.tab}
            aria-label={names[name]}
            title={name === 'trash' ? `Trash (${keyOf('trash')})` : undefined}
            onClick={() => set({ panel: name })}
          >
            {name === 'trash' ? <Icon name="trash" /> : names[name]}
          </button>
        ))}
      </div>
      <div className={styles.list} id="left-column" role="tabpanel" aria-labelledby={`tab-${panel}`}>
        <SearchStatus isShown={panel === 'results'} />
        {children}
      </div>
    </div>
  )
}

/** How many were found. It is always on the page, so that a screen reader hears it change. */
function SearchStatus({ isShown }: { isShown: boolean }) {
  const query = useWorkbench((workbench) => workbench.query)
  const answered = useWorkbench((workbench) => workbench.answered)
  const count = useWorkbench(({ groups }) => groups.reduce((sum, { results }) => sum + results.length, 0))
  const leftOut = useWorkbench((workbench) => workbench.leftOut)
  const elsewhere = useWorkbench((workbench) => workbench.elsewhere)
  const cut = useWorkbench((workbench) => workbench.cut)
  const found = count === 0 ? `No results for “${shortened(answered)}”` : counted(count, 'result')
  const nowhere = leftOut.filter((word) => !elsewhere.includes(word))
  const said = [found, named('not together with', elsewhere), named('left out', nowhere), cut]
    .filter((part) => part !== null)
    .join(' · ')
  return (
    <p
      role="status"
      aria-label="Search status"
      aria-busy={query.trim() !== '' && query !== answered}
      className={isShown ? styles.status : 'unseen'}
    >
      {query.trim() === '' ? '' : answered.trim() === '' ? 'Searching…' : said}
    </p>
  )
}

function named(what: string, words: string[]): string | null {
  return words.length > 0 ? `${what}: ${words.map(shortened).join(', ')}` : null
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
