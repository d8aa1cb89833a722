import { z } from 'zod'
import { Anchor } from '../brief/anchor'

/** Where an annotation stands: on a brief, at words in it or (null) on the brief as a whole. */
export const placed = { briefId: z.string().min(1).max(64), anchor: Anchor.nullable() }
const stamp = { id: z.uuid(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() }

/** A saved annotation of the kind. */
type Of<K extends string, F extends z.ZodRawShape> = { kind: K } & z.infer<
  z.ZodObject<typeof placed & typeof stamp & F, z.core.$strict>
>

/** All that Carrel knows of one kind of annotation: a new kind is one of these, in a file of its own, on `registry.ts`. */
export type Kind<K extends string, F extends z.ZodRawShape> = {
  kind: K
  /** What it has beside its place, its id and its times. */
  fields: F
  /** What a group of them is called. */
  heading: string
  /** The words by which it is found, or null when it has none of its own. */
  words(annotation: Of<K, F>): string | null
  /** Its tags, without the sign. */
  tags(annotation: Of<K, F>): string[]
  /** Enough of it to know it by, however long that may be. */
  knownBy(annotation: Of<K, F>): string
  /** What is said when a change of it has been taken back (`before` is there again), and when it has been redone. */
  undone(before: Of<K, F>, after: Of<K, F>): { title: string; again: string }
  /** From a schema to the next, for a saved one that was not checked yet; none where nothing about it changed. */
  upgrades: Record<number, (saved: object) => object>
}

/** A kind with its shapes: as the window asks for it, as it is saved, and what of it can be edited. */
export function defineKind<K extends string, F extends z.ZodRawShape>(given: Kind<K, F>) {
  const shape = { kind: z.literal(given.kind), ...placed, ...given.fields }
  return {
    ...given,
    Draft: z.strictObject(shape),
    Saved: z.strictObject({ ...shape, ...stamp }),
    Changes: z.strictObject(given.fields).partial(),
  }
}
