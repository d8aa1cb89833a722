import { limits } from '../limits'
import type { OwnAlias } from '../records/own-aliases'
import type { SavedSearch } from '../records/remembered-searches'
import type { Of } from './undo'

/** The aliases after one of them was put or removed. An alias that is there already stays where it is. */
export function withAliasChange(
  aliases: readonly OwnAlias[],
  operation: Of<'putAlias' | 'removeAlias'>,
): OwnAlias[] {
  const { alias } = operation
  if (operation.type === 'removeAlias') return aliases.filter((other) => !isSame(other, alias))
  if (aliases.some((other) => isSame(other, alias))) return [...aliases]
  const { instead, index } = operation
  const place = instead ? aliases.findIndex((other) => isSame(other, instead)) : -1
  return place < 0 ? aliases.toSpliced(index ?? aliases.length, 0, alias) : aliases.with(place, alias)
}

function isSame(one: OwnAlias, other: OwnAlias): boolean {
  return one.phrases[0] === other.phrases[0] && one.phrases[1] === other.phrases[1]
}

/** The saved searches after one of them was put or removed: a query has one name. */
export function withSearchChange(
  searches: readonly SavedSearch[],
  operation: Of<'putSearch' | 'removeSearch'>,
): SavedSearch[] {
  if (operation.type === 'removeSearch') return searches.filter(({ query }) => query !== operation.query)
  const { search, index } = operation
  const place = searches.findIndex(({ query }) => query === search.query)
  return place < 0 ? searches.toSpliced(index ?? searches.length, 0, search) : searches.with(place, search)
}

/** The recent queries with this one in front, each once; the oldest goes when there are too many. */
export function withRecent(recent: readonly string[], { query, instead }: Of<'putRecent'>): string[] {
  const others = recent.filter((other) => other !== query && other !== instead)
  return [query, ...others].slice(0, limits.recent)
}
