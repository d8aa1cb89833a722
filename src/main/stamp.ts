import { Annotation, type AnnotationChanges } from '../shared/annotation'
import { Failure, never } from '../shared/failure'
import type { Change, Operation, Workspace } from '../shared/workspace'

/** What only the main process may give: the state to change, one fresh id, and the time (ISO 8601). */
export type Stamp = { workspace: Workspace; id: string; now: string }

/**
 * What the window asked for, as it will be done. Throws Failure 'unknown-annotation' for an edit of nothing,
 * and 'bad-input' for one that does not fit the kind (a text for a bookmark).
 */
export function stamp(change: Change, { workspace, id, now }: Stamp): Operation {
  switch (change.type) {
    case 'add':
      return { type: 'put', annotation: { ...change.draft, id, createdAt: now, updatedAt: now } }
    case 'edit':
      return { type: 'put', annotation: edited(find(workspace, change.id), change.changes, now) }
    case 'remove':
      return { type: 'remove', id: change.id, removedAt: now }
    case 'restore':
    case 'move':
    case 'settings':
    case 'position':
      return change
    default:
      return never(change)
  }
}

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
