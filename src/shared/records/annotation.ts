import { z } from 'zod'
import { kinds } from './registry'

const [first, ...others] = kinds

/** What the window asks to add: no id and no time, those are given once, by the main process. */
export const AnnotationDraft = z.discriminatedUnion('kind', [
  first.Draft,
  ...others.map(({ Draft }) => Draft),
])
export type AnnotationDraft = z.infer<typeof AnnotationDraft>

/** Anything the analyst has put on a brief, of whatever kind. */
export const Annotation = z.discriminatedUnion('kind', [first.Saved, ...others.map(({ Saved }) => Saved)])
export type Annotation = z.infer<typeof Annotation>

/** What may be edited; whether it fits is decided by the kind of the annotation it lands on. */
export const AnnotationChanges = z.union(kinds.map(({ Changes }) => Changes))
export type AnnotationChanges = z.infer<typeof AnnotationChanges>

/** What is known of a kind, for any annotation: each is only ever asked about its own. */
type AnyKind = {
  heading: string
  words(annotation: Annotation): string | null
  tags(annotation: Annotation): string[]
  knownBy(annotation: Annotation): string
  undone(before: Annotation, after: Annotation): { title: string; again: string }
  upgrades: Record<number, (saved: object) => object>
}
const byKind = new Map<string, AnyKind>(kinds.map((kind) => [kind.kind, kind]))

function kindOf({ kind }: Pick<Annotation, 'kind'>): AnyKind {
  const found = byKind.get(kind)
  if (found) return found
  throw new Error(`no such kind: ${kind}`)
}

/** The words by which it is found, or null when it has none of its own. */
export const wordsOf = (annotation: Annotation) => kindOf(annotation).words(annotation)

/** Its tags, without the sign. */
export const tagsOf = (annotation: Annotation) => kindOf(annotation).tags(annotation)

const longestKnown = 400

/** Enough of an annotation to know it by: a note's words, a highlight's quote, a bookmark's name. */
export const knownBy = (annotation: Annotation) =>
  kindOf(annotation).knownBy(annotation).slice(0, longestKnown)

/** What is said when a change has been taken back, and when it has been redone. */
export const undone = (before: Annotation, after: Annotation) => kindOf(before).undone(before, after)

/** What a group of each kind is called, in the order of the registry. */
export const headings = kinds.map(({ kind, heading }) => ({ id: `${kind}s`, title: heading }))

/** A saved annotation (or anything else that says its kind) of one schema as it is in the next; not checked. */
export function upgradeAnnotation(saved: object, from: number): object {
  const kind = 'kind' in saved && typeof saved.kind === 'string' ? byKind.get(saved.kind) : undefined
  return kind?.upgrades[from]?.(saved) ?? saved
}
