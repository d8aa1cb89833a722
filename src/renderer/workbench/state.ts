import type { HighlightColour } from '../../shared/annotation'
import type { Brief } from '../../shared/brief'
import type { StoreNotice } from '../../shared/contract'
import type { Range } from '../../shared/range'
import type { ResultGroup } from '../../shared/result-groups'
import type { Change, Position, Workspace } from '../../shared/workspace'

/** Whether the work is on disk. `at` is the time the disk had it; `message` says what happened and what to do. */
export type SaveState =
  | { kind: 'nothing-yet' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; message: string }
  | { kind: 'not-kept' }

export type Panel = 'contents' | 'notes' | 'bookmarks' | 'results'
export type Overlay = 'palette' | 'keys' | 'appearance'

/** A selection on the page, or a highlight that was clicked. */
export type Selected = { range: Range; highlightId: string | null }

/** The note being written. `noteId` is null until its first words are on their way to the disk; `key` stays the same. */
export type Editing = {
  key: string
  noteId: string | null
  range: Range | null
  colour: HighlightColour
  text: string
  tags: string[]
}

/** Something that was done and can be undone: the changes that take it back. */
export type Undoable = { title: string; changes: Change[] }

/** Where a reader stood: what was in view, the offset she was at, and the passage that keys acted on. */
export type Stop = { position: Position; here: number; current: string | null }

export type Toast = { id: number; text: string; isUndoable: boolean; isFailure: boolean }

export type Workbench = {
  brief: Brief
  workspace: Workspace
  isKept: boolean
  notices: StoreNotice[]
  save: SaveState
  panel: Panel
  overlay: Overlay | null
  isMarginOpen: boolean
  isSidebarDrawn: boolean
  query: string
  isQueryCut: boolean
  groups: ResultGroup[]
  activeResult: string | null
  /** Where the reader was when the search began. */
  origin: Stop | null
  hits: Range[]
  place: Position | null
  /** The offset the reader is at: what was last gone to, else the reading line. */
  here: number
  back: Stop[]
  forward: Stop[]
  current: string | null
  selected: Selected | null
  editing: Editing | null
  undos: Undoable[]
  toasts: Toast[]
}
