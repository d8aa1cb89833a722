// Thousands of notes, and a brief of 1.4 million characters, in turn with the plain start; writes the table of docs/speed.md.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { devtools } from './devtools.mjs'
import { appWithLongBrief, plantAnchored } from './scale/inputs.mjs'
import { longestTask, pressKeys, scroll, searchFor, watchKeys } from './scale/keys.mjs'
import { table } from './scale/table.mjs'
import { askForFirstPaint, median } from './start.mjs'
import { end, openPage, start, summarise } from './window.mjs'

/** @typedef {{ root: string, electron: string, environment: NodeJS.ProcessEnv, runs: number }} Options */
/** @typedef {{ name: string, folder: string, userData: string }} Case */

/** What is measured: the app as it is, with notes, and with a long brief, each with a data folder of its own. */
async function casesIn(/** @type {string} */ scratch, /** @type {string} */ root) {
  const made = (/** @type {string} */ name, folder = root) => ({
    name,
    folder,
    userData: path.join(scratch, name),
  })
  const cases = { plain: made('plain'), notes: made('notes'), tenThousand: made('ten-thousand') }
  plantAnchored({ userData: cases.notes.userData, root, count: 5_000 })
  plantAnchored({ userData: cases.tenThousand.userData, root, count: 10_000 })
  return { ...cases, long: made('long', await appWithLongBrief(root, path.join(scratch, 'app'))) }
}

/** From the program's start to its first paint, in milliseconds. */
async function startOf(/** @type {Case} */ measured, /** @type {Options} */ options) {
  const started = Date.now()
  const app = start({ ...options, ...measured })
  try {
    return (await askForFirstPaint(devtools(app))) - started
  } finally {
    await pause(500)
    await end(app)
  }
}

/** Keys pressed and the wheel turned in one window. */
async function useOf(/** @type {Case} */ measured, /** @type {Options} */ options) {
  const app = start({ ...options, ...measured })
  try {
    const ask = await openPage(devtools(app))
    await pause(3_000)
    await watchKeys(ask)
    const frames = await scroll(ask)
    const keys = await pressKeys(ask, options.runs)
    const longest = await longestTask(ask)
    const search = await searchFor(ask, options.runs)
    const all = Object.entries({ ...keys, search, frames })
    return { ...Object.fromEntries(all.map(([name, values]) => [name, summarise(values)])), longest }
  } finally {
    await end(app)
  }
}

/** Starts all in turn `runs` times, then uses each; prints the figures as JSON and writes the table. */
export async function run(/** @type {Options} */ options) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'carrel-scale-'))
  try {
    const cases = await casesIn(scratch, options.root)
    const names = /** @type {(keyof typeof cases)[]} */ (Object.keys(cases))
    /** @type {Record<string, number[]>} */
    const starts = Object.fromEntries(names.map((name) => [name, []]))
    for (const name of names) await startOf(cases[name], options) // not counted: takes over the notes of an earlier Carrel
    for (let turn = 0; turn < options.runs; turn += 1)
      for (const name of names) starts[name]?.push(await startOf(cases[name], options))
    const firstPaint = Object.fromEntries(names.map((name) => [name, Math.round(median(starts[name] ?? []))]))
    /** @type {Record<string, any>} */
    const use = {}
    for (const name of names) use[name] = await useOf(cases[name], options)
    const electron = readFileSync(path.join(path.dirname(options.electron), 'version'), 'utf8').trim()
    const measured = { runs: options.runs, electron, processors: cpus().length, firstPaint, starts, use }
    console.log(JSON.stringify(measured, null, 2))
    writeTable(path.join(options.root, 'docs', 'speed.md'), table(measured))
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

const [opens, closes] = ['<!-- bench:scale -->', '<!-- /bench:scale -->']

function writeTable(/** @type {string} */ file, /** @type {string} */ rows) {
  const text = readFileSync(file, 'utf8')
  const [before, after] = [text.indexOf(opens), text.indexOf(closes)]
  if (before < 0 || after < before) throw new Error(`${file} has no block between ${opens} and ${closes}.`)
  writeFileSync(file, `${text.slice(0, before + opens.length)}\n${rows}\n${text.slice(after)}`)
}
