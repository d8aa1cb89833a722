import { z } from 'zod'
import { limits } from '../limits'
import { Annotation, AnnotationChanges, AnnotationDraft } from '../records/annotation'
import { draftShape, wordingFields } from '../records/note'
import { aliasShape } from '../records/own-aliases'
import { recentShape, savedShape } from '../records/remembered-searches'
import { Settings } from '../records/settings'

/** The version this program writes. A file with a higher one was written by a newer Carrel and is left alone. */
export const schemaVersion = 3

const NoteDraft = draftShape(z)
const OwnAlias = aliasShape(z)
const SavedSearch = savedShape(z)
const id = z.uuid()
const ids = z.array(id).min(1).max(100_000)
const briefId = z.string().min(1).max(64)
const time = z.iso.datetime()

/** A place in a brief: the first text unit in view, and how far (CSS pixels) its line stands below the top edge. */
export const Position = z.strictObject({
  offset: z.number().int().nonnegative(),
  shift: z.number().min(-100_000).max(100_000),
})
export type Position = z.infer<typeof Position>

/** A removed annotation, and the index it goes back to when the removal is undone. */
export const Removed = z.strictObject({
  annotation: Annotation,
  index: z.number().int().nonnegative(),
  removedAt: time,
})
export type Removed = z.infer<typeof Removed>

/** How a note read before it was changed; `at` is when it had got that wording. */
export const Version = z.strictObject({ noteId: id, ...wordingFields(z), at: time })
export type Version = z.infer<typeof Version>

const put = z.strictObject({
  type: z.literal('put'),
  annotation: Annotation,
  /** The draft has become this annotation: both happen, or neither. */
  endsDraft: z.literal(true).optional(),
})
const draft = z.strictObject({ type: z.literal('draft'), draft: NoteDraft.nullable() })
/** The words that are let go of: they are not kept as a note, and undo reopens them. */
const discard = z.strictObject({ type: z.literal('discard'), draft: NoteDraft })
const restore = z.strictObject({ type: z.literal('restore'), ids })
const move = z.strictObject({ type: z.literal('move'), id, before: id.nullable() })

/** What takes a thing back. Its time is that of the undoing, so it has none of its own. */
export const Inverse = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('put'), annotation: Annotation }),
  z.strictObject({ type: z.literal('remove'), ids }),
  restore,
  move,
  draft,
])
export type Inverse = z.infer<typeof Inverse>

/**
 * Something that was done and can be undone, or that was undone and can be redone: `inverse` does either. `title` is what
 * is said when it has been undone, `again` when it has been redone.
 */
export const Undoable = z.strictObject({
  title: z.string().max(100),
  again: z.string().max(100),
  inverse: Inverse,
})
export type Undoable = z.infer<typeof Undoable>

const aliases = z.array(OwnAlias).max(limits.aliases)
const searches = z.array(SavedSearch).max(limits.searches)
const recent = z.array(recentShape(z)).max(limits.recent)

/** Everything that is saved. The order of bookmarks is their order in `annotations`. */
export const Workspace = z.strictObject({
  schema: z.literal(schemaVersion),
  annotations: z.array(Annotation),
  trash: z.array(Removed),
  versions: z.array(Version),
  undos: z.array(Undoable),
  /** What was undone, the latest last; any new edit empties it. */
  redos: z.array(Undoable),
  /** What is being typed and is no note yet, or not yet the note's new wording. */
  draft: NoteDraft.nullable(),
  settings: Settings,
  reading: z.record(briefId, Position),
  aliases: aliases.default([]),
  searches: searches.default([]),
  /** What was searched for last, newest first. */
  recent: recent.default([]),
})
export type Workspace = z.infer<typeof Workspace>

const settings = z.strictObject({ type: z.literal('settings'), settings: Settings })
const position = z.strictObject({ type: z.literal('position'), briefId, position: Position })
const query = SavedSearch.shape.query
/** Where an item goes that is not in its list yet; null for the end. */
const index = z.number().int().nonnegative().nullable()
/** Changes to the analyst's lists name one item each, so that none of two that are made at once is lost. */
const lists = [
  /** `instead`: the alias whose place it takes. */
  z.strictObject({ type: z.literal('putAlias'), alias: OwnAlias, instead: OwnAlias.nullable(), index }),
  z.strictObject({ type: z.literal('removeAlias'), alias: OwnAlias }),
  /** A query that has a name already gets this one, at its place. */
  z.strictObject({ type: z.literal('putSearch'), search: SavedSearch, index }),
  z.strictObject({ type: z.literal('removeSearch'), query }),
  /** `instead`: the query that this one came from by typing on. */
  z.strictObject({ type: z.literal('putRecent'), query, instead: query.nullable() }),
  z.strictObject({ type: z.literal('clearRecent') }),
] as const
/** Whole lists, as schema 2 wrote them: still replayed, never written. */
const wholeLists = [
  z.strictObject({ type: z.literal('aliases'), aliases }),
  z.strictObject({ type: z.literal('searches'), searches }),
  z.strictObject({ type: z.literal('recent'), recent }),
] as const
const purge = z.strictObject({ type: z.literal('purge'), ids })

/** What the window asks for. Ids of new things and all times are missing on purpose: main gives them. */
export const Change = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('add'), draft: AnnotationDraft }),
  z.strictObject({ type: z.literal('edit'), id, changes: AnnotationChanges }),
  z.strictObject({ type: z.literal('keepDraft'), draft: NoteDraft }),
  /** The writing is over: `draft` becomes a note, or a note's new wording, or nothing when it is empty or null. */
  z.strictObject({ type: z.literal('finishDraft'), draft: NoteDraft.nullable() }),
  z.strictObject({ type: z.literal('remove'), ids }),
  z.strictObject({ type: z.literal('undo') }),
  z.strictObject({ type: z.literal('redo') }),
  discard,
  restore,
  purge,
  move,
  settings,
  position,
  ...lists,
])
export type Change = z.infer<typeof Change>

/** What is done, once ids and times are given: the same record is applied in main, in the window, and in replay. */
export const Operation = z.discriminatedUnion('type', [
  put,
  draft,
  discard,
  z.strictObject({ type: z.literal('remove'), ids, removedAt: time, endsDraft: z.literal(true).optional() }),
  z.strictObject({ type: z.literal('undo'), at: time }),
  z.strictObject({ type: z.literal('redo'), at: time }),
  restore,
  purge,
  move,
  settings,
  position,
  ...lists,
  ...wholeLists,
])
export type Operation = z.infer<typeof Operation>

/** A workspace in which nothing has been written yet. */
export function emptyWorkspace(): Workspace {
  return {
    schema: schemaVersion,
    annotations: [],
    trash: [],
    versions: [],
    undos: [],
    redos: [],
    draft: null,
    settings: Settings.parse({}),
    reading: {},
    aliases: [],
    searches: [],
    recent: [],
  }
}
