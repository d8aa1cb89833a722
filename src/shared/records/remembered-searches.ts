import type { z } from 'zod'
import { limits } from '../limits'
import { cut } from '../search/query/query'
import type { Zod } from './kind'

/** A query that was given a name. */
export const savedShape = (z: Zod) =>
  z.strictObject({
    name: z.string().min(1).max(limits.phrase),
    query: z.string().min(1).max(limits.query),
  })
export type SavedSearch = z.infer<ReturnType<typeof savedShape>>

/** A query that was searched for. */
export const recentShape = (z: Zod) => z.string().min(1).max(limits.query)

/** A query as it is remembered: what was searched of it, without blanks around it; null when nothing is left. */
export function rememberable(query: string): string | null {
  const kept = cut(query).trim()
  return kept === '' ? null : kept
}

/** Why a search cannot be saved under this name, in a sentence, or null when it can. */
export function faultOfName(searches: readonly SavedSearch[], { name, query }: SavedSearch): string | null {
  const others = searches.filter((search) => search.query !== query)
  if (name === '') return 'Give it a name.'
  if (name.length > limits.phrase) return `The name is too long: at most ${limits.phrase} characters fit.`
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
    return 'Another search has this name.'
  if (others.length >= limits.searches)
    return `There are ${limits.searches} saved searches already, the most there can be. Remove one first.`
  return null
}
