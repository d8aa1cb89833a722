import { z } from 'zod'
import { kinds } from './registry'

const [first, ...others] = kinds
const [shapes, otherShapes] = [first.shapes(z), others.map((kind) => kind.shapes(z))]

/** What the window asks to add: no id and no time, those are given once, by the main process. */
export const AnnotationDraft = z.discriminatedUnion('kind', [
  shapes.Draft,
  ...otherShapes.map(({ Draft }) => Draft),
])
export type AnnotationDraft = z.infer<typeof AnnotationDraft>

/** Anything the analyst has put on a brief, of whatever kind. */
export const Annotation = z.discriminatedUnion('kind', [
  shapes.Saved,
  ...otherShapes.map(({ Saved }) => Saved),
])
export type Annotation = z.infer<typeof Annotation>

/** What may be edited; whether it fits is decided by the kind of the annotation it lands on. */
export const AnnotationChanges = z.union([shapes.Changes, ...otherShapes.map(({ Changes }) => Changes)])
export type AnnotationChanges = z.infer<typeof AnnotationChanges>
