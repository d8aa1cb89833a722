// What `npm run build:search` makes of Carrel's search: one module that answers for one brief, outside the app.
import { readFileSync } from 'node:fs'
import bundled from '../../resources/briefs/asan-2024-19s/brief.json'
import { parseBrief } from '../../src/shared/brief.ts'
import { createSearch } from '../../src/shared/search/index.ts'

/**
 * @typedef {{ text: string, ranges: [number, number][], why: import('../../src/shared/search').Why[] }} Answer
 */

const most = 10

/** @type {Map<string, string>} */
let texts = new Map()
let searched = createSearch()

/** A search that knows the terms of the bundled brief, and nothing to be found yet. */
export function createBriefSearch() {
  const search = createSearch()
  search.setAliases(
    bundled.terms.map(({ abbreviation, expansion, inBrief }) => ({
      phrases: /** @type {[string, string]} */ ([abbreviation, expansion]),
      origin: inBrief ? 'brief' : 'external',
    })),
  )
  return search
}

/** Reads the brief at this path; every later search is a search of it. */
export function setup(/** @type {string} */ briefPath) {
  const brief = parseBrief({ ...bundled }, readFileSync(briefPath, 'utf8'))
  texts = new Map(brief.passages.map(({ id, start, end }) => [id, brief.text.slice(start, end)]))
  searched = createBriefSearch()
  for (const [id, text] of texts) searched.put({ id, text, source: 'brief' })
}

/** The passages that answer, best first, at most ten; `ranges` are half-open UTF-16 units of `text`. */
export function search(/** @type {string} */ query) {
  const { hits } = searched.search(query)
  return hits.slice(0, most).map(
    ({ id, ranges, why }) =>
      /** @type {Answer} */ ({
        text: texts.get(id) ?? '',
        ranges: ranges.map(({ start, end }) => [start, end]),
        why,
      }),
  )
}
