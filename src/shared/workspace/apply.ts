import { Failure, never } from '../failure'
import { withAliasChange, withRecent, withSearchChange } from './lists'
import { inverseOf, type Of, type Reversible, recorded, undoLimit, withoutPurged } from './undo'
import { withVersion } from './versions'
import type { Operation, Removed, Workspace } from './workspace'

/**
 * The workspace after one operation: the only way it ever changes, in the main process, in the window and in replay.
 * Throws Failure 'unknown-annotation' when the operation names an annotation that is not there.
 */
export function apply(workspace: Workspace, operation: Operation): Workspace {
  switch (operation.type) {
    case 'put':
    case 'remove':
    case 'restore':
    case 'move':
    case 'discard':
      return recorded(change(workspace, operation), workspace, operation)
    case 'undo':
      return stepped(workspace, { from: 'undos', to: 'redos' }, operation.at)
    case 'redo':
      return stepped(workspace, { from: 'redos', to: 'undos' }, operation.at)
    case 'purge':
      return purge(workspace, new Set(operation.ids))
    case 'draft':
      return change(workspace, operation)
    case 'settings':
      return { ...workspace, settings: operation.settings }
    case 'aliases':
      return { ...workspace, aliases: operation.aliases }
    case 'searches':
      return { ...workspace, searches: operation.searches }
    case 'recent':
      return { ...workspace, recent: operation.recent }
    case 'putAlias':
    case 'removeAlias':
      return { ...workspace, aliases: withAliasChange(workspace.aliases, operation) }
    case 'putSearch':
    case 'removeSearch':
      return { ...workspace, searches: withSearchChange(workspace.searches, operation) }
    case 'putRecent':
      return { ...workspace, recent: withRecent(workspace.recent, operation) }
    case 'clearRecent':
      return { ...workspace, recent: [] }
    case 'position':
      return { ...workspace, reading: { ...workspace.reading, [operation.briefId]: operation.position } }
    default:
      return never(operation)
  }
}

function change(workspace: Workspace, operation: Reversible | Of<'draft'>): Workspace {
  switch (operation.type) {
    case 'put':
      return put(workspace, operation)
    case 'remove':
      return remove(workspace, operation)
    case 'restore':
      return restore(workspace, operation.ids)
    case 'move':
      return move(workspace, operation)
    case 'discard':
      return { ...workspace, draft: null }
    case 'draft':
      return { ...workspace, draft: operation.draft }
    default:
      return never(operation)
  }
}

function put(workspace: Workspace, { annotation, endsDraft }: Of<'put'>): Workspace {
  const index = workspace.annotations.findIndex(({ id }) => id === annotation.id)
  const before = workspace.annotations[index]
  // It can only be in the trash where damage took the edit that brought it back: an id stands in one place.
  const isElsewhere = ({ annotation: { id } }: Removed) => id === annotation.id
  return {
    ...workspace,
    annotations: before
      ? workspace.annotations.with(index, annotation)
      : [...workspace.annotations, annotation],
    trash: workspace.trash.some(isElsewhere)
      ? workspace.trash.filter((removed) => !isElsewhere(removed))
      : workspace.trash,
    versions: before ? withVersion(workspace.versions, before, annotation) : workspace.versions,
    draft: endsDraft ? null : workspace.draft,
  }
}

function remove(workspace: Workspace, { ids, removedAt, endsDraft }: Of<'remove'>): Workspace {
  const annotations = [...workspace.annotations]
  const trash = [...workspace.trash]
  for (const id of ids) {
    const index = annotations.findIndex((annotation) => annotation.id === id)
    const annotation = annotations[index] ?? missing()
    annotations.splice(index, 1)
    trash.push({ annotation, index, removedAt })
  }
  return { ...workspace, annotations, trash, draft: endsDraft ? null : workspace.draft }
}

/** Last out, first in: each goes back to the place it had when it was taken. */
function restore(workspace: Workspace, ids: string[]): Workspace {
  const annotations = [...workspace.annotations]
  const trash = [...workspace.trash]
  for (const id of ids.toReversed()) {
    const at = trash.findIndex(({ annotation }) => annotation.id === id)
    const { index, annotation } = trash[at] ?? missing()
    trash.splice(at, 1)
    annotations.splice(index, 0, annotation)
  }
  return { ...workspace, annotations, trash }
}

function move(workspace: Workspace, { id, before }: Of<'move'>): Workspace {
  const index = indexOf(workspace, id)
  const annotation = workspace.annotations[index] ?? missing()
  const others = workspace.annotations.toSpliced(index, 1)
  const place = before === null ? others.length : others.findIndex((other) => other.id === before)
  if (place < 0) missing()
  return { ...workspace, annotations: others.toSpliced(place, 0, annotation) }
}

/** Does the last of one list, and lays what takes that back onto the other. */
function stepped(workspace: Workspace, { from, to }: Direction, at: string): Workspace {
  const last = workspace[from].at(-1)
  if (!last) throw from === 'undos' ? nothingToUndo() : nothingToRedo()
  const operation = last.inverse.type === 'remove' ? { ...last.inverse, removedAt: at } : last.inverse
  const opposite = { ...last, inverse: inverseOf(workspace, operation) }
  return {
    ...change(workspace, operation),
    [from]: workspace[from].slice(0, -1),
    [to]: [...workspace[to], opposite].slice(-undoLimit),
  }
}

type Direction = { from: 'undos'; to: 'redos' } | { from: 'redos'; to: 'undos' }

const nothingToUndo = () => new Failure('nothing-to-undo', 'There is nothing to undo.')
const nothingToRedo = () => new Failure('nothing-to-redo', 'There is nothing to redo.')

/** Out of the trash for good, with all earlier wordings, and out of every undo and redo that would bring it back. */
function purge(workspace: Workspace, ids: ReadonlySet<string>): Workspace {
  const trash = workspace.trash.filter(({ annotation }) => !ids.has(annotation.id))
  if (trash.length === workspace.trash.length) missing()
  return {
    ...workspace,
    trash,
    versions: workspace.versions.filter(({ noteId }) => !ids.has(noteId)),
    undos: workspace.undos.flatMap((undoable) => withoutPurged(undoable, ids) ?? []),
    redos: workspace.redos.flatMap((undoable) => withoutPurged(undoable, ids) ?? []),
  }
}

function indexOf(workspace: Workspace, id: string): number {
  const index = workspace.annotations.findIndex((annotation) => annotation.id === id)
  return index < 0 ? missing() : index
}

function missing(): never {
  throw new Failure(
    'unknown-annotation',
    'That note, highlight or bookmark is no longer there. Everything else is as it was; undo may bring it back.',
  )
}
