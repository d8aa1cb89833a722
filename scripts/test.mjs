// `npm test` runs everything; `npm test -- reading` runs only the end-to-end tests whose names say so.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { check, report } from './check/checks.mjs'
import { ensureBuild } from './setup/build.mjs'
import { projectRoot } from './setup/paths.mjs'
import { stopSignal, takeSignals } from './setup/run.mjs'
import { say } from './setup/say.mjs'
import { conclude, setUp } from './setup.mjs'
import { runOwnLane, runUserLane } from './test/lanes.mjs'
import { faultsResult, stepResult, sum, summary, vitestResult } from './test/tally.mjs'
import { runVitest } from './test/vitest.mjs'

/** @typedef {import('./test/tally.mjs').Result} Result */

async function runChecks() {
  const verdicts = await check(projectRoot)
  report(verdicts)
  return verdicts.map((verdict) => stepResult(verdict.name, verdict.isPassed))
}

async function runUnitTests() {
  const reportFile = path.join(projectRoot, '.cache', 'unit.json')
  mkdirSync(path.dirname(reportFile), { recursive: true })
  rmSync(reportFile, { force: true })
  const code = await runVitest(projectRoot, [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ])
  return [vitestResult({ name: 'unit', code, reportFile })]
}

/** The quick lane of the fault suites, which write their report themselves: a test of Vitest is a suite, not a case. */
async function runFaults() {
  const reportFile = path.join(projectRoot, '.cache', 'faults.json')
  rmSync(reportFile, { force: true })
  const code = await runVitest(projectRoot, ['--config', 'vitest.faults.config.ts'])
  return [faultsResult({ name: 'faults', code, reportFile })]
}

/** One step: what it brings, or the failure that ended it; the steps after it run all the same. */
async function attempt(/** @type {string} */ name, /** @type {() => Promise<Result[]>} */ step) {
  if (stopSignal()) return [stepResult(name, false)]
  try {
    return await step()
  } catch (error) {
    say(`${name}: ${error instanceof Error ? error.message : error}`)
    return [stepResult(name, false)]
  }
}

async function runEndToEnd(/** @type {string} */ electron, /** @type {string[]} */ chosen) {
  const built = await attempt('build', async () => {
    await ensureBuild(projectRoot)
    return [stepResult('build', true)]
  })
  if (sum(built).failed > 0) return built
  const own = await attempt('end to end', async () => [await runOwnLane(projectRoot, electron, chosen)])
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [...built, ...own]
  const user = await attempt('end to end (user)', async () => [
    await runUserLane(projectRoot, electron, chosen),
  ])
  return [...built, ...own, ...user]
}

async function runAll(/** @type {string[]} */ chosen) {
  const electron = await setUp({ xvfb: true })
  takeSignals()
  if (chosen.length === 0) {
    return [
      ...(await attempt('checks', runChecks)),
      ...(await attempt('unit', runUnitTests)),
      ...(await attempt('faults', runFaults)),
      ...(await runEndToEnd(electron, chosen)),
    ]
  }
  const results = await runEndToEnd(electron, chosen)
  const hasTests = results.some(
    (result) => result.name.startsWith('end to end') && result.passed + result.failed > 0,
  )
  if (!hasTests) say(`no end-to-end test goes by ${chosen.join(' ')}`)
  return hasTests ? results : [...results, stepResult('choice', false)]
}

await conclude(async () => {
  const results = await attempt('set-up', () => runAll(process.argv.slice(2)))
  console.log('')
  for (const { name, passed, failed, failures, problems } of results) {
    console.log(`${name}: ${passed} passed, ${failed} failed`)
    for (const said of [...failures, ...problems]) console.log(`  ${said}`)
  }
  console.log(summary(results))
  return sum(results).failed === 0 ? 0 : 1
})
