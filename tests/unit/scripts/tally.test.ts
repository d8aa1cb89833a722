import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  faultsResult,
  playwrightResult,
  stepResult,
  sum,
  summary,
  vitestResult,
} from '../../../scripts/test/tally.mjs'
import { folderWith } from './folder'

const unitCounts = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
}
const laneCounts = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 }

function unit(counts: Partial<typeof unitCounts> = {}, code = 0) {
  const folder = folderWith({ 'report.json': JSON.stringify({ ...unitCounts, ...counts }) })
  return vitestResult({ name: 'unit', code, reportFile: join(folder, 'report.json') })
}

function lane(counts: Partial<typeof laneCounts> = {}, code = 0, mayBeEmpty = false) {
  const folder = folderWith({
    'report.json': JSON.stringify({ stats: { ...laneCounts, ...counts }, suites: [] }),
  })
  return playwrightResult({ name: 'end to end', code, reportFile: join(folder, 'report.json'), mayBeEmpty })
}

test('tests of all runners and one for each step are summed in a plain line', () => {
  expect(summary([stepResult('lint', true), unit(), lane()])).toBe('13 passed, 0 failed')
  expect(summary([stepResult('lint', false), unit({ numFailedTests: 2 }, 1), lane()])).toBe(
    '12 passed, 3 failed',
  )
})

test('a missing report counts as a failure', () => {
  const result = vitestResult({ name: 'unit', code: 0, reportFile: join(folderWith(), 'none.json') })
  expect(sum([result])).toEqual({ passed: 0, failed: 1 })
})

test('a report that is cut off, or holds no counts, counts as a failure', () => {
  const folder = folderWith({ 'cut.json': '{"stats": {"expe', 'empty.json': '{}', 'null.json': 'null' })
  for (const name of ['cut.json', 'empty.json', 'null.json']) {
    const run = { name, code: 0, reportFile: join(folder, name) }
    expect(sum([vitestResult(run), playwrightResult(run)]), name).toEqual({ passed: 0, failed: 2 })
  }
})

test('tests that were left out count as a failure', () => {
  expect(sum([unit({ numPendingTests: 1 })]).failed).toBe(1)
  expect(sum([unit({ numTodoTests: 1 })]).failed).toBe(1)
  expect(sum([lane({ skipped: 3 })]).failed).toBe(1)
})

test('a test that passed only when repeated counts as a failure', () => {
  expect(sum([lane({ expected: 4, flaky: 1 })])).toEqual({ passed: 4, failed: 1 })
})

test('a lane that ran no tests counts as a failure unless tests were chosen by name', () => {
  expect(sum([lane({ expected: 0 })]).failed).toBe(1)
  expect(sum([lane({ expected: 0 }, 0, true)]).failed).toBe(0)
})

test('an exit code that no failed test explains counts as a failure', () => {
  expect(sum([unit({}, 1)]).failed).toBe(1)
  expect(sum([unit({ numFailedTests: 1 }, 1)]).failed).toBe(1)
})

test('every case of the fault suite counts, and a report that was cut short is a failure', () => {
  const faults = (text: string, code = 0) =>
    sum([
      faultsResult({
        name: 'faults',
        code,
        reportFile: join(folderWith({ 'faults.json': text }), 'faults.json'),
      }),
    ])
  expect(faults('{"cases": 7, "failed": 0, "suites": []}')).toEqual({ passed: 7, failed: 0 })
  expect(faults('{"cases": 7, "failed": 2, "suites": []}', 1)).toEqual({ passed: 5, failed: 2 })
  expect(faults('{"cases": 7, "fai')).toEqual({ passed: 0, failed: 1 })
  expect(faults('{"cases": 0, "failed": 0, "suites": []}').failed).toBe(1)
})
