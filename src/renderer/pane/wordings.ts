import { passageAt } from '../../shared/brief/brief'
import { type Note, wordingOf } from '../../shared/records/note'
import type { Version } from '../../shared/workspace/workspace'
import { get, set } from '../session/store'
import { offerUndo, say } from '../session/toasts'
import { addCopy } from './annotating'
import { focusedPane } from './desk'
import { inPageOrder, placeOf } from './located'

const known = new WeakMap<Version[], Map<string, Version[]>>()

/** A note's earlier wordings, oldest first, each once: what was undone and done again had the same words at one time. */
export function wordingsOf(versions: Version[], note: Note): Version[] {
  const sorted = known.get(versions) ?? sortOut(versions)
  known.set(versions, sorted)
  const own = sorted.get(note.id) ?? []
  return own.filter(({ at }) => at !== note.updatedAt)
}

/** The wordings of each note, looked through once for each state of them all. */
function sortOut(versions: Version[]): Map<string, Version[]> {
  const byNote = new Map<string, Version[]>()
  for (const version of versions) {
    const own = byNote.get(version.noteId) ?? []
    if (!own.some(({ at }) => at === version.at)) byNote.set(version.noteId, [...own, version])
  }
  return byNote
}

/** Shows a note's earlier wordings. */
export function showWordings(note: Note): void {
  set({ overlay: 'wordings', wordingsOf: note.id })
}

/** The same for the note being written or focused, else one of the current passage, else the one that was changed last. */
export function showWordingsAtHand(): void {
  const { brief, state } = focusedPane()
  const { current } = state.getState()
  const { workspace, editing } = get()
  const focused = document.activeElement?.closest<HTMLElement>('[data-note]')?.dataset.note
  const id = editing?.draft.noteId ?? focused
  const notes = inPageOrder(brief, workspace.annotations, 'note').filter(
    (note) => wordingsOf(workspace.versions, note).length > 0,
  )
  const isHere = (note: Note) => {
    const place = placeOf(brief, note)
    return place !== null && passageAt(brief, place.start).id === current
  }
  const latest = notes.toSorted((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1))[0]
  const note = notes.find((each) => each.id === id) ?? notes.find(isHere) ?? latest
  if (note) showWordings(note)
  else say('No note has an earlier wording')
}

/** Adds a note with an earlier wording beside the one that has another now. */
export async function restoreWording(note: Note, version: Version): Promise<void> {
  await addCopy({ ...note, ...wordingOf(version) })
  set({ overlay: null, wordingsOf: null })
  say('The earlier wording is back, as a note of its own beside this one.', { offer: offerUndo })
}
