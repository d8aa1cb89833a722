import { access, constants, mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contextFor, type Shared, Slots } from './context'
import { type Options, readOptions } from './options'
import type { Outcome, Suite } from './suite'
import { suites } from './suites'

/** Cases at once: two processors, and in the quick lane nobody waits for a disk. */
const atOnce = { quick: 4, full: 2 }

const tell = (line: string) => process.stderr.write(`[faults] ${line}\n`)
const secondsSince = (start: number) => Math.round((performance.now() - start) / 100) / 10

type Line = { name: string; seconds: number } & Outcome

async function runSuite(suite: Suite, shared: Shared): Promise<Line> {
  const start = performance.now()
  const { end, ...context } = contextFor(suite.name, shared)
  try {
    const outcome = await suite.run(context)
    const { cases, failures, counts } = outcome
    const seconds = secondsSince(start)
    const said = Object.entries(counts).map(([name, count]) => `${name} ${count}`)
    const verdict = outcome.leftOut ?? `${cases} cases, ${failures.length} failures; ${said.join(', ')}`
    tell(`${suite.name}: ${verdict} (${seconds} s)`)
    return { name: suite.name, seconds, ...outcome }
  } finally {
    await end()
  }
}

function chosenSuites({ only }: Options): Suite[] {
  const names = only?.split(',')
  const unknown = names?.find((name) => suites.every((suite) => suite.name !== name))
  if (unknown === undefined) return suites.filter(({ name }) => names?.includes(name) ?? true)
  throw new Error(`There is no suite “${unknown}”. There are: ${suites.map(({ name }) => name).join(', ')}.`)
}

const memory = '/dev/shm'
const room = 2 * 1024 ** 3 // bytes

/**
 * Where the stores stand. What a killed process has written survives in memory as it does on a disk, and a flush costs
 * nothing there: so the quick lane goes where there is such a place; the full one is for the real disk.
 */
async function placeFor({ isFull }: Options): Promise<string> {
  if (isFull || process.platform !== 'linux') return tmpdir()
  try {
    await access(memory, constants.W_OK)
    const { bavail, bsize } = await statfs(memory)
    return bavail * bsize > room ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** Runs the chosen suites and prints one JSON document; 1 when anything failed. */
async function main(): Promise<number> {
  const start = performance.now()
  const options = readOptions(process.argv.slice(2), new Date())
  const chosen = chosenSuites(options)
  const { seed, date, isFull } = options
  tell(`${isFull ? 'full' : 'quick'} lane, seed ${seed}`)
  const place = await placeFor(options)
  const root = await mkdtemp(join(place, 'carrel-faults-'))
  const onFailure: Shared['onFailure'] = ({ what, replay }) => tell(`FAILED ${what}\n    ${replay}`)
  try {
    const shared = { options, root, slots: new Slots(isFull ? atOnce.full : atOnce.quick), onFailure }
    const lines = await Promise.all(chosen.map((suite) => runSuite(suite, shared)))
    const failed = lines.reduce((total, { failures }) => total + failures.length, 0)
    const cases = lines.reduce((total, line) => total + line.cases, 0)
    if (options.case !== null && cases === 0) throw new Error(`No suite that ran has a case ${options.case}.`)
    const about = {
      seed,
      lane: isFull ? 'full' : 'quick',
      date,
      node: process.version,
      platform: process.platform,
      place,
    }
    const report = { ...about, seconds: secondsSince(start), cases, failed, suites: lines }
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    return failed === 0 ? 0 : 1
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 3 })
  }
}

process.exitCode = await main().catch((error: unknown) => {
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 1
})
