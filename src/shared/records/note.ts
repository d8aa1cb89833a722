import type { z } from 'zod'
import { limits } from '../limits'
import { colourShape, type HighlightColour } from './highlight'
import { defineKind, placed, type SavedOf, type Zod } from './kind'
import { tagShape } from './tags'

/** What a note says, and how it looks. A new field of a note stands here, and in `blank`: that of an empty note. */
export const wordingFields = (z: Zod) => ({
  text: z.string().max(limits.note),
  tags: z.array(tagShape(z)).max(limits.tags),
  colour: colourShape(z),
})
export type NoteWording = z.infer<z.ZodObject<ReturnType<typeof wordingFields>, z.core.$strict>>

const blank: Omit<NoteWording, 'colour'> = { text: '', tags: [] }

/** What an analyst thinks about words of a brief. */
export const note = defineKind({
  kind: 'note',
  fields: wordingFields,
  heading: 'Notes',
  words: ({ text, tags }) => [text, ...tags.map((tag) => `#${tag}`)].join('\n'),
  tags: ({ tags }) => tags,
  knownBy: ({ text, tags }) => text || tags.map((tag) => `#${tag}`).join(' '),
  undone: (before, after) =>
    before.text === after.text
      ? { title: 'Note is as it was', again: 'Note is changed again' }
      : { title: 'Earlier wording is back', again: 'Later wording is back' },
  upgrades: {},
})
export type Note = SavedOf<typeof note>

/** A note while it is typed; `noteId` is the note that is being reworded, or null for a new one. */
export const draftShape = (z: Zod) =>
  z.strictObject({ noteId: z.uuid().nullable(), ...placed(z), ...wordingFields(z) })
export type NoteDraft = z.infer<ReturnType<typeof draftShape>>

/** A note that says nothing yet. */
export function blankWording(colour: HighlightColour): NoteWording {
  return { ...blank, colour }
}

/** The wording of a note, a draft or a version, and nothing else of it. */
export function wordingOf(worded: NoteWording): NoteWording {
  return pick(blankWording(worded.colour), worded)
}

/** What is typed when a note is to be reworded. */
export function draftOf({ id, briefId, anchor, ...worded }: Note): NoteDraft {
  return { noteId: id, briefId, anchor, ...wordingOf(worded) }
}

type Said = typeof blank

/** Whether two wordings say the same, whatever their colour. */
export function isSameWording(one: Said, other: Said): boolean {
  return JSON.stringify(pick(blank, one)) === JSON.stringify(pick(blank, other))
}

/** Whether nothing but blanks is said. */
export function saysNothing({ text, ...worded }: Said): boolean {
  return isSameWording({ ...worded, text: text.trim() }, blank)
}

/** Those fields of `from` that `like` has, in its order. */
function pick<T extends object>(like: T, from: T): T {
  const picked = { ...like }
  for (const name in like) picked[name] = from[name]
  return picked
}
