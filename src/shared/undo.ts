import type { Annotation } from './annotation'
import type { Reversible } from './apply'
import { never } from './failure'
import type { Undoable, Workspace } from './workspace'

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
      return { title: 'Back in the trash', inverse: { type: 'remove', ids: operation.ids.toReversed() } }
    case 'move':
      return undoMove(before, operation.id)
    default:
      return never(operation)
  }
}

function undoPut({ annotations }: Workspace, after: Annotation): Undoable {
  const before = annotations.find(({ id }) => id === after.id)
  if (before) return { title: earlier(before, after), inverse: { type: 'put', annotation: before } }
  const kind = after.kind.charAt(0).toUpperCase() + after.kind.slice(1)
  return { title: `${kind} taken back`, inverse: { type: 'remove', ids: [after.id] } }
}

function earlier(before: Annotation, after: Annotation): string {
  if (before.kind === 'bookmark') return 'Old name is back'
  if (before.kind === 'highlight' || after.kind !== 'note') return 'Old colour is back'
  return before.text === after.text ? 'Note is as it was' : 'Earlier wording is back'
}

function undoMove({ annotations }: Workspace, id: string): Undoable {
  const next = annotations[annotations.findIndex((annotation) => annotation.id === id) + 1]
  return { title: 'Old order is back', inverse: { type: 'move', id, before: next?.id ?? null } }
}
