import type { Brief } from '../brief/brief'
import { passageAt, sectionName, sectionOf } from '../brief/brief'
import { joined, type Range } from '../brief/range'
import { type Snippet, snippet } from '../brief/snippet'
import type { Annotation } from '../records/annotation'
import { headings, wordsOf } from '../records/registry'
import { type Hit, type Outcome, type RankClass, rankClasses } from '../search'
import { passageOf } from './entries'
import { reasonOf } from './reason'

/** What can be found: a passage of a brief, or an annotation of the analyst's own. */
export type ResultKind = 'passage' | Annotation['kind']

/**
 * One line of the result list, on the brief of this id (which need not be there any more). `target` is where a jump
 * lands: at the first hit that the snippet shows, at the place of an annotation, nowhere (null) for an orphan. `ranges`
 * are painted on the page, words side by side as one; `reason` says in few words why it was found.
 */
export type Result = {
  id: string
  brief: string
  passage: string | null
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

/** Every hit of these results that is on the page of this brief. */
export function hitsOnPage(groups: readonly ResultGroup[], briefId: string): PageHit[] {
  return groups.flatMap(({ brief, rank, results }) =>
    brief === briefId ? results.flatMap(({ ranges }) => ranges.map((range) => ({ ...range, rank }))) : [],
  )
}

/**
 * Results under one heading: a section of a brief, the notes on it, or the bookmarks; all were met in the same way.
 * `briefTitle` is told where results are not all on the brief that is read, else null.
 */
export type ResultGroup = {
  id: string
  brief: string
  briefTitle: string | null
  title: string
  rank: RankClass
  results: Result[]
}

/** What a search can find: the briefs that were opened, that which is read first, and the annotations. */
export type Findable = {
  briefs: readonly Brief[]
  /** How a brief is called, also one that is not there. */
  titleOf: (briefId: string) => string
  annotationOf: (id: string) => Annotation | null
  placeOf: (brief: Brief, annotation: Annotation) => Range | null
}

type Order = 'document' | 'relevance'

/**
 * Hits as the list shows them, brief by brief: that with the best kind of hit first, of equals the one that is read,
 * then the one with the better hit. Within a brief the exact hits come first, then those by another name, then the
 * approximate ones; each of these grouped by section in the brief's order, or the groups and results best first.
 * `leftOut` are the words of the query that no hit has.
 */
export function groupHits(
  findable: Findable,
  { hits, leftOut }: Pick<Outcome, 'hits' | 'leftOut'>,
  order: Order,
): ResultGroup[] {
  const results = hits.flatMap((hit) => resultOf(findable, hit, leftOut) ?? [])
  const reading = findable.briefs[0]?.id
  const inBriefs = byBrief(results, reading).map((own) => groupsOfBrief(findable, own, order))
  const isOnlyReading = inBriefs.every(([first]) => first?.brief === reading)
  if (isOnlyReading) return inBriefs.flat()
  return inBriefs.flat().map((group) => ({ ...group, briefTitle: findable.titleOf(group.brief) }))
}

/** The results of each brief, best brief first. The results come best first. */
function byBrief(results: readonly Result[], reading: string | undefined): Result[][] {
  const own = new Map<string, Result[]>()
  for (const result of results) own.set(result.brief, [...(own.get(result.brief) ?? []), result])
  const rankIn = (brief: string) =>
    Math.min(...(own.get(brief) ?? []).map(({ rank }) => rankClasses.indexOf(rank)))
  const isElsewhere = (brief: string) => (brief === reading ? 0 : 1)
  return [...own]
    .sort(([a], [b]) => rankIn(a) - rankIn(b) || isElsewhere(a) - isElsewhere(b))
    .map(([, each]) => each)
}

function groupsOfBrief({ briefs }: Findable, results: Result[], order: Order): ResultGroup[] {
  const id = results[0]?.brief ?? ''
  const brief = briefs.find((each) => each.id === id) ?? null
  const isReading = brief !== null && brief === briefs[0]
  return rankClasses.flatMap((rank) => {
    const own = results.filter((result) => result.rank === rank)
    const groups = groupsOf(brief, rank, own)
    return arranged(
      isReading ? groups : groups.map((group) => ({ ...group, id: `${id}#${group.id}` })),
      order,
    )
  })
}

function arranged(groups: ResultGroup[], order: Order): ResultGroup[] {
  const place = (result: Result) => result.target?.start ?? Number.MAX_SAFE_INTEGER
  const best = (group: ResultGroup) => group.results[0]?.score ?? 0
  for (const { results } of groups)
    results.sort((a, b) => (order === 'document' ? place(a) - place(b) : b.score - a.score))
  return order === 'document' ? groups : groups.sort((a, b) => best(b) - best(a))
}

function groupsOf(brief: Brief | null, rank: RankClass, results: Result[]): ResultGroup[] {
  const all = [
    ...(brief?.sections ?? []).map((section) => ({ id: section.id, title: sectionName(section) })),
    ...headings,
  ]
  return all.flatMap(({ id, title }) => {
    const own = results.filter((result) => headingIdOf(brief, result) === id)
    const [first] = own
    const groupId = rank === 'exact' ? id : `${id}-${rank}`
    return first ? [{ id: groupId, brief: first.brief, briefTitle: null, title, rank, results: own }] : []
  })
}

function headingIdOf(brief: Brief | null, { kind, target }: Result): string {
  return brief && kind === 'passage' && target
    ? sectionOf(brief, passageAt(brief, target.start)).id
    : `${kind}s`
}

function resultOf(findable: Findable, hit: Hit, leftOut: readonly string[]): Result | null {
  const met = { id: hit.id, rank: hit.rank, score: hit.score, reason: reasonOf(hit, leftOut) }
  const found = passageResult(findable, hit) ?? annotationResult(findable, hit)
  return found && { ...found, ...met }
}

type Place = Omit<Result, 'id' | 'rank' | 'score' | 'reason'>

function passageResult({ briefs }: Findable, hit: Hit): Place | null {
  const at = passageOf(hit.id)
  const brief = briefs.find(({ id }) => id === at?.brief)
  const passage = brief?.passages.find(({ id }) => id === at?.passage)
  if (!brief || !passage) return null
  const text = brief.text.slice(passage.start, passage.end)
  const cut = snippet(text, hit.ranges)
  const ranges = joined(hit.ranges, text).map(({ start, end }) => ({
    start: start + passage.start,
    end: end + passage.start,
  }))
  return {
    brief: brief.id,
    passage: passage.id,
    kind: 'passage',
    label: passage.number === null ? 'heading' : `¶${passage.number}`,
    snippet: cut,
    target: { start: passage.start + (cut.first?.start ?? 0), end: passage.end },
    ranges,
    annotationId: null,
  }
}

function annotationResult({ briefs, annotationOf, placeOf }: Findable, hit: Hit): Place | null {
  const annotation = annotationOf(hit.id)
  const words = annotation && wordsOf(annotation)
  if (!annotation || words === null) return null
  const brief = briefs.find(({ id }) => id === annotation.briefId)
  const target = brief ? placeOf(brief, annotation) : null
  const passage = brief && target ? passageAt(brief, target.start) : null
  return {
    brief: annotation.briefId,
    passage: passage?.id ?? null,
    kind: annotation.kind,
    label: passage?.number ? `${annotation.kind} on ¶${passage.number}` : annotation.kind,
    snippet: snippet(words, hit.ranges),
    target,
    ranges: [],
    annotationId: annotation.id,
  }
}
