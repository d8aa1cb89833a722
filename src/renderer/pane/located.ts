import type { Anchor } from '../../shared/brief/anchor'
import { locate } from '../../shared/brief/anchor'
import type { Brief } from '../../shared/brief/brief'
import type { Range } from '../../shared/brief/range'
import type { Annotation } from '../../shared/records/annotation'

const known = new WeakMap<Annotation, Range | null>()

/** Where an annotation stands in the brief, or null for an orphan and for what stands on another. Looked up once for each state of the annotation. */
export function placeOf(brief: Brief, annotation: Annotation): Range | null {
  if (annotation.briefId !== brief.id) return null
  const place = known.get(annotation)
  if (place !== undefined) return place
  const found = rangeOf(brief, annotation)
  known.set(annotation, found)
  return found
}

/** Where something with an anchor stands in the brief, or null when its words are not there. */
export function rangeOf(
  brief: Brief,
  { briefId, anchor }: { briefId: string; anchor: Anchor | null },
): Range | null {
  return anchor !== null && briefId === brief.id ? locate(brief, anchor) : null
}

/** Annotations of one kind in the order of the page; orphans last. */
export function inPageOrder<K extends Annotation['kind']>(
  brief: Brief,
  annotations: Annotation[],
  kind: K,
): Extract<Annotation, { kind: K }>[] {
  const isOfKind = (annotation: Annotation): annotation is Extract<Annotation, { kind: K }> =>
    annotation.kind === kind
  const placed = annotations.filter(isOfKind).map((annotation) => ({
    annotation,
    start: placeOf(brief, annotation)?.start ?? Number.MAX_SAFE_INTEGER,
  }))
  return placed.sort((a, b) => a.start - b.start).map(({ annotation }) => annotation)
}
