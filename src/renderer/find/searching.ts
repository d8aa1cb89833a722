import type { BriefMetadata } from '../../shared/brief/brief-metadata'
import { isSameRange } from '../../shared/brief/range'
import { groupHits, hitsOnPage, type Result, type ResultGroup } from '../../shared/results/result-groups'
import { type Outcome, queryLimit, wordLimit } from '../../shared/search'
import { allPanes, focusedPane, followPanes } from '../pane/desk'
import { showNote } from '../pane/editing'
import { placeOf } from '../pane/located'
import type { Pane } from '../pane/pane'
import { showBrief } from '../pane/panes'
import { focusCurrent, jumpTo, returnTo, whereIStand } from '../pane/places'
import type { ReadBrief } from '../session/library'
import type { Workbench } from '../session/state'
import { get, set, subscribe } from '../session/store'
import { attempt } from '../session/toasts'
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
  followPanes(paintHits)
  requestIdleCallback(() => {
    if (get().query === '') seek({ query: focusedPane().brief.title, options: {}, found: () => undefined })
    void searchOthers()
  })
}

/** Searches as the words are typed. The first letter remembers where the reader was. */
export function ask(query: string): void {
  if (query !== get().query) for (const { state } of allPanes()) state.setState({ markedHit: null })
  afterAnswer = null
  if (query.trim() === '') {
    clearResults(query)
    return
  }
  set({ query, panel: 'results', isSidebarDrawn: true })
  keepOrigin(focusedPane())
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

type FoundAll = Pick<Workbench, 'answered' | 'groups' | 'cut' | 'leftOut' | 'elsewhere' | 'suggestion'>

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
      paintHits()
      afterAnswer?.()
      afterAnswer = null
    },
  })
}

function foundAll(query: string, outcome: Outcome): FoundAll {
  const { workspace } = get()
  const groups = groupHits(
    { briefs: searchedBriefs(), titleOf, annotationOf, placeOf },
    outcome,
    workspace.settings.resultOrder,
  )
  const { leftOut, elsewhere, suggestion } = outcome
  return {
    answered: query,
    groups,
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
    const pane = focusedPane()
    const { activeResult } = get()
    const { markedHit } = pane.state.getState()
    const isShown = resultOf(activeResult)?.ranges.some((hit) => isSameRange(hit, markedHit))
    if (isShown) focusCurrent(pane)
    else void attempt(() => openResult(activeResult))
  })
}

/** Goes to a result in the pane that has the focus, which shows its brief then, and marks its hit there. */
export async function openResult(id: string | null): Promise<void> {
  const result = resultOf(id)
  if (!result) return
  set({ activeResult: result.id })
  void remember()
  keepOrigin(focusedPane())
  const pane = await showBrief(result.brief)
  if (result.target) jumpTo(pane, result.target)
  const shown = result.ranges.find(({ end }) => result.target !== null && end > result.target.start)
  if (shown) pane.state.setState({ markedHit: shown })
  const annotation = get().workspace.annotations.find((candidate) => candidate.id === result.annotationId)
  if (annotation?.kind === 'note' && !result.target) showNote(pane, annotation)
}

/** Ends the search and returns, on every page, to where the reader was before it. */
export async function leaveSearch(): Promise<void> {
  const left = allPanes().map((pane) => ({ pane, origin: pane.state.getState().origin }))
  clearResults('')
  set({ isSidebarDrawn: false })
  for (const { pane, origin } of left) {
    pane.state.setState({ markedHit: null })
    if (origin) returnTo(await showBrief(origin.brief, pane), origin.stop)
  }
}

/** Where the reader was in this pane before the search came to it. */
function keepOrigin(pane: Pane): void {
  const stop = whereIStand(pane)
  if (stop && pane.state.getState().origin === null)
    pane.state.setState({ origin: { brief: pane.brief.id, stop } })
}

/** Shows the hits on every page that is open. */
function paintHits(): void {
  const { groups } = get()
  for (const { brief, state } of allPanes()) state.setState({ hits: hitsOnPage(groups, brief.id) })
}

function clearResults(query: string): void {
  afterAnswer = null
  const panel = get().panel === 'results' ? 'contents' : get().panel
  const nothing: FoundAll = {
    answered: query,
    groups: [],
    cut: null,
    leftOut: [],
    elsewhere: [],
    suggestion: null,
  }
  set({ query, ...nothing, activeResult: null, panel })
  for (const { state } of allPanes()) state.setState({ hits: [], origin: null })
}

function resultOf(id: string | null): Result | undefined {
  return allResults().find((candidate) => candidate.id === id)
}

function allResults(): Result[] {
  return get().groups.flatMap(({ results }) => results)
}
