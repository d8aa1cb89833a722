import { z } from 'zod'
import { limits } from '../limits'
import { HighlightColour } from './highlight'
import { defineKind, placed } from './kind'
import { Tag } from './tags'

/** What a note says. A new field of a note stands here, and what it is in a note that says nothing yet in `blank`. */
const said = { text: z.string().max(limits.note), tags: z.array(Tag).max(limits.tags) }
const fields = { ...said, colour: HighlightColour }
const blank = { text: '', tags: [] as string[] }

/** What an analyst thinks about words of a brief. */
export const note = defineKind({
  kind: 'note',
  fields,
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
export type Note = z.infer<typeof note.Saved>

/** What a note says, and how it looks. */
export const NoteWording = z.strictObject(fields)
export type NoteWording = z.infer<typeof NoteWording>

/** A note while it is typed; `noteId` is the note that is being reworded, or null for a new one. */
export const NoteDraft = z.strictObject({ noteId: z.uuid().nullable(), ...placed, ...fields })
export type NoteDraft = z.infer<typeof NoteDraft>

const Wording = z.object(fields)
const Said = z.object(said)

/** The wording of a note, a draft or a version, and nothing else of it. */
export function wordingOf(worded: NoteWording): NoteWording {
  return Wording.parse(worded)
}

/** A note that says nothing yet. */
export function blankWording(colour: HighlightColour): NoteWording {
  return { ...blank, colour }
}

/** What is typed when a note is to be reworded. */
export function draftOf({ id, briefId, anchor, ...worded }: Note): NoteDraft {
  return { noteId: id, briefId, anchor, ...wordingOf(worded) }
}

/** Whether two wordings say the same, whatever their colour. */
export function isSameWording(one: SaidWords, other: SaidWords): boolean {
  return JSON.stringify(Said.parse(one)) === JSON.stringify(Said.parse(other))
}
type SaidWords = z.infer<typeof Said>

/** Whether nothing but blanks is said. */
export function saysNothing({ text, ...worded }: SaidWords): boolean {
  return isSameWording({ ...worded, text: text.trim() }, blank)
}
