// The search engines that are measured, each behind the same two calls: build an index, ask it.
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * @typedef {{ id: string, text: string }} Entry
 * @typedef {{ entry: Entry, ranges: [number, number][] }} Answer
 * @typedef {{ search(query: string): Answer[] | Promise<Answer[]>, longestStep?: (query: string) => number, save?: () => Uint8Array | string, load?: (saved: any) => unknown }} Engine
 * @typedef {(briefs: string[][], root: string) => Promise<Engine>} Maker
 */

/** Where the peers are installed: out of the tree, since they are no part of the app. */
export const peersIn = (/** @type {string} */ root) => path.join(root, '.cache', 'bench', 'package.json')

const most = 10
const fold = (/** @type {string} */ text) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase()
const words = (/** @type {string} */ text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** @type {(briefs: string[][]) => Entry[]} */
const entriesOf = (briefs) =>
  briefs.flatMap((passages, brief) => passages.map((text, at) => ({ id: `${brief}.${at}`, text })))

/**
 * Where an engine that marks nothing is given its marks, as its users would write them: every word that begins with a
 * term, or is one letter away from it.
 */
function marked(/** @type {string} */ text, /** @type {string[]} */ terms) {
  const asked = terms.map(fold).filter((term) => term !== '')
  const found = /** @type {[number, number][]} */ ([])
  for (const { 0: raw, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const word = fold(raw)
    if (asked.some((term) => word.startsWith(term) || isNear(word, term)))
      found.push([index, index + raw.length])
  }
  return found
}

/** Whether two words differ by a letter added, left out, replaced, or by two swapped. */
function isNear(/** @type {string} */ a, /** @type {string} */ b) {
  if (b.length < 4 || Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  const [restA, restB] = [a.slice(from), b.slice(from)]
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true
  return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0]
}

/** @type {(briefs: string[][], options: object) => Promise<Engine>} */
async function fuse(briefs, options) {
  const { default: Fuse } = await import('fuse.js') // the very version that Carrel has
  const entries = entriesOf(briefs)
  const index = new Fuse(entries, { keys: ['text'], includeMatches: true, ignoreLocation: true, ...options })
  return {
    search: (query) =>
      index.search(query, { limit: most }).map(({ item, matches }) => ({
        entry: item,
        ranges: (matches ?? []).flatMap(({ indices }) => indices.map(([from, to]) => [from, to + 1])),
      })),
    save: () => JSON.stringify(index.getIndex()),
  }
}

/** @type {Record<string, Maker>} */
export const engines = {
  async Carrel(briefs, root) {
    const { createBriefSearch } = await import(pathToFileURL(`${root}/out/search/carrel-search.mjs`).href)
    const batches = briefs.map((passages, brief) => ({
      id: `${brief}`,
      hash: `${brief}`,
      source: 'briefs',
      entries: passages.map((text, at) => ({ id: `${brief}.${at}`, text })),
    }))
    const byId = new Map(batches.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry])))
    const made = createBriefSearch()
    for (const batch of batches) made.putBatch(batch)
    return {
      search: (query) =>
        made
          .search(query, { limit: 50 })
          .hits.slice(0, most)
          .map(({ id, ranges }) => ({
            entry: byId.get(id) ?? { id, text: '' },
            ranges: ranges.map(({ start, end }) => /** @type {[number, number]} */ ([start, end])),
          })),
      longestStep(query) {
        const steps = made.searching(query, { limit: 50 })
        for (let longest = 0; ; ) {
          const before = performance.now()
          const { done } = steps.next()
          longest = Math.max(longest, performance.now() - before)
          if (done) return longest
        }
      },
      save: () => made.save('briefs'),
      load: (saved) => createBriefSearch().load(saved, 'briefs', batches),
    }
  },

  'fuse.js extended .4': (briefs) => fuse(briefs, { threshold: 0.4, useExtendedSearch: true }),

  'fuse.js tokens .3': (briefs) => fuse(briefs, { threshold: 0.3, useTokenSearch: true, tokenMatch: 'any' }),

  async MiniSearch(briefs, root) {
    const require = createRequire(peersIn(root))
    const MiniSearch = require('minisearch')
    const entries = entriesOf(briefs)
    const options = { fields: ['text'], processTerm: fold, searchOptions: { fuzzy: 0.2, prefix: true } }
    const index = new MiniSearch(options)
    index.addAll(entries)
    const byId = new Map(entries.map((entry) => [entry.id, entry]))
    return {
      search: (query) =>
        index
          .search(query)
          .slice(0, most)
          .map(({ id, terms }) => {
            const entry = byId.get(id) ?? { id, text: '' }
            return { entry, ranges: marked(entry.text, terms) }
          }),
      save: () => JSON.stringify(index),
      load: (saved) => MiniSearch.loadJSON(saved, options),
    }
  },

  async uFuzzy(briefs, root) {
    const require = createRequire(peersIn(root))
    const uFuzzy = require('@leeoniya/ufuzzy')
    const entries = entriesOf(briefs)
    const haystack = uFuzzy.latinize(entries.map(({ text }) => text))
    const engine = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 })
    return {
      search(query) {
        const [found, info, order] = engine.search(haystack, uFuzzy.latinize([query])[0], 1, 1000)
        if (!found) return []
        const places = order ?? found.map((_, at) => at)
        return places.slice(0, most).map((place) => {
          const entry = entries[info ? info.idx[place] : found[place]]
          if (!info) return { entry, ranges: marked(entry.text, words(query)) } // words in any order: it marks none
          const flat = info.ranges[place]
          return { entry, ranges: flat.flatMap((from, at) => (at % 2 === 0 ? [[from, flat[at + 1]]] : [])) }
        })
      },
    }
  },

  async FlexSearch(briefs, root) {
    const require = createRequire(peersIn(root))
    const { Index, Charset } = require('flexsearch')
    const entries = entriesOf(briefs)
    const index = new Index({ tokenize: 'forward', encoder: Charset.LatinBalance })
    for (const [at, { text }] of entries.entries()) index.add(at, text)
    return {
      search: (query) =>
        index.search(query, { limit: most, suggest: true }).map((at) => {
          const entry = entries[at] ?? { id: '', text: '' }
          return { entry, ranges: marked(entry.text, words(query)) }
        }),
      save() {
        let size = ''
        index.export((_, data) => (size += data))
        return size
      },
    }
  },

  async Orama(briefs, root) {
    const { create, insertMultiple, save, search } = createRequire(peersIn(root))('@orama/orama')
    const entries = entriesOf(briefs)
    const index = create({ schema: { text: 'string' } })
    await insertMultiple(index, entries)
    return {
      async search(query) {
        const { hits } = await search(index, { term: query, tolerance: 1, limit: most })
        return hits.map(({ document }) => ({ entry: document, ranges: marked(document.text, words(query)) }))
      },
      save: () => JSON.stringify(save(index)),
    }
  },

  async fzf(briefs, root) {
    const file = path.join(path.dirname(peersIn(root)), 'node_modules', 'fzf', 'dist', 'fzf.es.js')
    const { extendedMatch, Fzf } = await import(pathToFileURL(file).href)
    const entries = entriesOf(briefs)
    const finder = new Fzf(entries, { selector: ({ text }) => text, match: extendedMatch, limit: most })
    return {
      search: (query) =>
        finder.find(query).map(({ item, positions }) => ({
          entry: item,
          ranges: [...positions].sort((a, b) => a - b).map((at) => [at, at + 1]),
        })),
    }
  },
}
