import { anchorAt } from '../../shared/anchor'
import type { AnnotationChanges, HighlightColour, Note } from '../../shared/annotation'
import type { Range } from '../../shared/range'
import { add, deselect, pushUndo, removeAll, target } from './annotating'
import { createAutosave } from './autosave'
import { placeOf } from './located'
import { jumpTo } from './places'
import { change, keepUntilSaved } from './saving'
import type { Editing } from './state'
import { get, set } from './store'
import { isMarginDrawer } from './widths'

type Words = { text: string; tags: string[]; colour: HighlightColour }

let opened = 0
let before: Note | null = null

const autosave = createAutosave(saveWords)
keepUntilSaved(autosave.flush)

/** Opens the editor for a new note on the selection, else on the current passage. Nothing is saved until a word is. */
export async function beginNote(): Promise<void> {
  const range = target()
  deselect()
  await openEditor({ noteId: null, range, colour: get().workspace.settings.colour, text: '', tags: [] })
}

/** Opens the editor for a note that exists. */
export async function editNote(note: Note): Promise<void> {
  const range = placeOf(get().brief, note)
  await openEditor({ noteId: note.id, range, colour: note.colour, text: note.text, tags: note.tags })
}

async function openEditor(editing: Omit<Editing, 'key'>): Promise<void> {
  if (!(await closeEditor())) return
  opened += 1
  before = noteById(editing.noteId)
  set({ editing: { ...editing, key: `editing-${opened}` }, isMarginOpen: isMarginDrawer() })
}

/** Takes the words as they are typed; they are on disk within half a second of the last key. */
export function type(words: Words): void {
  autosave.schedule(words)
}

/** Closes the editor once its words are on disk (false: they are not, so it stays). A note left without words goes. */
export async function closeEditor(): Promise<boolean> {
  if (!get().editing) return true
  if (!(await autosave.flush())) return false
  const { editing } = get()
  if (!editing) return true
  set({ editing: null, isMarginOpen: false })
  const note = noteById(editing.noteId)
  if (note && before && note.updatedAt !== before.updatedAt)
    pushUndo('Earlier wording is back', [backTo(before)])
  if (note && note.text.trim() === '' && note.tags.length === 0) await removeAll([note.id])
  return true
}

async function saveWords({ text, tags, colour }: Words): Promise<void> {
  const { editing, brief } = get()
  if (!editing) return
  if (editing.noteId) {
    await change({ type: 'edit', id: editing.noteId, changes: { text, tags, colour } })
    return
  }
  if (text.trim() === '' && tags.length === 0) return
  const anchor = editing.range && anchorAt(brief, editing.range)
  const operation = await add({ kind: 'note', briefId: brief.id, anchor, colour, text, tags })
  if (operation.type === 'put') set({ editing: { ...editing, noteId: operation.annotation.id } })
}

function backTo({ id, text, tags, colour }: Note) {
  const changes: AnnotationChanges = { text, tags, colour }
  return { type: 'edit' as const, id, changes }
}

function noteById(id: string | null): Note | null {
  const found = get().workspace.annotations.find((annotation) => annotation.id === id)
  return found?.kind === 'note' ? found : null
}

/** Shows a note where it stands: the page goes to its words, the margin to the note. */
export function showNote(note: Note): void {
  const range: Range | null = placeOf(get().brief, note)
  set({ isMarginOpen: isMarginDrawer() })
  if (range) jumpTo(range)
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-note="${note.id}"]`)?.focus())
}

/** The same, for a click on the page that knows only the id. */
export function showNoteById(id: string): void {
  const note = noteById(id)
  if (note) showNote(note)
}

/** Closes the editor and lets go of what is not on disk yet: only for someone who says so. */
export function abandonEditor(): void {
  autosave.cancel()
  set({ editing: null, isMarginOpen: false })
}
