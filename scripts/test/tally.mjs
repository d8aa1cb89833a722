import { existsSync, readFileSync } from 'node:fs'
import { faultsFailures, playwrightFailures, vitestFailures } from './failures.mjs'

/**
 * What one step of the test run brought, with a line for each failed test. A problem is anything that makes it
 * untrustworthy: each counts as a failure.
 * @typedef {{ name: string, passed: number, failed: number, failures: string[], problems: string[] }} Result
 */

/** @returns {Result} */
export function stepResult(/** @type {string} */ name, /** @type {boolean} */ isPassed) {
  return { name, passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1, failures: [], problems: [] }
}

/** What a test runner left: its exit code, and the file its JSON reporter was to write. */
/** @typedef {{ name: string, code: number, reportFile: string, mayBeEmpty?: boolean }} Run */

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Count */

/**
 * The counts of a report, read by `count`; a report that is missing, unreadable or at odds with the exit code is a
 * problem, and so are skipped tests and, unless the run may be empty, no tests at all.
 * @template Report
 * @param {Run} run
 * @param {(report: Report) => Count} count
 * @returns {Result}
 */
function resultOf({ name, code, reportFile, mayBeEmpty = false }, count) {
  const none = { name, passed: 0, failed: 0, failures: [] }
  if (!existsSync(reportFile)) return { ...none, problems: [`${name} left no report (exit code ${code}).`] }
  let counted
  try {
    counted = count(JSON.parse(readFileSync(reportFile, 'utf8')))
  } catch (error) {
    return { ...none, problems: [`${name} left a report that cannot be read: ${error}`] }
  }
  const { passed, failed, skipped, failures } = counted
  if (![passed, failed, skipped].every(Number.isInteger)) {
    return { ...none, problems: [`${name} left a report without counts.`] }
  }
  const problems = []
  if (skipped > 0) problems.push(`${name} left out ${skipped} of its tests.`)
  if (passed + failed + skipped === 0 && !mayBeEmpty) problems.push(`${name} ran no tests.`)
  if (code !== 0 && failed === 0) problems.push(`${name} ended with exit code ${code} though no test failed.`)
  return { name, passed, failed, failures, problems }
}

/**
 * @typedef {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: import('./failures.mjs').VitestFile[]
 * }} VitestReport
 */

/** Reads what Vitest's JSON reporter wrote. */
export function vitestResult(/** @type {Run} */ run) {
  return resultOf(run, (/** @type {VitestReport} */ report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: vitestFailures(report.testResults),
  }))
}

/**
 * @typedef {{
 *   stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   suites: import('./failures.mjs').PlaywrightSuite[]
 * }} PlaywrightReport
 */

/** Reads what Playwright's JSON reporter wrote; a test that passed only when repeated has failed. */
export function playwrightResult(/** @type {Run} */ run) {
  return resultOf(run, (/** @type {PlaywrightReport} */ { stats, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: playwrightFailures(suites),
  }))
}

/**
 * @typedef {{
 *   cases: number, failed: number, suites: { failures: { what: string, replay: string }[] }[]
 * }} FaultsReport
 */

/** Reads what the fault suite printed; each case is a test. */
export function faultsResult(/** @type {Run} */ run) {
  return resultOf(run, (/** @type {FaultsReport} */ { cases, failed, suites }) => ({
    passed: cases - failed,
    failed,
    skipped: 0,
    failures: faultsFailures(suites),
  }))
}

/** The sum of all steps, every problem counted as a failure. */
export function sum(/** @type {Result[]} */ results) {
  const add = (/** @type {(result: Result) => number} */ pick) =>
    results.reduce((total, one) => total + pick(one), 0)
  return { passed: add((one) => one.passed), failed: add((one) => one.failed + one.problems.length) }
}

/** The line everything ends with. */
export function summary(/** @type {Result[]} */ results) {
  const { passed, failed } = sum(results)
  return `${passed} passed, ${failed} failed`
}
