import { isDeepStrictEqual } from 'node:util'
import type { Workspace } from '../../../src/shared/workspace/workspace'
import type { Telling } from './story'

/** What may have reached the disk: every acknowledged edit must be there, none that was never sent may be. */
export type Bounds = { acknowledged: number; sent: number }

/**
 * How many edits of the story a workspace holds, or null when it is none of the states between the bounds: then an
 * edit was lost, invented, changed or out of order.
 */
export function countEdits(
  telling: Telling,
  workspace: Workspace,
  { acknowledged, sent }: Bounds,
): number | null {
  for (let count = sent; count >= acknowledged; count--)
    if (isDeepStrictEqual(telling.after(count), workspace)) return count
  return null
}

/** In what a workspace is not what it should be, for a person to read. */
export function difference(telling: Telling, workspace: Workspace, { acknowledged, sent }: Bounds): string {
  const textsOf = (state: Workspace) =>
    state.annotations.map((one) => ('text' in one ? one.text.slice(0, 40) : one.kind))
  const there = new Set(textsOf(workspace))
  const wanted = textsOf(telling.after(acknowledged))
  const gone = wanted.filter((text) => !there.has(text))
  const all = new Set(textsOf(telling.after(sent)).concat(wanted))
  const foreign = [...there].filter((text) => !all.has(text))
  const fields = Object.entries(telling.after(acknowledged))
    .filter(([name, value]) => !isDeepStrictEqual(value, workspace[name as keyof Workspace]))
    .map(([name]) => name)
  return (
    `${workspace.annotations.length} annotations where ${wanted.length} were acknowledged (edits ${acknowledged} to ` +
    `${sent}); gone: ${JSON.stringify(gone.slice(0, 3))}; not of that state: ${JSON.stringify(foreign.slice(0, 3))}; ` +
    `fields that differ: ${fields.join(', ')}`
  )
}
