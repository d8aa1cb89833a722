import { anchorAt } from '../../shared/brief/anchor'
import { Failure } from '../../shared/failure'
import {
  blankWording,
  draftOf,
  type Note,
  type NoteDraft,
  type NoteWording,
  saysNothing,
} from '../../shared/records/note'
import { createAutosave } from '../session/autosave'
import { announceSaving, change, keepUntilSaved } from '../session/saving'
import type { Editing } from '../session/state'
import { get, set } from '../session/store'
import { offerUndo, say } from '../session/toasts'
import { deselect, sayRemoved, target } from './annotating'
import { placeOf, rangeOf } from './located'
import { jumpTo } from './places'
import { isMarginDrawer } from './widths'

let opened = 0
/** The words as they are in the open editor, or null while nothing was typed in it. */
let written: NoteDraft | null = null
/** Why the editor cannot be closed with what stands in it, in a sentence, or null. */
let refusal: string | null = null
let closing: Promise<boolean> | null = null

const autosave = createAutosave(keepDraft)
keepUntilSaved(autosave)

/** Opens the editor for a new note on the selection, else on the current passage. Nothing is saved until a word is. */
export async function beginNote(): Promise<void> {
  const { brief, workspace } = get()
  const range = target()
  const anchor = anchorAt(brief, range) // refused when it is too long; the selection stays then
  deselect()
  await open({ noteId: null, briefId: brief.id, anchor, ...blankWording(workspace.settings.colour) })
}

/** Opens the editor for a note that exists; it stays as it is until the writing is over. */
export async function editNote(note: Note): Promise<void> {
  await open(draftOf(note))
}

/** Opens the editor with what was being written when the last session ended, or when Carrel was locked. */
export function resumeWriting(): void {
  const { draft } = get().workspace
  if (!draft) return
  lay(draft, { isReturned: true })
  written = draft
}

async function open(draft: NoteDraft): Promise<void> {
  if (await closeEditor()) lay(draft, { isReturned: false })
}

function lay(draft: NoteDraft, { isReturned }: { isReturned: boolean }): void {
  opened += 1
  const range = rangeOf(get().brief, draft)
  const editing: Editing = { key: `editing-${opened}`, draft, range, isReturned, isClosing: false }
  set({ editing, isMarginOpen: isMarginDrawer() })
}

/**
 * Takes the words as they are typed; they are on disk within a second of each key. `fault` says what of them cannot be
 * kept: the editor does not close with that in it, so that nothing vanishes unsaid.
 */
export function type(words: NoteWording, fault: string | null = null): void {
  const { editing } = get()
  if (!editing || editing.isClosing) return
  refusal = fault
  written = { ...editing.draft, ...words }
  autosave.schedule(written)
  announceSaving()
}

/** A new note of no words is nothing to come back to. */
async function keepDraft(draft: NoteDraft): Promise<void> {
  const isNothing = draft.noteId === null && saysNothing(draft)
  await change(isNothing ? { type: 'finishDraft', draft: null } : { type: 'keepDraft', draft })
}

/** Closes the editor once its words are a note on the disk (false: they are not, so it stays). Without words it goes. */
export function closeEditor(): Promise<boolean> {
  if (refusal !== null) {
    say(refusal, { isFailure: true })
    return Promise.resolve(false)
  }
  return finish(written)
}

/** Closes the editor and removes the note that was being reworded. */
export function deleteEdited(): Promise<boolean> {
  const { editing } = get()
  return finish(editing && { ...editing.draft, ...blankWording(editing.draft.colour) })
}

function finish(draft: NoteDraft | null): Promise<boolean> {
  if (!get().editing) return Promise.resolve(true)
  closing ??= putAway(draft).finally(() => {
    closing = null
  })
  return closing
}

async function putAway(draft: NoteDraft | null): Promise<boolean> {
  const { editing } = get()
  if (draft && editing) {
    set({ editing: { ...editing, isClosing: true } })
    await autosave.cancel()
    if (!(await finishDraft(draft))) {
      set({ editing })
      if (written) autosave.schedule(written)
      return false
    }
  }
  leave()
  return true
}

/** False when the disk would not have it; what happened is on the save status then. */
async function finishDraft(draft: NoteDraft | null): Promise<boolean> {
  try {
    const { operation } = await change({ type: 'finishDraft', draft })
    if (operation.type === 'remove') sayRemoved('note')
    return true
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

/**
 * Closes the editor and lets go of what was typed in it: a note that was being reworded stays as it was, and undo brings
 * the words back. Throws the Failure of the save; the editor stays then.
 */
export async function discard(): Promise<void> {
  const { editing } = get()
  const draft = written
  if (!editing || !draft) return leave()
  set({ editing: { ...editing, isClosing: true } })
  await autosave.cancel()
  const hasWords = !saysNothing(draft)
  try {
    await change(hasWords ? { type: 'discard', draft } : { type: 'finishDraft', draft: null })
  } catch (error) {
    set({ editing })
    autosave.schedule(draft)
    throw error
  }
  leave()
  if (hasWords) say('Discarded', { offer: offerUndo })
}

/** Hands over the words as they are now, before a redo lets go of them. */
export function saveWords(): Promise<boolean> {
  return autosave.flush()
}

/** Shows what is being written after undo or redo: an editor with the words that came back, or none. */
export function followDraft(): void {
  leave()
  resumeWriting()
}

function leave(): void {
  written = null
  refusal = null
  set({ editing: null, isMarginOpen: false })
}

/** Shows a note where it stands: the page goes to its words, the margin to the note. */
export function showNote(note: Note): void {
  const range = placeOf(get().brief, note)
  set({ isMarginOpen: isMarginDrawer() })
  if (range) jumpTo(range)
  set({ askedNote: { id: note.id } })
}

/** The same, for a click on the page that knows only the id. */
export function showNoteById(id: string): void {
  const note = get().workspace.annotations.find((annotation) => annotation.id === id)
  if (note?.kind === 'note') showNote(note)
}
