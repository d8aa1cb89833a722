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
import { get, set } from '../session/store'
import { offerUndo, say } from '../session/toasts'
import { deselect, sayRemoved, target } from './annotating'
import { allPanes, isMarginDrawer } from './desk'
import { placeOf, rangeOf } from './located'
import type { Pane } from './pane'
import { jumpTo } from './places'

let opened = 0
/** The words as they are in the open editor, or null while nothing was typed in it. */
let written: NoteDraft | null = null
/** Why the editor cannot be closed with what stands in it, in a sentence, or null. */
let refusal: string | null = null
let closing: Promise<boolean> | null = null

const autosave = createAutosave(keepDraft)
keepUntilSaved(autosave)

/** Opens the editor for a new note on the selection, else on the current passage. Nothing is saved until a word is. */
export async function beginNote(pane: Pane): Promise<void> {
  const { brief } = pane
  const anchor = anchorAt(brief, target(pane)) // refused when it is too long; the selection stays then
  deselect(pane)
  const { colour } = get().workspace.settings
  await open(pane, { noteId: null, briefId: brief.id, anchor, ...blankWording(colour) })
}

/** Opens the editor for a note that exists; it stays as it is until the writing is over. */
export async function editNote(pane: Pane, note: Note): Promise<void> {
  await open(pane, draftOf(note))
}

/** Opens the editor with what was being written when the last session ended, or when Carrel was locked. */
export function resumeWriting(pane: Pane): void {
  const { draft } = get().workspace
  if (!draft) return
  lay(pane, draft, { isReturned: true })
  written = draft
  if (draft.briefId !== pane.brief.id) void becomeNote(draft.briefId)
}

/** What was being written on a brief that is not there is not shown on another: it is among the notes from now on. */
async function becomeNote(briefId: string): Promise<void> {
  if (await closeEditor())
    say(`What you were writing on “${briefId}” is a note now: that brief is not shown.`)
}

async function open(pane: Pane, draft: NoteDraft): Promise<void> {
  if (await closeEditor()) lay(pane, draft, { isReturned: false })
}

function lay(pane: Pane, draft: NoteDraft, { isReturned }: { isReturned: boolean }): void {
  opened += 1
  const range = rangeOf(pane.brief, draft)
  const key = `editing-${opened}`
  set({ editing: { key, pane: pane.id, draft, range, isReturned, isClosing: false } })
  pane.state.setState({ isMarginOpen: isMarginDrawer() })
}

/** Lets go of the editor of a pane that is closed: what was typed is kept as the draft, and the editor waits for its brief. */
export async function releaseEditing(pane: Pane): Promise<void> {
  const { editing } = get()
  if (editing?.pane !== pane.id) return
  set({ editing: written && { ...editing, draft: written, pane: null, isReturned: true } })
  await autosave.flush()
}

/** Lays the editor that waits for this pane's brief into it. */
export function adoptEditing(pane: Pane): void {
  const { editing } = get()
  if (editing?.pane !== null || editing.draft.briefId !== pane.brief.id) return
  set({ editing: { ...editing, pane: pane.id } })
  pane.state.setState({ isMarginOpen: isMarginDrawer() })
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
      const open = get().editing
      set({ editing: open && { ...open, isClosing: false } })
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

/** Shows what is being written after undo or redo: an editor in this pane with the words that came back, or none. */
export function followDraft(pane: Pane): void {
  leave()
  resumeWriting(pane)
}

function leave(): void {
  const pane = allPanes().find(({ id }) => id === get().editing?.pane)
  written = null
  refusal = null
  set({ editing: null })
  pane?.state.setState({ isMarginOpen: false })
}

/** Shows a note where it stands: the page goes to its words, the margin to the note. */
export function showNote(pane: Pane, note: Note): void {
  const range = placeOf(pane.brief, note)
  pane.state.setState({ isMarginOpen: isMarginDrawer() })
  if (range) jumpTo(pane, range)
  pane.state.setState({ askedNote: { id: note.id } })
}

/** The same, for a click on the page that knows only the id. */
export function showNoteById(pane: Pane, id: string): void {
  const note = get().workspace.annotations.find((annotation) => annotation.id === id)
  if (note?.kind === 'note') showNote(pane, note)
}
