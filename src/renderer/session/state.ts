import type { Range } from '../../shared/brief/range'
import type { CommandId } from '../../shared/commands'
import type { ChosenBackup } from '../../shared/contract/backup'
import type { ListedBrief } from '../../shared/contract/library'
import type { MirrorState, StoreNotice } from '../../shared/contract/protection'
import type { NoteDraft } from '../../shared/records/note'
import type { ResultGroup } from '../../shared/results/result-groups'
import type { Suggestion } from '../../shared/search'
import type { Workspace } from '../../shared/workspace/workspace'

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
  | 'open'
  | 'keys'
  | 'appearance'
  | 'protection'
  | 'wordings'
  | 'backup'
  | 'aliases'
  | 'saveSearch'
  | 'searchHelp'

/** The note being written, as it was when its editor opened: the words as they are now are with the editor. */
export type Editing = {
  key: string
  /** The id of the pane that shows its editor; null while none shows its brief. */
  pane: string | null
  draft: NoteDraft
  range: Range | null
  /** It comes from an earlier session, or from before Carrel was locked. */
  isReturned: boolean
  /** Its words are being put away: no further ones are taken. */
  isClosing: boolean
}

/** A backup that was chosen: shut, or looked into. */
export type Backup = Exclude<ChosenBackup, { kind: 'cancelled' }>

/** What a message offers: a button with this name, which does something or runs a command. */
export type Offer = { name: string; act: CommandId | (() => unknown) }

export type Toast = { id: number; text: string; offer: Offer | null; isFailure: boolean }

export type Workbench = {
  /** Every brief there is, those that are not shown among them. */
  briefs: ListedBrief[]
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
  editing: Editing | null
  toasts: Toast[]
}
