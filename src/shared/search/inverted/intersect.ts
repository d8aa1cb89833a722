import { placesOf } from '../text/indexed'
import { read, type SourceIndex, visit } from './source-index'

const mostRead = 200

/** Whether the terms stand in a row in some entry, of the first few that hold them all. */
export function hasRow(sourceIndex: SourceIndex, row: readonly string[]): boolean {
  return intersect(sourceIndex, row)
    .slice(0, mostRead)
    .some((entry) => placesOf(read(sourceIndex, entry), row).length > 0)
}

/** The entries that hold every one of the terms, in order. */
export function intersect(sourceIndex: SourceIndex, terms: readonly string[]): number[] {
  const countOf = (term: string) => sourceIndex.postings.get(term)?.count ?? 0
  const [rarest = '', ...others] = [...new Set(terms)].sort((a, b) => countOf(a) - countOf(b))
  let found: number[] = []
  visit(sourceIndex, rarest, (entry) => found.push(entry))
  for (const term of others) {
    const holding: number[] = []
    let at = 0 // both run in order, so they are gone through side by side
    visit(sourceIndex, term, (entry) => {
      while ((found[at] ?? Number.POSITIVE_INFINITY) < entry) at++
      if (found[at] === entry) holding.push(entry)
    })
    found = holding
  }
  return found
}
