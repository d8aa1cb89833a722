// Which tests failed, a line each: a report's end is all that is left of a long run.
import { stripVTControlCharacters } from 'node:util'

/** The first lines of what a failed test said; a random test names its seed there. */
function gist(/** @type {string | undefined} */ message) {
  return stripVTControlCharacters(message ?? '')
    .split('\n')
    .slice(0, 3)
    .join(' ')
    .slice(0, 400)
}

/**
 * @typedef {{ fullName: string, status: string, failureMessages: string[] }} VitestTest
 * @typedef {{ name: string, status: string, message: string, assertionResults: VitestTest[] }} VitestFile
 */

/** Those of Vitest's report; a file that could not be loaded has no tests and failed itself. */
export function vitestFailures(/** @type {VitestFile[]} */ files) {
  return files.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed')
    if (failed.length === 0 && file.status === 'failed') return [`${file.name}: ${gist(file.message)}`]
    return failed.map((one) => `${file.name} › ${one.fullName}: ${gist(one.failureMessages[0])}`)
  })
}

/**
 * @typedef {{ results: { error?: { message?: string } }[] }} PlaywrightTest
 * @typedef {{ title: string, file: string, line: number, tests: PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ specs: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * Those of Playwright's report, those that passed when repeated among them.
 * @returns {string[]}
 */
export function playwrightFailures(/** @type {PlaywrightSuite[]} */ suites) {
  return suites.flatMap(({ specs, suites: inner = [] }) => [
    ...specs.flatMap(({ title, file, line, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap(({ error }) => (error ? [error] : [])))
      return errors.slice(0, 1).map(({ message }) => `${file}:${line} › ${title}: ${gist(message)}`)
    }),
    ...playwrightFailures(inner),
  ])
}

/** Those of the fault suite's report, each with the command that plays it again. */
export function faultsFailures(/** @type {{ failures: { what: string, replay: string }[] }[]} */ suites) {
  return suites.flatMap(({ failures }) => failures.map(({ what, replay }) => `${gist(what)} (${replay})`))
}
