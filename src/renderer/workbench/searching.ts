import type { Annotation } from '../../shared/annotation'
import { allAliases, annotationEntry, passageEntries } from '../../shared/entries'
import { groupHits, type Result, type ResultGroup } from '../../shared/result-groups'
import { createSearch, type Outcome, queryLimit, type Search, wordLimit } from '../../shared/search'
import { showNote } from './editing'
import { placeOf } from './located'
import { jumpTo, returnTo, whereIStand } from './places'
import { remember } from './remembering'
import type { Workbench } from './state'
import { get, set, subscribe } from './store'

let search: Search | null = null
let indexed = new Map<string, Annotation>()

/** The index, built when it is first needed and kept in step with notes, bookmarks and aliases after that. */
function engine(): Search {
  if (search) return search
  const { brief } = get()
  const built = createSearch(passageEntries(brief))
  search = built
  followAnnotations(built)
  followAliases(built)
  subscribe((now, earlier) => {
    const hasOther = (key: 'annotations' | 'aliases') => now.workspace[key] !== earlier.workspace[key]
    if (hasOther('annotations')) followAnnotations(built)
    if (hasOther('aliases')) followAliases(built)
    if (hasOther('annotations') || hasOther('aliases') || isAskedOtherwise(now, earlier)) askAgain()
  })
  return built
}

function isAskedOtherwise(now: Workbench, earlier: Workbench): boolean {
  const [after, before] = [now.workspace.settings, earlier.workspace.settings]
  return after.isExactOnly !== before.isExactOnly || after.resultOrder !== before.resultOrder
}

function followAnnotations(index: Search): void {
  const { brief, workspace } = get()
  const present = new Map(workspace.annotations.map((annotation) => [annotation.id, annotation]))
  for (const id of indexed.keys()) if (!present.has(id)) index.remove(id)
  for (const [id, annotation] of present) {
    if (indexed.get(id) === annotation) continue
    const entry = annotationEntry(brief, annotation, placeOf(brief, annotation))
    if (entry) index.put(entry)
  }
  indexed = present
}

function followAliases(index: Search): void {
  const { brief, workspace } = get()
  index.setAliases(allAliases(brief, workspace.aliases))
}

/** Builds the index while nobody waits for it, so that the first letter is as quick as the others. */
export function prepareSearch(): void {
  requestIdleCallback(() => engine())
}

/** Searches as the words are typed. The first letter remembers where the reader was. */
export function ask(query: string): void {
  if (query !== get().query) set({ markedHit: null })
  if (query.trim() === '') {
    clearResults(query)
    return
  }
  const { origin } = get()
  const found = findAll(query)
  set({ query, ...found, activeResult: firstOf(found.groups), panel: 'results', isSidebarDrawn: true })
  if (!origin) set({ origin: whereIStand() })
}

/** The same query once more, since what can be found has changed; what is shown and chosen stays. */
function askAgain(): void {
  const { query, activeResult } = get()
  if (query.trim() === '') return
  const found = findAll(query)
  const isStillThere = found.groups.some(({ results }) => results.some(({ id }) => id === activeResult))
  set({ ...found, activeResult: isStillThere ? activeResult : firstOf(found.groups) })
}

type FoundAll = Pick<Workbench, 'groups' | 'hits' | 'cut' | 'leftOut' | 'suggestion'>

function findAll(query: string): FoundAll {
  const { brief, workspace } = get()
  const { isExactOnly, resultOrder } = workspace.settings
  const outcome = engine().search(query, { isExactOnly })
  const findable = {
    brief,
    annotations: workspace.annotations,
    placeOf: (annotation: Annotation) => placeOf(brief, annotation),
  }
  const groups = groupHits(findable, outcome, resultOrder)
  const hits = groups.flatMap(({ results }) => results.flatMap(({ ranges }) => ranges))
  const { leftOut, suggestion } = outcome
  return { groups, hits, cut: cutOf(query, outcome), leftOut, suggestion }
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

/** Goes to a result (the chosen one unless another is named) and shows its hits on the page. */
export function openResult(id: string | null = get().activeResult): void {
  const result = allResults().find((candidate) => candidate.id === id)
  if (!result) return
  set({ activeResult: result.id })
  void remember()
  if (result.target) jumpTo(result.target)
  if (result.ranges[0]) set({ markedHit: result.ranges[0] })
  const annotation = get().workspace.annotations.find((candidate) => candidate.id === result.annotationId)
  if (annotation?.kind === 'note' && !result.target) showNote(annotation)
}

/** Ends the search and returns to where the reader was before it. */
export function leaveSearch(): void {
  const { origin } = get()
  clearResults('')
  set({ markedHit: null })
  set({ isSidebarDrawn: false })
  if (origin) returnTo(origin)
}

function clearResults(query: string): void {
  const panel = get().panel === 'results' ? 'contents' : get().panel
  const nothing: FoundAll = { groups: [], hits: [], cut: null, leftOut: [], suggestion: null }
  set({ query, ...nothing, activeResult: null, origin: null, panel })
}

function allResults(): Result[] {
  return get().groups.flatMap(({ results }) => results)
}
