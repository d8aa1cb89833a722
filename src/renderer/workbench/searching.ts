import type { Annotation } from '../../shared/annotation'
import { groupHits, type Result, searchableText } from '../../shared/result-groups'
import { createSearch, type Search } from '../../shared/search'
import { showNote } from './editing'
import { placeOf } from './located'
import { jumpTo, returnTo, whereIStand } from './places'
import { remember } from './remembering'
import type { Workbench } from './state'
import { get, set, subscribe } from './store'

let search: Search | null = null
let indexed = new Map<string, Annotation>()

/** The index, built when it is first needed and kept in step with the notes and bookmarks after that. */
function engine(): Search {
  if (search) return search
  const { brief } = get()
  search = createSearch(
    brief.passages.map(({ id, start, end }) => ({
      id,
      text: brief.text.slice(start, end),
      source: brief.id,
    })),
  )
  followAnnotations(search)
  subscribe((now, earlier) => {
    if (!search || now.workspace.annotations === earlier.workspace.annotations) return
    followAnnotations(search)
    if (now.query !== '') askAgain(now)
  })
  return search
}

function followAnnotations(index: Search): void {
  const present = new Map(get().workspace.annotations.map((annotation) => [annotation.id, annotation]))
  for (const id of indexed.keys()) if (!present.has(id)) index.remove(id)
  for (const [id, annotation] of present) {
    const text = searchableText(annotation)
    if (text !== null && indexed.get(id) !== annotation)
      index.put({ id, text, source: `${annotation.kind}s` })
  }
  indexed = present
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
  const { brief, workspace, origin } = get()
  const outcome = engine().search(query)
  const findable = {
    brief,
    annotations: workspace.annotations,
    placeOf: (a: Annotation) => placeOf(brief, a),
  }
  const groups = groupHits(findable, outcome.hits, workspace.settings.resultOrder)
  const active = groups[0]?.results[0]?.id ?? null
  const hits = groups.flatMap((group) => group.results.flatMap(({ ranges }) => ranges))
  const panel = 'results' as const
  set({ query, groups, hits, isQueryCut: outcome.isCut, activeResult: active, panel, isSidebarDrawn: true })
  if (!origin) set({ origin: whereIStand() })
}

/** Searches once more after notes or bookmarks have changed. What is open and chosen stays so, if it is still found. */
function askAgain({ query, activeResult, panel, isSidebarDrawn }: Workbench): void {
  ask(query)
  const chosen = allResults().find(({ id }) => id === activeResult) ?? allResults()[0]
  set({ activeResult: chosen?.id ?? null, panel, isSidebarDrawn })
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
  set({ query, groups: [], hits: [], activeResult: null, isQueryCut: false, origin: null, panel })
}

function allResults(): Result[] {
  return get().groups.flatMap(({ results }) => results)
}
