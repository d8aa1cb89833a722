import { never } from '../failure'
import type { Annotation } from '../records/annotation'
import { undone } from '../records/registry'
import type { Inverse, Operation, Undoable, Workspace } from './workspace'

/** The operations of a type. */
export type Of<T extends Operation['type']> = Extract<Operation, { type: T }>
/** The operations that can be undone. */
export type Reversible = Of<'put' | 'remove' | 'restore' | 'move' | 'discard'>

/** How many things can be undone, and how many redone, also after a restart. */
export const undoLimit = 100

/** The workspace after an operation, which remembers how to take it back; what was undone before can no longer be redone. */
export function recorded(after: Workspace, before: Workspace, operation: Reversible): Workspace {
  const undoable = { ...titlesOf(before, operation), inverse: inverseOf(before, operation) }
  return { ...after, undos: [...after.undos, undoable].slice(-undoLimit), redos: [] }
}

/** What takes the operation back from the state that it leaves. */
export function inverseOf(before: Workspace, operation: Reversible | Of<'draft'>): Inverse {
  switch (operation.type) {
    case 'put': {
      const annotation = before.annotations.find(({ id }) => id === operation.annotation.id)
      return annotation ? { type: 'put', annotation } : { type: 'remove', ids: [operation.annotation.id] }
    }
    case 'remove':
      return { type: 'restore', ids: operation.ids }
    case 'restore':
      return { type: 'remove', ids: operation.ids }
    case 'move': {
      const index = before.annotations.findIndex(({ id }) => id === operation.id)
      return { type: 'move', id: operation.id, before: before.annotations[index + 1]?.id ?? null }
    }
    case 'discard':
      return { type: 'draft', draft: operation.draft }
    case 'draft':
      return { type: 'draft', draft: before.draft }
    default:
      return never(operation)
  }
}

type Titles = Pick<Undoable, 'title' | 'again'>

function titlesOf({ annotations }: Workspace, operation: Reversible): Titles {
  switch (operation.type) {
    case 'put': {
      const { annotation } = operation
      return titlesOfPut(
        annotations.find(({ id }) => id === annotation.id),
        annotation,
      )
    }
    case 'remove':
      return { title: 'Brought back', again: 'Removed again' }
    case 'restore':
      return { title: 'Back in the trash', again: 'Put back again' }
    case 'move':
      return { title: 'Old order is back', again: 'New order is back' }
    case 'discard':
      return { title: 'Discarded words are back', again: 'Discarded again' }
    default:
      return never(operation)
  }
}

function titlesOfPut(before: Annotation | undefined, after: Annotation): Titles {
  const kind = after.kind.charAt(0).toUpperCase() + after.kind.slice(1)
  if (!before) return { title: `${kind} taken back`, again: `${kind} is there again` }
  return undone(before, after)
}

/**
 * What is left of it when some annotations are gone for good: the rest of a group, or null. An undo that named one of
 * them could never be done, and would bar the way to all that came before it.
 */
export function withoutPurged(undoable: Undoable, gone: ReadonlySet<string>): Undoable | null {
  const { inverse } = undoable
  switch (inverse.type) {
    case 'put':
      return gone.has(inverse.annotation.id) ? null : undoable
    case 'move': {
      const { id, before } = inverse
      return gone.has(id) || (before !== null && gone.has(before)) ? null : undoable
    }
    case 'remove':
    case 'restore': {
      const ids = inverse.ids.filter((id) => !gone.has(id))
      return ids.length === 0 ? null : { ...undoable, inverse: { ...inverse, ids } }
    }
    case 'draft':
      return gone.has(inverse.draft?.noteId ?? '') ? null : undoable
    default:
      return never(inverse)
  }
}
