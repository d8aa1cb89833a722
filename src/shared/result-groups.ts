import type { Annotation } from './annotation'
import type { Brief } from './brief'
import { passageAt, sectionOf } from './brief'
import type { Range } from './range'
import type { Hit } from './search'
import { type Snippet, snippet } from './snippet'

/** What can be found: a passage of the brief, or a note or bookmark of the analyst's own. */
export type ResultKind = 'passage' | 'note' | 'bookmark'

/** One line of the result list. `target` is where a jump lands, null for an orphan; `ranges` are painted on the page. */
export type Result = {
  id: string
  kind: ResultKind
  label: string
  snippet: Snippet
  target: Range | null
  ranges: Range[]
  score: number
  annotationId: string | null
}

/** Results under one heading: a section of the brief, the notes, or the bookmarks. */
export type ResultGroup = { id: string; title: string; results: Result[] }

export type Findable = {
  brief: Brief
  annotations: Annotation[]
  placeOf: (annotation: Annotation) => Range | null
}

/** The text by which an annotation is found, or null when it has no words of its own. */
export function searchableText(annotation: Annotation): string | null {
  if (annotation.kind === 'bookmark') return annotation.name
  if (annotation.kind === 'note')
    return [annotation.text, ...annotation.tags.map((tag) => `#${tag}`)].join('\n')
  return null
}

/** Hits as the list shows them: grouped by section in the brief's order, or the groups and results best first. */
export function groupHits(findable: Findable, hits: Hit[], order: 'document' | 'relevance'): ResultGroup[] {
  const results = hits.flatMap((hit) => resultOf(findable, hit) ?? [])
  const groups = groupsOf(findable.brief)
  for (const result of results) groupFor(groups, findable.brief, result).results.push(result)
  const filled = groups.filter((group) => group.results.length > 0)
  const place = (result: Result) => result.target?.start ?? Number.MAX_SAFE_INTEGER
  for (const group of filled) {
    group.results.sort((a, b) => (order === 'document' ? place(a) - place(b) : b.score - a.score))
  }
  const best = (group: ResultGroup) => group.results[0]?.score ?? 0
  return order === 'document' ? filled : filled.sort((a, b) => best(b) - best(a))
}

function groupsOf(brief: Brief): ResultGroup[] {
  const sections = brief.sections.map(({ id, number, title }) => ({
    id,
    title: number === null ? title : `${number} · ${title}`,
    results: [],
  }))
  return [
    ...sections,
    { id: 'notes', title: 'Notes', results: [] },
    { id: 'bookmarks', title: 'Bookmarks', results: [] },
  ]
}

function groupFor(groups: ResultGroup[], brief: Brief, result: Result): ResultGroup {
  const id =
    result.kind === 'passage' && result.target
      ? sectionOf(brief, passageAt(brief, result.target.start)).id
      : `${result.kind}s`
  const group = groups.find((candidate) => candidate.id === id)
  if (!group) throw new Error(`no group for ${result.id}`)
  return group
}

function resultOf(findable: Findable, hit: Hit): Result | null {
  return passageResult(findable.brief, hit) ?? annotationResult(findable, hit)
}

function passageResult(brief: Brief, hit: Hit): Result | null {
  const passage = brief.passages.find(({ id }) => id === hit.id)
  if (!passage) return null
  const ranges = hit.ranges.map(({ start, end }) => ({
    start: start + passage.start,
    end: end + passage.start,
  }))
  return {
    id: hit.id,
    kind: 'passage',
    label: passage.number === null ? 'heading' : `¶${passage.number}`,
    snippet: snippet(brief.text.slice(passage.start, passage.end), hit.ranges),
    target: { start: ranges[0]?.start ?? passage.start, end: passage.end },
    ranges,
    score: hit.score,
    annotationId: null,
  }
}

function annotationResult({ brief, annotations, placeOf }: Findable, hit: Hit): Result | null {
  const annotation = annotations.find(({ id }) => id === hit.id)
  if (!annotation || annotation.kind === 'highlight') return null
  const target = placeOf(annotation)
  const number = target && passageAt(brief, target.start).number
  return {
    id: hit.id,
    kind: annotation.kind,
    label: number ? `${annotation.kind} on ¶${number}` : annotation.kind,
    snippet: snippet(searchableText(annotation) ?? '', hit.ranges),
    target,
    ranges: [],
    score: hit.score,
    annotationId: annotation.id,
  }
}
