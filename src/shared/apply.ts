import { Failure, never } from './failure'
import type { Operation, Workspace } from './workspace'

/**
 * The workspace after one operation: the only way it ever changes, in the main process and in the window alike.
 * Throws Failure 'unknown-annotation' when the operation names an annotation that is not there.
 */
export function apply(workspace: Workspace, operation: Operation): Workspace {
  switch (operation.type) {
    case 'put':
      return put(workspace, operation)
    case 'remove':
      return remove(workspace, operation)
    case 'restore':
      return restore(workspace, operation)
    case 'move':
      return move(workspace, operation)
    case 'settings':
      return { ...workspace, settings: operation.settings }
    case 'position':
      return { ...workspace, reading: { ...workspace.reading, [operation.briefId]: operation.position } }
    default:
      return never(operation)
  }
}

type Of<T extends Operation['type']> = Extract<Operation, { type: T }>

function put(workspace: Workspace, { annotation }: Of<'put'>): Workspace {
  const index = workspace.annotations.findIndex(({ id }) => id === annotation.id)
  const annotations =
    index < 0 ? [...workspace.annotations, annotation] : workspace.annotations.with(index, annotation)
  return { ...workspace, annotations }
}

function remove(workspace: Workspace, { id, removedAt }: Of<'remove'>): Workspace {
  const index = indexOf(workspace, id)
  const annotation = workspace.annotations[index] ?? missing()
  return {
    ...workspace,
    annotations: workspace.annotations.toSpliced(index, 1),
    trash: [...workspace.trash, { annotation, index, removedAt }],
  }
}

function restore(workspace: Workspace, { id }: Of<'restore'>): Workspace {
  const removed = workspace.trash.find(({ annotation }) => annotation.id === id) ?? missing()
  return {
    ...workspace,
    annotations: workspace.annotations.toSpliced(removed.index, 0, removed.annotation),
    trash: workspace.trash.filter((other) => other !== removed),
  }
}

function move(workspace: Workspace, { id, before }: Of<'move'>): Workspace {
  const index = indexOf(workspace, id)
  const annotation = workspace.annotations[index] ?? missing()
  const others = workspace.annotations.toSpliced(index, 1)
  const place = before === null ? others.length : others.findIndex((other) => other.id === before)
  if (place < 0) missing()
  return { ...workspace, annotations: others.toSpliced(place, 0, annotation) }
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
