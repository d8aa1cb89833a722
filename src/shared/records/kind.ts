import type { z } from 'zod'
import { anchorShape } from '../brief/anchor'

/** zod itself: shapes take it as an argument, since the window knows the kinds and does not load zod. */
export type Zod = typeof z

/** Where an annotation stands: on a brief, at words in it or (null) on the brief as a whole. */
export const placed = (z: Zod) => ({ briefId: z.string().min(1).max(64), anchor: anchorShape(z).nullable() })

/** What every annotation gets from main, once. */
export const stamp = (z: Zod) => ({ id: z.uuid(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() })

/** A saved annotation of the kind. */
export type Saved<K extends string, F extends z.ZodRawShape> = { kind: K } & z.infer<
  z.ZodObject<ReturnType<typeof placed> & ReturnType<typeof stamp> & F, z.core.$strict>
>

/** All that Carrel knows of one kind of annotation: a new kind is one of these, in a file of its own, on `registry.ts`. */
export type Kind<K extends string, F extends z.ZodRawShape> = {
  kind: K
  /** What it has beside its place, its id and its times. */
  fields(z: Zod): F
  /** What a group of them is called. */
  heading: string
  /** The words by which it is found, or null when it has none of its own. */
  words(annotation: Saved<K, F>): string | null
  /** Its tags, without the sign. */
  tags(annotation: Saved<K, F>): string[]
  /** Enough of it to know it by, however long that may be. */
  knownBy(annotation: Saved<K, F>): string
  /** What is said when a change of it has been taken back (`before` is there again), and when it has been redone. */
  undone(before: Saved<K, F>, after: Saved<K, F>): { title: string; again: string }
  /** From a schema to the next, for a saved one that was not checked yet; none where nothing about it changed. */
  upgrades: Record<number, (saved: object) => object>
}

/** A kind, with its shapes: as the window asks for it, as it is saved, and what of it can be edited. */
export function defineKind<K extends string, F extends z.ZodRawShape>(given: Kind<K, F>) {
  return {
    ...given,
    shapes(z: Zod) {
      const fields = given.fields(z)
      const shape = { kind: z.literal(given.kind), ...placed(z), ...fields }
      return {
        Draft: z.strictObject(shape),
        Saved: z.strictObject({ ...shape, ...stamp(z) }),
        Changes: z.strictObject(fields).partial(),
      }
    },
  }
}

/** What is saved of a kind. */
export type SavedOf<T> = T extends Kind<infer K, infer F> ? Saved<K, F> : never
