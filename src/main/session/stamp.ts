import { Failure, never } from '../../shared/failure'
import { Annotation, type AnnotationChanges } from '../../shared/records/annotation'
import { isSameWording, type NoteDraft, saysNothing, wordingOf } from '../../shared/records/note'
import { faultOf } from '../../shared/records/own-aliases'
import { faultOfName } from '../../shared/records/remembered-searches'
import type { Change, Operation, Workspace } from '../../shared/workspace/workspace'

/** What only the main process may give: the state to change, one fresh id, and the time (ISO 8601). */
export type Stamp = { workspace: Workspace; id: string; now: string }

/**
 * What the window asked for, as it will be done. Throws Failure 'unknown-annotation' for an edit of nothing,
 * and 'bad-input' for one that does not fit the kind (a text for a bookmark).
 */
export function stamp(change: Change, given: Stamp): Operation {
  const { workspace, id, now } = given
  switch (change.type) {
    case 'add':
      return { type: 'put', annotation: { ...change.draft, id, createdAt: now, updatedAt: now } }
    case 'edit':
      return { type: 'put', annotation: edited(find(workspace, change.id), change.changes, now) }
    case 'keepDraft':
      return { type: 'draft', draft: change.draft }
    case 'finishDraft':
      return change.draft ? finish(change.draft, given) : { type: 'draft', draft: null }
    case 'remove':
      return { type: 'remove', ids: change.ids, removedAt: now }
    case 'undo':
    case 'redo':
      return { type: change.type, at: now }
    case 'putAlias':
      return fitting(change, faultOfPut(workspace, change))
    case 'putSearch':
      return fitting(change, faultOfName(workspace.searches, change.search))
    case 'restore':
    case 'purge':
    case 'move':
    case 'settings':
    case 'position':
    case 'discard':
    case 'removeAlias':
    case 'removeSearch':
    case 'putRecent':
    case 'clearRecent':
      return change
    default:
      return never(change)
  }
}

/** A draft of a note that has gone meanwhile becomes a new note: words are never lost for want of a place. */
function finish({ noteId, ...wording }: NoteDraft, { workspace, id, now }: Stamp): Operation {
  const note = workspace.annotations.find((candidate) => candidate.id === noteId)
  if (saysNothing(wording))
    return note
      ? { type: 'remove', ids: [note.id], removedAt: now, endsDraft: true }
      : { type: 'draft', draft: null }
  if (note?.kind !== 'note')
    return {
      type: 'put',
      annotation: { kind: 'note', ...wording, id, createdAt: now, updatedAt: now },
      endsDraft: true,
    }
  if (isSameWording(note, wording) && note.colour === wording.colour) return { type: 'draft', draft: null }
  return { type: 'put', annotation: { ...note, ...wordingOf(wording), updatedAt: now }, endsDraft: true }
}

/** The list may have changed since the window looked at it, so what does not fit is refused here too. */
function fitting<O extends Operation>(operation: O, fault: string | null): O {
  if (fault !== null) throw new Failure('bad-input', `${fault} Nothing was changed.`)
  return operation
}

function faultOfPut({ aliases }: Workspace, { alias, instead }: PutAlias): string | null {
  const others = aliases.filter(({ phrases }) => phrases.join('\n') !== instead?.phrases.join('\n'))
  return faultOf(alias, others)?.words ?? null
}

type PutAlias = Extract<Change, { type: 'putAlias' }>

function find(workspace: Workspace, id: string): Annotation {
  const annotation = workspace.annotations.find((candidate) => candidate.id === id)
  if (annotation) return annotation
  throw new Failure(
    'unknown-annotation',
    'That note, highlight or bookmark is no longer there, so it was not changed. Undo may bring it back.',
  )
}

function edited(annotation: Annotation, changes: AnnotationChanges, updatedAt: string): Annotation {
  const result = Annotation.safeParse({ ...annotation, ...changes, updatedAt })
  if (result.success) return result.data
  throw new Failure(
    'bad-input',
    `A ${annotation.kind} cannot take this change (${Object.keys(changes).join(', ')}). It stays as it was.`,
  )
}
