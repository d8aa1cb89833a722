import { mkdir, writeFile } from 'node:fs/promises'
import { afterAll, expect, inject, test } from 'vitest'
import { contextFor, type Shared, Slots } from './runner/context'
import type { Outcome } from './runner/suite'
import { chosenSuites } from './suites/suites'

/** Cases at once: two processors, and in the quick lane nobody waits for a disk. */
const atOnce = { quick: 4, full: 2 }
const patience = { quick: 15, full: 240 } // minutes
const reportFolder = '.cache'

const { options, place, root, child } = inject('faults')
const { seed, date, isFull } = options
const lane = isFull ? 'full' : 'quick'
const chosen = chosenSuites(options.only)
const outcomes = new Map<string, Outcome & { seconds: number }>()

const tell = (line: string) => process.stderr.write(`[faults] ${line}\n`)
const secondsSince = (start: number) => Math.round((performance.now() - start) / 100) / 10
const start = performance.now()

const shared: Shared = {
  options,
  root,
  child,
  slots: new Slots(atOnce[lane]),
  onFailure: ({ what, replay }) => tell(`FAILED ${what}\n    ${replay}`),
}

tell(`${lane} lane, seed ${seed}`)

test.concurrent.for(chosen)('$name', { timeout: patience[lane] * 60_000 }, async (suite) => {
  const begun = performance.now()
  const { end, ...context } = contextFor(suite.name, shared)
  try {
    const outcome = await suite.run(context)
    const seconds = secondsSince(begun)
    outcomes.set(suite.name, { seconds, ...outcome })
    const { cases, failures, counts } = outcome
    const said = Object.entries(counts).map(([name, count]) => `${name} ${count}`)
    const verdict = outcome.leftOut ?? `${cases} cases, ${failures.length} failures; ${said.join(', ')}`
    tell(`${suite.name}: ${verdict} (${seconds} s)`)
    expect(failures).toEqual([])
  } finally {
    await end()
  }
})

afterAll(async () => {
  const suites = chosen.flatMap(({ name }) => {
    const outcome = outcomes.get(name)
    return outcome ? [{ name, ...outcome }] : []
  })
  const failed = suites.reduce((total, { failures }) => total + failures.length, 0)
  const cases = suites.reduce((total, outcome) => total + outcome.cases, 0)
  const about = { seed, lane, date, node: process.version, platform: process.platform, place }
  const report = { ...about, seconds: secondsSince(start), cases, failed, suites }
  await mkdir(reportFolder, { recursive: true })
  await writeFile(`${reportFolder}/faults.json`, `${JSON.stringify(report, null, 2)}\n`)
  tell(`${cases} cases, ${failed} failures (${reportFolder}/faults.json)`)
  if (options.case !== null && cases === 0) throw new Error(`No suite that ran has a case ${options.case}.`)
})
