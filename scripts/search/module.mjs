// What `npm run build:search` makes of Carrel's search: one module that answers for one brief, outside the app.
import { readFileSync } from 'node:fs'
import bundled from '../../resources/briefs/asan-2024-19s/brief.json'
import { parseBrief } from '../../src/shared/brief.ts'
import { createSearch } from '../../src/shared/search/index.ts'

export { createSearch }

/** @typedef {{ text: string, ranges: [number, number][], why: unknown[] }} Answer */

const most = 10

/** @type {Map<string, string>} */
let texts = new Map()
let searched = createSearch()

/** Reads the brief at this path; every later search is a search of it. */
export function setup(/** @type {string} */ briefPath) {
  const brief = parseBrief({ ...bundled }, readFileSync(briefPath, 'utf8'))
  texts = new Map(brief.passages.map(({ id, start, end }) => [id, brief.text.slice(start, end)]))
  searched = createSearch()
  searched.setAliases(
    bundled.terms.map(({ abbreviation, expansion, inBrief }) => ({
      phrases: [abbreviation, expansion],
      origin: inBrief ? 'brief' : 'external',
    })),
  )
  for (const [id, text] of texts) searched.put({ id, text, source: 'brief' })
}

/** The passages that answer, best first, at most ten; `ranges` are half-open UTF-16 units of `text`. */
export function search(/** @type {string} */ query) {
  return searched
    .search(query)
    .hits.slice(0, most)
    .map(
      ({ id, ranges, why }) =>
        /** @type {Answer} */ ({
          text: texts.get(id) ?? '',
          ranges: ranges.map(({ start, end }) => [start, end]),
          why,
        }),
    )
}
