import type { Annotation } from '../../../src/shared/records/annotation'
import { apply } from '../../../src/shared/workspace/apply'
import type { Operation, Workspace } from '../../../src/shared/workspace/workspace'
import type { Edit } from './worlds'

const at = '2026-11-23T09:43:05.000Z'

/** The operation that writes a note with this text, or rewords the one with this number. */
export function putOf(number: number, text: string): Operation {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  const stamp = { id, createdAt: at, updatedAt: at }
  const annotation: Annotation = {
    kind: 'note',
    briefId: 'a-brief',
    anchor: null,
    colour: 'yellow',
    text,
    tags: [],
    ...stamp,
  }
  return { type: 'put', annotation }
}

export function editOf(operation: Operation): Edit {
  return (workspace) => apply(workspace, operation)
}

/** A backup that is restored: its first note is gone, and it has another one instead. */
export function replacementOf(workspace: Workspace): Workspace {
  const { annotations } = apply(workspace, putOf(900, 'restored'))
  return { ...workspace, annotations: annotations.slice(1), undos: [] }
}
