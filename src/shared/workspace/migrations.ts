import { emptyWorkspace, schemaVersion } from './workspace'

/** The schema a saved workspace says it has, or null when it says none. */
export function schemaOf(saved: unknown): number | null {
  if (typeof saved !== 'object' || saved === null || !('schema' in saved)) return null
  return typeof saved.schema === 'number' ? saved.schema : null
}

/** From each earlier schema to the next; what comes out is checked like any other workspace. */
const steps: Record<number, (saved: object) => object> = {
  // 2 keeps earlier wordings, undo and the draft.
  1: (saved) => {
    const { versions, undos, draft } = emptyWorkspace()
    return { ...saved, schema: 2, versions, undos, draft }
  },
}

/** A saved workspace of any earlier schema in the shape of this one; not checked, as nothing that was read is. */
export function migrate(saved: unknown): unknown {
  const schema = schemaOf(saved)
  const step = schema === null || schema >= schemaVersion ? undefined : steps[schema]
  return step && typeof saved === 'object' && saved !== null ? migrate(step(saved)) : saved
}
