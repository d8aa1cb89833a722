// What `npm run build:search` makes of Carrel's search: one module that answers for one brief, outside the app.
import { readFileSync } from 'node:fs'
import bundled from '../../resources/briefs/asan-2024-19s/brief.json'
import { parseBrief } from '../../src/shared/brief/brief'
import { aliasesOf, createSearch, type Search, type Why } from '../../src/shared/search'

/** A passage that answers: `ranges` are half-open UTF-16 units of `text`, which is as it stands in the source. */
export type Answer = { text: string; ranges: [number, number][]; why: Why[] }

const most = 10

let texts = new Map<string, string>()
let searched = createSearch()

/** A search that knows the terms of the bundled brief, and nothing to be found yet. */
export function createBriefSearch(): Search {
  const search = createSearch()
  search.setAliases(aliasesOf(bundled.terms, bundled.id))
  return search
}

/** Reads the brief at this path; every later search is a search of it. */
export function setup(briefPath: string): void {
  const brief = parseBrief(bundled, readFileSync(briefPath, 'utf8'))
  texts = new Map(brief.passages.map(({ id, start, end }) => [id, brief.text.slice(start, end)]))
  searched = createBriefSearch()
  for (const [id, text] of texts) searched.put({ id, text, source: 'brief' })
}

/** The passages that answer, best first, at most ten. */
export function search(query: string): Answer[] {
  const { hits } = searched.search(query)
  return hits.slice(0, most).map(({ id, ranges, why }) => ({
    text: texts.get(id) ?? '',
    ranges: ranges.map(({ start, end }) => [start, end]),
    why,
  }))
}
