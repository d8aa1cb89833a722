import type { Bookmark } from '../../../src/shared/records/bookmark'
import type { Highlight } from '../../../src/shared/records/highlight'
import type { Note } from '../../../src/shared/records/note'
import { apply } from '../../../src/shared/workspace/apply'
import { emptyWorkspace, type Operation, type Workspace } from '../../../src/shared/workspace/workspace'

/** The time of everything here that needs one. */
export const time = '2025-01-02T03:04:05.678Z'

/** Four ids, of which only the first three are ever used. */
export const [a, b, c, unknown] = ['a', 'b', 'c', 'd'].map(
  (digit) => `7d444840-9dc0-41d1-b245-5ffdce74fad${digit}`,
) as [string, string, string, string]

const placed = { briefId: 'brief', anchor: null }
const stamp = { createdAt: time, updatedAt: time }

export function bookmark(id: string, name = id): Bookmark {
  return { kind: 'bookmark', ...placed, name, id, ...stamp }
}

export function highlight(id: string, colour: Highlight['colour'] = 'yellow'): Highlight {
  return { kind: 'highlight', ...placed, colour, id, ...stamp }
}

export function note(id: string, text: string, updatedAt = time): Note {
  return { kind: 'note', ...placed, text, tags: [], colour: 'yellow', id, createdAt: time, updatedAt }
}

/** A workspace with bookmarks a, b and c, after the operations. */
export function after(...operations: Operation[]): Workspace {
  return applied(...[a, b, c].map((id) => put(bookmark(id))), ...operations)
}

/** An empty workspace, after the operations. */
export function applied(...operations: Operation[]): Workspace {
  return operations.reduce(apply, emptyWorkspace())
}

export function put(annotation: Bookmark | Highlight | Note): Extract<Operation, { type: 'put' }> {
  return { type: 'put', annotation }
}

export const remove = (...ids: string[]): Operation => ({ type: 'remove', ids, removedAt: time })
export const restore = (...ids: string[]): Operation => ({ type: 'restore', ids })
export const purge = (...ids: string[]): Operation => ({ type: 'purge', ids })
export const move = (id: string, before: string | null): Operation => ({ type: 'move', id, before })
export const undo: Operation = { type: 'undo', at: time }
export const redo: Operation = { type: 'redo', at: time }

/** The ids in their order. */
export function order({ annotations }: Workspace): string[] {
  return annotations.map(({ id }) => id)
}

/** All but the memory of how it came about. */
export function withoutUndos(workspace: Workspace): Omit<Workspace, 'undos' | 'redos'> {
  const { undos: _, redos: __, ...rest } = workspace
  return rest
}
