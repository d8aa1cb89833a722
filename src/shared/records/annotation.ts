import { z } from 'zod'
import { highlightColours, limits } from '../limits'

const offset = z.number().int().nonnegative()

/**
 * Where an annotation stands: a W3C Web Annotation TextPositionSelector and TextQuoteSelector in one record.
 * Offsets are UTF-16 units of the brief's text; prefix and suffix are the words around the quote.
 */
export const Anchor = z.strictObject({
  start: offset,
  end: offset,
  quote: z.string().max(limits.quote),
  prefix: z.string().max(64),
  suffix: z.string().max(64),
})
export type Anchor = z.infer<typeof Anchor>

export const HighlightColour = z.enum(highlightColours)
export type HighlightColour = z.infer<typeof HighlightColour>

/** A tag: one to 64 units, no comma (commas separate tags) and no surrounding blanks. */
export const Tag = z
  .string()
  .min(1)
  .max(limits.tag)
  .regex(/^[^\s,]+( [^\s,]+)*$/)

const placed = { briefId: z.string().min(1).max(64), anchor: Anchor.nullable() }
const wording = {
  text: z.string().max(limits.note),
  tags: z.array(Tag).max(limits.tags),
  colour: HighlightColour,
}
const highlight = { kind: z.literal('highlight'), ...placed, colour: HighlightColour }
const note = { kind: z.literal('note'), ...placed, ...wording }
const bookmark = { kind: z.literal('bookmark'), ...placed, name: z.string().min(1).max(limits.name) }
const stamp = { id: z.uuid(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() }

/** What the window asks to add: no id and no time, those are given once, by the main process. */
export const AnnotationDraft = z.discriminatedUnion('kind', [
  z.strictObject(highlight),
  z.strictObject(note),
  z.strictObject(bookmark),
])
export type AnnotationDraft = z.infer<typeof AnnotationDraft>

/** What a note says, and how it looks. */
export const NoteWording = z.strictObject(wording)
export type NoteWording = z.infer<typeof NoteWording>

/** A note while it is typed; `noteId` is the note that is being reworded, or null for a new one. */
export const NoteDraft = z.strictObject({ noteId: z.uuid().nullable(), ...placed, ...wording })
export type NoteDraft = z.infer<typeof NoteDraft>

export const Annotation = z.discriminatedUnion('kind', [
  z.strictObject({ ...highlight, ...stamp }),
  z.strictObject({ ...note, ...stamp }),
  z.strictObject({ ...bookmark, ...stamp }),
])
export type Annotation = z.infer<typeof Annotation>
export type Highlight = Extract<Annotation, { kind: 'highlight' }>
export type Note = Extract<Annotation, { kind: 'note' }>
export type Bookmark = Extract<Annotation, { kind: 'bookmark' }>

/** What may be edited; which of these fit is decided by the kind of the annotation they land on. */
export const AnnotationChanges = z.strictObject({
  text: wording.text.optional(),
  tags: wording.tags.optional(),
  colour: HighlightColour.optional(),
  name: bookmark.name.optional(),
})
export type AnnotationChanges = z.infer<typeof AnnotationChanges>
