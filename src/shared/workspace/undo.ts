import { never } from '../failure'
import { type Annotation, undone } from '../records/annotation'
import type { Operation, Undoable, Workspace } from './workspace'

/** The operations of a type. */
export type Of<T extends Operation['type']> = Extract<Operation, { type: T }>
/** The operations that can be undone. */
export type Reversible = Of<'put' | 'remove' | 'restore' | 'move'>

/** How many things can be undone, also after a restart. */
export const undoLimit = 100

/** The workspace after an operation, which remembers how to take it back. */
export function recorded(after: Workspace, before: Workspace, operation: Reversible): Workspace {
  const undoable = undoableOf(before, operation)
  return undoable ? { ...after, undos: [...after.undos, undoable].slice(-undoLimit) } : after
}

/** What takes the operation back from the state that it leaves, or null when it changes nothing. */
function undoableOf(before: Workspace, operation: Reversible): Undoable | null {
  switch (operation.type) {
    case 'put':
      return undoPut(before, operation.annotation)
    case 'remove':
      return { title: 'Brought back', inverse: { type: 'restore', ids: operation.ids } }
    case 'restore':
      return { title: 'Back in the trash', inverse: { type: 'remove', ids: operation.ids } }
    case 'move':
      return undoMove(before, operation.id)
    default:
      return never(operation)
  }
}

function undoPut({ annotations }: Workspace, after: Annotation): Undoable {
  const before = annotations.find(({ id }) => id === after.id)
  if (before) return { title: undone(before, after), inverse: { type: 'put', annotation: before } }
  const kind = after.kind.charAt(0).toUpperCase() + after.kind.slice(1)
  return { title: `${kind} taken back`, inverse: { type: 'remove', ids: [after.id] } }
}

function undoMove({ annotations }: Workspace, id: string): Undoable {
  const next = annotations[annotations.findIndex((annotation) => annotation.id === id) + 1]
  return { title: 'Old order is back', inverse: { type: 'move', id, before: next?.id ?? null } }
}

/**
 * What is left of it when some annotations are gone for good: the rest of a group, or null. An undo that named one of
 * them could never be done, and would bar the way to all that came before it.
 */
export function withoutPurged({ title, inverse }: Undoable, gone: ReadonlySet<string>): Undoable | null {
  switch (inverse.type) {
    case 'put':
      return gone.has(inverse.annotation.id) ? null : { title, inverse }
    case 'move': {
      const { id, before } = inverse
      return gone.has(id) || (before !== null && gone.has(before)) ? null : { title, inverse }
    }
    case 'remove':
    case 'restore': {
      const ids = inverse.ids.filter((id) => !gone.has(id))
      return ids.length === 0 ? null : { title, inverse: { ...inverse, ids } }
    }
    default:
      return never(inverse)
  }
}
