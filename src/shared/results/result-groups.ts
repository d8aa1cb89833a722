import type { Brief } from '../brief/brief'
import { passageAt, sectionName, sectionOf } from '../brief/brief'
import { joined, type Range } from '../brief/range'
import { type Snippet, snippet } from '../brief/snippet'
import type { Annotation } from '../records/annotation'
import { type Hit, type Outcome, type RankClass, rankClasses } from '../search'
import { reasonOf } from './reason'

/** What can be found: a passage of the brief, or a note or bookmark of the analyst's own. */
export type ResultKind = 'passage' | 'note' | 'bookmark'

/**
 * One line of the result list. `target` is where a jump lands: at the first hit that the snippet shows, at the place of
 * an annotation, nowhere (null) for an orphan. `ranges` are painted on the page, words side by side as one;
 * `reason` says in few words why it was found.
 */
export type Result = {
  id: string
  kind: ResultKind
  rank: RankClass
  reason: string
  label: string
  snippet: Snippet
  target: Range | null
  ranges: Range[]
  score: number
  annotationId: string | null
}

/** A hit on the page, and how it was met. */
export type PageHit = Range & { rank: RankClass }

/** Every hit of these results that is on the page. */
export function hitsOnPage(groups: readonly ResultGroup[]): PageHit[] {
  return groups.flatMap(({ rank, results }) =>
    results.flatMap(({ ranges }) => ranges.map((range) => ({ ...range, rank }))),
  )
}

/** Results under one heading: a section of the brief, the notes, or the bookmarks; all were met in the same way. */
export type ResultGroup = { id: string; title: string; rank: RankClass; results: Result[] }

export type Findable = {
  brief: Brief
  annotationOf: (id: string) => Annotation | null
  placeOf: (annotation: Annotation) => Range | null
}

/** The text by which an annotation is found, or null when it has no words of its own. */
export function searchableText(annotation: Annotation): string | null {
  if (annotation.kind === 'bookmark') return annotation.name
  if (annotation.kind === 'note')
    return [annotation.text, ...annotation.tags.map((tag) => `#${tag}`)].join('\n')
  return null
}

/**
 * Hits as the list shows them: the exact ones, then those by another name, then the approximate ones; each of these
 * grouped by section in the brief's order, or the groups and results best first. `leftOut` are the words of the query
 * that no hit has.
 */
export function groupHits(
  findable: Findable,
  { hits, leftOut }: Pick<Outcome, 'hits' | 'leftOut'>,
  order: 'document' | 'relevance',
): ResultGroup[] {
  return rankClasses.flatMap((rank) => {
    const results = hits.flatMap((hit) => (hit.rank === rank ? (resultOf(findable, hit, leftOut) ?? []) : []))
    return arranged(groupsOf(findable.brief, rank, results), order)
  })
}

function arranged(groups: ResultGroup[], order: 'document' | 'relevance'): ResultGroup[] {
  const place = (result: Result) => result.target?.start ?? Number.MAX_SAFE_INTEGER
  const best = (group: ResultGroup) => group.results[0]?.score ?? 0
  for (const { results } of groups)
    results.sort((a, b) => (order === 'document' ? place(a) - place(b) : b.score - a.score))
  return order === 'document' ? groups : groups.sort((a, b) => best(b) - best(a))
}

function groupsOf(brief: Brief, rank: RankClass, results: Result[]): ResultGroup[] {
  const headings = [
    ...brief.sections.map((section) => ({ id: section.id, title: sectionName(section) })),
    { id: 'notes', title: 'Notes' },
    { id: 'bookmarks', title: 'Bookmarks' },
  ]
  return headings.flatMap(({ id, title }) => {
    const own = results.filter((result) => headingIdOf(brief, result) === id)
    return own.length === 0
      ? []
      : [{ id: rank === 'exact' ? id : `${id}-${rank}`, title, rank, results: own }]
  })
}

function headingIdOf(brief: Brief, { kind, target }: Result): string {
  return kind === 'passage' && target ? sectionOf(brief, passageAt(brief, target.start)).id : `${kind}s`
}

function resultOf(findable: Findable, hit: Hit, leftOut: readonly string[]): Result | null {
  const met = { id: hit.id, rank: hit.rank, score: hit.score, reason: reasonOf(hit, leftOut) }
  const found = passageResult(findable.brief, hit) ?? annotationResult(findable, hit)
  return found && { ...found, ...met }
}

type Found = Omit<Result, 'id' | 'rank' | 'score' | 'reason'>

function passageResult(brief: Brief, hit: Hit): Found | null {
  const passage = brief.passages.find(({ id }) => id === hit.id)
  if (!passage) return null
  const text = brief.text.slice(passage.start, passage.end)
  const cut = snippet(text, hit.ranges)
  const ranges = joined(hit.ranges, text).map(({ start, end }) => ({
    start: start + passage.start,
    end: end + passage.start,
  }))
  return {
    kind: 'passage',
    label: passage.number === null ? 'heading' : `¶${passage.number}`,
    snippet: cut,
    target: { start: passage.start + (cut.first?.start ?? 0), end: passage.end },
    ranges,
    annotationId: null,
  }
}

function annotationResult({ brief, annotationOf, placeOf }: Findable, hit: Hit): Found | null {
  const annotation = annotationOf(hit.id)
  if (!annotation || annotation.kind === 'highlight') return null
  const target = placeOf(annotation)
  const number = target && passageAt(brief, target.start).number
  return {
    kind: annotation.kind,
    label: number ? `${annotation.kind} on ¶${number}` : annotation.kind,
    snippet: snippet(searchableText(annotation) ?? '', hit.ranges),
    target,
    ranges: [],
    annotationId: annotation.id,
  }
}
