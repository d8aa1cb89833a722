// From starting the program to its first contentful paint, and its memory at rest, beside an empty Electron window.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { devtools } from './devtools.mjs'
import { memoryAtIdle } from './memory.mjs'
import { end, start } from './window.mjs'

/** When the page first showed content, in milliseconds since 1970. */
const firstPaint = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const paint = list.getEntriesByName('first-contentful-paint')[0]
    if (paint) resolve(performance.timeOrigin + paint.startTime)
  }).observe({ type: 'paint', buffered: true })
})`

/** Asks the first page that has an address for its first paint, again if it was still on its way to that address. */
export async function askForFirstPaint(/** @type {ReturnType<typeof devtools>} */ ask) {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    const { targetInfos } = await ask('Target.getTargets')
    const page = targetInfos.find(({ type, url }) => type === 'page' && url !== '' && url !== 'about:blank')
    if (page) {
      const { sessionId } = await ask('Target.attachToTarget', { targetId: page.targetId, flatten: true })
      const given = { expression: firstPaint, awaitPromise: true, returnByValue: true }
      const answer = await ask('Runtime.evaluate', given, sessionId).catch(() => null)
      if (typeof answer?.result.value === 'number') return answer.result.value
    }
    await pause(20)
  }
  throw new Error('the app showed nothing within 30 seconds')
}

/** Starts an app once, with a user-data folder of its own; `firstPaint` in ms and `memory` in MiB. */
async function sample(
  /** @type {string} */ folder,
  /** @type {{ electron: string, environment: NodeJS.ProcessEnv }} */ on,
) {
  const userData = mkdtempSync(path.join(tmpdir(), 'carrel-bench-'))
  const started = Date.now()
  const app = start({ ...on, folder, userData })
  try {
    const painted = await askForFirstPaint(devtools(app))
    return { firstPaint: painted - started, memory: await memoryAtIdle(app.pid ?? 0) }
  } finally {
    await end(app)
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The middle of these values. */
export function median(/** @type {number[]} */ values) {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}

const rounded = (/** @type {number} */ value, digits = 1) => Number(value.toFixed(digits))

function summarise(/** @type {{ firstPaint: number, memory: number }[]} */ samples) {
  const firstPaints = samples.map((one) => rounded(one.firstPaint))
  const memories = samples.map((one) => rounded(one.memory))
  return {
    firstContentfulPaintMs: { median: rounded(median(firstPaints)), samples: firstPaints },
    idleProportionalMemoryMiB: { median: rounded(median(memories)), samples: memories },
  }
}

/** Measures both in turn and prints one JSON object on stdout; `runs` is how often each is started. */
export async function run(
  /** @type {{ root: string, electron: string, environment: NodeJS.ProcessEnv, runs: number }} */ options,
) {
  if (process.platform !== 'linux') throw new Error('This measures memory in /proc, which only Linux has.')
  const { root, runs } = options
  const emptyWindow = path.join(root, 'tests', 'bench', 'empty')
  const samples = { app: [], empty: [] }
  await sample(emptyWindow, options) // not counted: reads Electron itself into the disk cache
  for (let turn = 0; turn < runs; turn += 1) {
    samples.app.push(await sample(root, options))
    samples.empty.push(await sample(emptyWindow, options))
  }
  const app = summarise(samples.app)
  const empty = summarise(samples.empty)
  const ratio = (/** @type {keyof typeof app} */ what) => rounded(app[what].median / empty[what].median, 3)
  const ratios = {
    firstContentfulPaint: ratio('firstContentfulPaintMs'),
    idleProportionalMemory: ratio('idleProportionalMemoryMiB'),
  }
  const electron = readFileSync(path.join(path.dirname(options.electron), 'version'), 'utf8').trim()
  console.log(JSON.stringify({ runs, electron, processors: cpus().length, app, empty, ratios }, null, 2))
}
