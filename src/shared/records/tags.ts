import { limits } from '../limits'
import { oneLine } from '../one-line'
import type { Zod } from './kind'

/** A tag: one to 64 units, no comma (commas separate tags) and no surrounding blanks. */
export const tagShape = (z: Zod) =>
  z
    .string()
    .min(1)
    .max(limits.tag)
    .regex(/^[^\s,]+( [^\s,]+)*$/)

/** Tags as typed, and the ones that cannot be taken because they are too long or too many. */
export type TypedTags = { tags: string[]; refused: string[] }

/** Reads "treaty, two state,#nis": commas separate, a leading # is dropped, blanks are folded, doubles count once. */
export function parseTags(typed: string): TypedTags {
  const words = typed
    .split(',')
    .map((word) => oneLine(word).replace(/^#+ ?/, ''))
    .filter((word) => word !== '')
  const distinct = [...new Set(words)]
  const fitting = distinct.filter((word) => word.length <= limits.tag)
  const tags = fitting.slice(0, limits.tags)
  return { tags, refused: distinct.filter((word) => !tags.includes(word)) }
}
