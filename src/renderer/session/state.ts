import type { Brief } from '../../shared/brief/brief'
import type { Range } from '../../shared/brief/range'
import type { CommandId } from '../../shared/commands'
import type { ChosenBackup } from '../../shared/contract/backup'
import type { MirrorState, StoreNotice } from '../../shared/contract/protection'
import type { NoteDraft } from '../../shared/records/note'
import type { PageHit, ResultGroup } from '../../shared/results/result-groups'
import type { Suggestion } from '../../shared/search'
import type { Position, Workspace } from '../../shared/workspace/workspace'

/** Whether the work is on disk. `at` is the time the disk had it; `message` says what happened and what to do. */
export type SaveState =
  | { kind: 'nothing-yet' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; message: string }
  | { kind: 'not-kept' }

export type Panel = 'contents' | 'notes' | 'bookmarks' | 'trash' | 'results'
export type Overlay =
  | 'palette'
  | 'keys'
  | 'appearance'
  | 'protection'
  | 'wordings'
  | 'backup'
  | 'aliases'
  | 'saveSearch'
  | 'searchHelp'

/** A selection on the page, or a highlight that was clicked. */
export type Selected = { range: Range; highlightId: string | null }

/** The note being written, as it was when its editor opened: the words as they are now are with the editor. */
export type Editing = {
  key: string
  draft: NoteDraft
  range: Range | null
  /** It comes from an earlier session, or from before Carrel was locked. */
  isReturned: boolean
  /** Its words are being put away: no further ones are taken. */
  isClosing: boolean
}

/** A backup that was chosen: shut, or looked into. */
export type Backup = Exclude<ChosenBackup, { kind: 'cancelled' }>

/** Where a reader stood: what was in view, the offset she was at, and the passage that keys acted on. */
export type Stop = { position: Position; here: number; current: string | null }

/** What a message offers: a button with this name, which does something or runs a command. */
export type Offer = { name: string; act: CommandId | (() => unknown) }

export type Toast = { id: number; text: string; offer: Offer | null; isFailure: boolean }

export type Workbench = {
  brief: Brief
  workspace: Workspace
  isKept: boolean
  isSealed: boolean
  mirror: MirrorState
  notices: StoreNotice[]
  /** Nothing has been read or written here before, and the word of welcome has not been put away. */
  isFirstStart: boolean
  save: SaveState
  panel: Panel
  overlay: Overlay | null
  /** The note whose earlier wordings are shown. */
  wordingsOf: string | null
  backup: Backup | null
  isMarginOpen: boolean
  /** The note that was asked for last, which gets the keys in the margin; null once they go elsewhere. */
  askedNote: { id: string } | null
  isSidebarDrawn: boolean
  query: string
  /** The query that all of these answer: another one while a new answer is awaited. */
  answered: string
  /** What of the query was not searched, as a sentence without its full stop; null when all of it was. */
  cut: string | null
  /** The words of the query that no result has. */
  leftOut: string[]
  /** Those of them that stand elsewhere. */
  elsewhere: string[]
  /** A query that would find something, when this one does not. */
  suggestion: Suggestion | null
  groups: ResultGroup[]
  /** The query whose name is asked for. */
  queryToSave: string | null
  activeResult: string | null
  /** Where the reader was when the search began. */
  origin: Stop | null
  hits: PageHit[]
  /** The hit that was gone to last, in this search. */
  markedHit: Range | null
  place: Position | null
  /** The offset the reader is at: what was last gone to, else the reading line. */
  here: number
  back: Stop[]
  forward: Stop[]
  current: string | null
  selected: Selected | null
  editing: Editing | null
  toasts: Toast[]
}
