import type { BriefMetadata } from '../../shared/brief/brief-metadata'
import { isSameRange } from '../../shared/brief/range'
import { groupHits, hitsOnPage, type Result, type ResultGroup } from '../../shared/results/result-groups'
import { type Outcome, queryLimit, wordLimit } from '../../shared/search'
import { showNote } from '../pane/editing'
import { placeOf } from '../pane/located'
import { focusCurrent, jumpTo, returnTo, whereIStand } from '../pane/places'
import type { ReadBrief } from '../session/library'
import type { Workbench } from '../session/state'
import { get, set, subscribe } from '../session/store'
import { say } from '../session/toasts'
import { annotationOf, searchedBriefs, searchOthers, seek, setUpFinder, titleOf } from './finding'
import { remember } from './remembering'

/** What waits for the answer to the question that is open. */
let afterAnswer: (() => void) | null = null

/** Makes the index while nobody waits for it, so that the first letter is as quick as the others; then of the other briefs. */
export function prepareSearch(briefs: readonly BriefMetadata[], first: ReadBrief): void {
  setUpFinder({ briefs, changed: askAgain }, first)
  subscribe((now, earlier) => {
    const [after, before] = [now.workspace.settings, earlier.workspace.settings]
    if (after.isExactOnly !== before.isExactOnly || after.resultOrder !== before.resultOrder) askAgain()
  })
  requestIdleCallback(() => {
    if (get().query === '') seek({ query: get().brief.title, options: {}, found: () => undefined })
    void searchOthers()
  })
}

/** Searches as the words are typed. The first letter remembers where the reader was. */
export function ask(query: string): void {
  if (query !== get().query) set({ markedHit: null })
  afterAnswer = null
  if (query.trim() === '') {
    clearResults(query)
    return
  }
  const { origin } = get()
  set({ query, panel: 'results', isSidebarDrawn: true })
  if (!origin) set({ origin: whereIStand() })
  findAll(({ groups }) => firstOf(groups))
}

/** The same query once more, since what can be found has changed; what is shown and chosen stays. */
function askAgain(): void {
  if (get().query.trim() === '') return
  findAll(({ groups }) => {
    const { activeResult } = get()
    const isStillThere = groups.some(({ results }) => results.some(({ id }) => id === activeResult))
    return isStillThere ? activeResult : firstOf(groups)
  })
}

type FoundAll = Pick<
  Workbench,
  'answered' | 'groups' | 'hits' | 'cut' | 'leftOut' | 'elsewhere' | 'suggestion'
>

/** Shows what answers the query as soon as it is found, with the result that `choose` chooses. */
function findAll(choose: (found: FoundAll) => string | null): void {
  const { query, workspace } = get()
  const { isExactOnly } = workspace.settings
  seek({
    query,
    options: { isExactOnly },
    found: (outcome) => {
      const found = foundAll(query, outcome)
      set({ ...found, activeResult: choose(found) })
      afterAnswer?.()
      afterAnswer = null
    },
  })
}

function foundAll(query: string, outcome: Outcome): FoundAll {
  const { brief, workspace } = get()
  const groups = groupHits(
    { briefs: searchedBriefs(), titleOf, annotationOf, placeOf },
    outcome,
    workspace.settings.resultOrder,
  )
  const { leftOut, elsewhere, suggestion } = outcome
  return {
    answered: query,
    groups,
    hits: hitsOnPage(groups, brief.id),
    cut: cutOf(query, outcome),
    leftOut,
    elsewhere,
    suggestion,
  }
}

/** Does something with the results once they are those of the query as it stands. */
export function whenAnswered(act: () => void): void {
  const { query, answered } = get()
  if (query === answered) act()
  else afterAnswer = act
}

function cutOf(query: string, { query: searched, isCut }: Outcome): string | null {
  if (searched !== query) return `Only the first ${queryLimit} characters were searched`
  return isCut ? `Only the first ${wordLimit} words were searched` : null
}

function firstOf(groups: ResultGroup[]): string | null {
  return groups[0]?.results[0]?.id ?? null
}

/** Moves the choice among the results, around at either end. */
export function stepResult(direction: 1 | -1): void {
  const results = allResults()
  const index = results.findIndex(({ id }) => id === get().activeResult)
  const next = results.at((index + direction + results.length) % Math.max(1, results.length))
  if (next) set({ activeResult: next.id })
}

/** Goes to the chosen result of the query as it stands; from one whose hit is shown already, on to the page with the keys. */
export function openChosen(): void {
  whenAnswered(() => {
    const { activeResult, markedHit } = get()
    const isShown = resultOf(activeResult)?.ranges.some((hit) => isSameRange(hit, markedHit))
    if (isShown) focusCurrent()
    else openResult(activeResult)
  })
}

/** Goes to a result and shows its hits on the page. */
export function openResult(id: string | null): void {
  const result = resultOf(id)
  if (!result) return
  set({ activeResult: result.id })
  if (result.brief !== get().brief.id) {
    say(`That is in ${titleOf(result.brief)}: this page shows “${get().brief.title}”`)
    return
  }
  void remember()
  if (result.target) jumpTo(result.target)
  const shown = result.ranges.find(({ end }) => result.target !== null && end > result.target.start)
  if (shown) set({ markedHit: shown })
  const annotation = get().workspace.annotations.find((candidate) => candidate.id === result.annotationId)
  if (annotation?.kind === 'note' && !result.target) showNote(annotation)
}

/** Ends the search and returns to where the reader was before it. */
export function leaveSearch(): void {
  const { origin } = get()
  clearResults('')
  set({ markedHit: null, isSidebarDrawn: false })
  if (origin) returnTo(origin)
}

function clearResults(query: string): void {
  afterAnswer = null
  const panel = get().panel === 'results' ? 'contents' : get().panel
  const nothing: FoundAll = {
    answered: query,
    groups: [],
    hits: [],
    cut: null,
    leftOut: [],
    elsewhere: [],
    suggestion: null,
  }
  set({ query, ...nothing, activeResult: null, origin: null, panel })
}

function resultOf(id: string | null): Result | undefined {
  return allResults().find((candidate) => candidate.id === id)
}

function allResults(): Result[] {
  return get().groups.flatMap(({ results }) => results)
}
