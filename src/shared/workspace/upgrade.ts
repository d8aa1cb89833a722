import type { z } from 'zod'
import { upgradeAnnotation } from '../records/registry'
import { emptyWorkspace, Operation, schemaVersion, Workspace } from './workspace'

/**
 * From one schema to the next: a saved workspace, an edit as a journal holds it, and each annotation in either, for which
 * its kind tells. Nothing that comes in was checked, and what comes out of the last step is. A step gives new objects and
 * changes none.
 */
export type Step = {
  workspace: (saved: object) => object
  operation: (saved: object) => object
  annotation: (saved: object) => object
}

/** How everything saved looks in a schema, and the way there from each earlier one: `steps[1]` leads from 1 to 2. */
export type Schema = {
  number: number
  steps: Record<number, Partial<Step>>
  Workspace: z.ZodType<Workspace>
  Operation: z.ZodType<Operation>
}

/** By the schema that it leads from; none where nothing but kinds of annotations has changed, which tell for themselves. */
const steps: Record<number, Partial<Step>> = {
  1: {
    // 2 keeps earlier wordings, undo and the draft …
    workspace: (saved) => {
      const { versions, undos, draft } = emptyWorkspace()
      return { ...saved, schema: 2, versions, undos, draft }
    },
    // … and removes and brings back several at once.
    operation: (saved) => {
      if (!('type' in saved) || !('id' in saved) || saved.type === 'move') return saved
      const { id, ...rest } = saved
      return { ...rest, ids: [id] }
    },
  },
  2: {
    // 3 keeps what was undone, and what is said when it is done again …
    workspace: (saved) => {
      const undos = 'undos' in saved && Array.isArray(saved.undos) ? saved.undos : []
      return {
        ...saved,
        schema: 3,
        undos: undos.map((undo) => ({ ...undo, again: 'Done again' })),
        redos: [],
      }
    },
    // … and changes lists by item; the whole lists of 2 are still understood.
    operation: (saved) => saved,
  },
}

/** The schema that this program writes. */
export const presentSchema: Schema = { number: schemaVersion, steps, Workspace, Operation }

/** Where annotations stand in what is saved: under these names, alone or in lists, at any depth. */
const holders = new Set(['annotation', 'annotations', 'trash', 'undos', 'redos', 'inverse'])
/** Where the words of a note stand without the rest of it. */
const wordings = new Set(['draft', 'versions'])

/** The schema a saved workspace says it has, or null when it says none. */
export function schemaOf(saved: unknown): number | null {
  if (typeof saved !== 'object' || saved === null || !('schema' in saved)) return null
  return typeof saved.schema === 'number' ? saved.schema : null
}

/** A saved workspace in the shape of `schema`; not checked, as nothing that was read is. */
export function upgradeWorkspace(saved: unknown, schema: Schema = presentSchema): unknown {
  return climb(saved, { from: schemaOf(saved), to: schema, part: 'workspace' })
}

/** A saved edit, of the schema that its journal's first line names, in the shape of `schema`; not checked. */
export function upgradeOperation(saved: unknown, from: number, schema: Schema = presentSchema): unknown {
  return climb(saved, { from, to: schema, part: 'operation' })
}

/**
 * A saved edit, or null when this program does not know what it says. `from` is null where damage took the journal's first
 * line: then it is of the newest schema in which it says something.
 */
export function readOperation(
  saved: unknown,
  from: number | null,
  schema: Schema = presentSchema,
): Operation | null {
  const candidates = from === null ? downFrom(schema.number) : [from]
  for (const candidate of candidates) {
    const checked = schema.Operation.safeParse(upgradeOperation(saved, candidate, schema))
    if (checked.success) return checked.data
  }
  return null
}

type Climb = { from: number | null; to: Schema; part: 'workspace' | 'operation' }

function climb(saved: unknown, { from, to, part }: Climb): unknown {
  if (from === null || from < 1 || from >= to.number || !Number.isInteger(from)) return saved
  if (typeof saved !== 'object' || saved === null) return saved
  const step = to.steps[from] ?? {}
  const own = (annotation: object) =>
    (step.annotation ?? ((same) => same))(upgradeAnnotation(annotation, from))
  const whole = withAnnotations(step[part]?.(saved) ?? saved, own)
  const next = part === 'workspace' ? { ...whole, schema: from + 1 } : whole
  return climb(next, { from: from + 1, to, part })
}

/** The same with each annotation, and each wording of a note, upgraded. */
function withAnnotations(saved: object, upgrade: (annotation: object) => object): object {
  const inside = (value: object) => ('kind' in value ? upgrade(value) : withAnnotations(value, upgrade))
  const worded = (value: object) => {
    const { kind: _, ...wording } = { kind: '', ...upgrade({ ...value, kind: 'note' }) }
    return wording
  }
  const entries = Object.entries(saved).map(([name, value]) => {
    if (holders.has(name)) return [name, each(value, inside)]
    return [name, wordings.has(name) ? each(value, worded) : value]
  })
  return Object.fromEntries(entries)
}

/** Does it to a thing, or to each thing of a list. */
function each(value: unknown, change: (value: object) => object): unknown {
  if (Array.isArray(value)) return value.map((one) => each(one, change))
  return typeof value === 'object' && value !== null ? change(value) : value
}

function downFrom(schema: number): number[] {
  return Array.from({ length: schema }, (_, index) => schema - index)
}
