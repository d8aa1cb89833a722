// One engine at one size, in a process of its own: `node --expose-gc measure.mjs <engine> <briefs> <root> <queries…>`.
// Prints one line of JSON. Times are processor time, since a busy machine stretches the clock and not the work.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { engines, peersIn } from './engines.mjs'
import { briefPassages, library } from './library.mjs'

const [name = '', size = '1', root = '.', scorer = '', ...sets] = process.argv.slice(2)
const rounds = 3
const budget = 10_000 // processor milliseconds for all queries of a size: a slow engine is asked fewer of them

/** Processor milliseconds that `work` takes. */
async function timed(/** @type {() => unknown} */ work) {
  const before = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { value, ms: (user + system) / 1000 }
}

function memory() {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 2 ** 20
}

const sorted = (/** @type {number[]} */ values) => [...values].sort((a, b) => a - b)
const percentile = (/** @type {number[]} */ values, /** @type {number} */ share) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))]

const passages = briefPassages(path.join(root, 'resources/briefs/asan-2024-19s/source.txt'))
const briefs = [...library({ count: Number(size), passages, packages: peersIn(root) })]
const characters = briefs.flat().reduce((total, text) => total + text.length, 0)
const before = memory()
const make = engines[name]
if (!make) throw new Error(`There is no engine ${name}.`)
const { value: engine, ms: build } = await timed(() => make(briefs, root))
const held = memory() - before

const queries = sets.map((file) => JSON.parse(readFileSync(file, 'utf8')))
const texts = queries.flat().map(({ query }) => query)
const best = new Map()
let spent = 0
for (let round = 0; round < rounds && spent < budget; round++) {
  for (const query of texts) {
    if (spent > budget) break
    const { ms } = await timed(() => engine.search(query))
    spent += ms
    best.set(query, Math.min(ms, best.get(query) ?? Number.POSITIVE_INFINITY))
  }
}

/** @type {Record<string, unknown>} */
const quality = {}
if (size === '1' && scorer !== '') {
  const { scoreSet, summarize } = await import(pathToFileURL(scorer).href)
  for (const [at, set] of queries.entries()) {
    const search = async (/** @type {string} */ query) =>
      (await engine.search(query)).map(({ entry, ranges }) => ({ text: entry.text, ranges }))
    quality[path.basename(sets[at] ?? '', '.json')] = summarize(await scoreSet(set, search))
  }
}

/** How long at most a search goes on without a place to stop, for the worst query but one in a hundred. */
const step =
  engine.longestStep &&
  percentile(
    texts.map((query) =>
      Math.min(...Array.from({ length: rounds }, () => engine.longestStep?.(query) ?? Number.NaN)),
    ),
    0.99,
  )

const saved = engine.save?.() ?? null
const load = saved && engine.load ? (await timed(() => engine.load?.(saved))).ms : null
const times = [...best.values()]
console.log(
  JSON.stringify({
    engine: name,
    briefs: Number(size),
    asked: times.length,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    step,
    build,
    memory: held,
    saved: saved && (typeof saved === 'string' ? Buffer.byteLength(saved) : saved.length),
    share: saved && (typeof saved === 'string' ? Buffer.byteLength(saved) : saved.length) / characters,
    load,
    quality,
  }),
)
