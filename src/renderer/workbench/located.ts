import { locate } from '../../shared/anchor'
import type { Annotation } from '../../shared/annotation'
import type { Brief } from '../../shared/brief'
import type { Range } from '../../shared/range'

const known = new WeakMap<Annotation, Range | null>()

/** Where an annotation stands in the brief, or null for an orphan. Looked up once for each state of the annotation. */
export function placeOf(brief: Brief, annotation: Annotation): Range | null {
  const place = known.get(annotation)
  if (place !== undefined) return place
  const isHere = annotation.anchor !== null && annotation.briefId === brief.id
  const found = isHere && annotation.anchor ? locate(brief, annotation.anchor) : null
  known.set(annotation, found)
  return found
}

/** Annotations of one kind in the order of the page; orphans last. */
export function inPageOrder<K extends Annotation['kind']>(
  brief: Brief,
  annotations: Annotation[],
  kind: K,
): Extract<Annotation, { kind: K }>[] {
  const isOfKind = (annotation: Annotation): annotation is Extract<Annotation, { kind: K }> =>
    annotation.kind === kind
  const start = (annotation: Annotation) => placeOf(brief, annotation)?.start ?? Number.MAX_SAFE_INTEGER
  return annotations.filter(isOfKind).sort((a, b) => start(a) - start(b))
}
