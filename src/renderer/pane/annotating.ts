import { anchorAt } from '../../shared/brief/anchor'
import { passageAt, textAt } from '../../shared/brief/brief'
import { overlaps, type Range } from '../../shared/brief/range'
import { cite } from '../../shared/exchange/citation'
import { limits, tooLong } from '../../shared/limits'
import { beginning, oneLine } from '../../shared/one-line'
import type { Annotation, AnnotationDraft } from '../../shared/records/annotation'
import type { HighlightColour } from '../../shared/records/highlight'
import { call } from '../api'
import { change } from '../session/saving'
import { changeSettings } from '../session/settings'
import { get } from '../session/store'
import { offerUndo, say } from '../session/toasts'
import { placeOf } from './located'
import { selectedRange } from './page'
import type { Pane } from './pane'
import { currentPassage } from './places'

/** What is highlighted or noted: the selection as it is this moment, else the marked hit, else the current passage. */
export function target(pane: Pane): Range {
  const { markedHit, current } = pane.state.getState()
  const isAtHand = markedHit !== null && passageAt(pane.brief, markedHit.start).id === current
  return selection(pane) ?? (isAtHand ? markedHit : wholePassage(pane))
}

/** What is bookmarked or cited: the selection, else the current passage. A hit alone is too little for that. */
export function selectionOrPassage(pane: Pane): Range {
  return selection(pane) ?? wholePassage(pane)
}

function selection(pane: Pane): Range | null {
  return pane.state.getState().selected?.range ?? selectedRange(pane)
}

function wholePassage(pane: Pane): Range {
  const { start, end } = currentPassage(pane)
  return { start, end }
}

/** Lets go of the selection, in the page's own sense too. */
export function deselect({ state }: Pane): void {
  state.setState({ selected: null })
  document.getSelection()?.removeAllRanges()
}

/** Adds an annotation. */
async function add(draft: AnnotationDraft): Promise<void> {
  await change({ type: 'add', draft })
}

/** Adds another one with the same words at the same place: what is there already stays as it is. */
export async function addCopy(annotation: Annotation): Promise<void> {
  const { id: _, createdAt: __, updatedAt: ___, ...draft } = annotation
  await add(draft)
}

/** Highlights the target in a colour; a highlight that was clicked is recoloured instead. */
export async function highlight(
  pane: Pane,
  colour: HighlightColour = get().workspace.settings.colour,
): Promise<void> {
  const { brief, state } = pane
  const { selected } = state.getState()
  const anchor = anchorAt(brief, target(pane)) // refused when it is too long; the selection stays then
  deselect(pane)
  if (colour !== get().workspace.settings.colour) await changeSettings({ colour })
  if (selected?.highlightId) return recolour(selected.highlightId, colour)
  await add({ kind: 'highlight', briefId: brief.id, anchor, colour })
}

async function recolour(id: string, colour: HighlightColour): Promise<void> {
  const annotation = get().workspace.annotations.find((candidate) => candidate.id === id)
  if (annotation?.kind !== 'highlight' || annotation.colour === colour) return
  await change({ type: 'edit', id, changes: { colour } })
}

/** The bookmarks that begin in a range. */
function bookmarksIn({ brief }: Pane, range: Range): string[] {
  return get()
    .workspace.annotations.filter((annotation) => {
      const place = annotation.kind === 'bookmark' ? placeOf(brief, annotation) : null
      return place !== null && overlaps({ start: place.start, end: place.start + 1 }, range)
    })
    .map(({ id }) => id)
}

const longestFirstName = 60

/** Bookmarks a range, or takes its bookmarks off again. The first name is the start of its words. */
export async function toggleBookmark(pane: Pane, range: Range): Promise<void> {
  const { brief } = pane
  const present = bookmarksIn(pane, range)
  if (present.length > 0) {
    deselect(pane)
    return removeAll(present)
  }
  const anchor = anchorAt(brief, range)
  deselect(pane)
  const name = beginning(oneLine(textAt(brief, range)), longestFirstName)
  await add({ kind: 'bookmark', briefId: brief.id, anchor, name })
}

/** Puts annotations into the trash, with undo. */
export async function removeAll(ids: string[]): Promise<void> {
  const kind = get().workspace.annotations.find(({ id }) => ids.includes(id))?.kind ?? 'annotation'
  await change({ type: 'remove', ids })
  sayRemoved(kind)
}

/** Says that it is gone, and offers it back. */
export function sayRemoved(kind: string): void {
  say(`${capitalised(kind)} removed`, { offer: offerUndo })
}

/** Renames a bookmark. Blank names and ones that are too long are not taken: the old one stays. */
export async function rename(id: string, name: string): Promise<void> {
  const annotation = get().workspace.annotations.find((candidate) => candidate.id === id)
  const trimmed = name.trim()
  if (tooLong(trimmed.length, limits.name) !== null) return
  if (annotation?.kind !== 'bookmark' || trimmed === '' || trimmed === annotation.name) return
  await change({ type: 'edit', id, changes: { name: trimmed } })
}

/** Moves a bookmark before another one, or to the end. */
export async function moveBefore(id: string, before: string | null): Promise<void> {
  const { annotations } = get().workspace
  const next = annotations[annotations.findIndex((annotation) => annotation.id === id) + 1]?.id ?? null
  if (before === id || before === next) return
  await change({ type: 'move', id, before })
}

/** Puts a citation of what is selected, or of the passage, on the clipboard. */
export async function copyCitation(pane: Pane): Promise<void> {
  await call('copyText', { text: cite(pane.brief, selectionOrPassage(pane)) })
  say('Citation copied')
}

/** Puts any text on the clipboard. */
export async function copy(text: string): Promise<void> {
  await call('copyText', { text })
  say('Copied')
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
