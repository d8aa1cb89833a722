import { bookmark } from './bookmark'
import { highlight } from './highlight'
import type { SavedOf } from './kind'
import { note } from './note'

/** Every kind of annotation there is: the only list of them. */
export const kinds = [highlight, note, bookmark] as const

type Annotation = SavedOf<(typeof kinds)[number]>

/** What is known of a kind, for any annotation: each is only ever asked about its own. */
type AnyKind = {
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
