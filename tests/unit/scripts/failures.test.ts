import { spawnSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faultsFailures } from '../../../scripts/test/failures.mjs'
import { playwrightResult, vitestResult } from '../../../scripts/test/tally.mjs'
import { folderWith } from './folder'

const modules = join(import.meta.dirname, '../../../node_modules')

/** A folder with these tests and our libraries, and what a runner makes of it. */
function folderOfTests(files: Record<string, string>) {
  const folder = folderWith(files)
  symlinkSync(modules, join(folder, 'node_modules'))
  return (runner: string, given: string[], environment: NodeJS.ProcessEnv = {}) => {
    const env = { ...process.env, ...environment }
    const { status } = spawnSync(process.execPath, [join(modules, runner), ...given], { cwd: folder, env })
    return { name: 'run', code: status ?? -1, reportFile: join(folder, 'report.json') }
  }
}

test('a unit test that fails is named with what it said, its seed too, and so is a file that cannot be read', () => {
  const run = folderOfTests({
    'random.test.js': `import fc from 'fast-check'
      import { describe, expect, test } from 'vitest'
      test('right', () => expect(1).toBe(1))
      describe('numbers', () => test('stay small', () => fc.assert(fc.property(fc.nat(), (n) => n < 9))))`,
    'broken.test.js': 'this is no code',
  })
  const given = ['run', '--reporter=json', '--outputFile.json=report.json']
  const { failures, failed } = vitestResult(run('vitest/vitest.mjs', given))
  expect(failed).toBe(1)
  expect(failures.sort()).toEqual([
    expect.stringMatching(/broken\.test\.js: .+/),
    expect.stringMatching(/random\.test\.js › numbers stay small: .*seed: -?\d+.*Counterexample: \[9\]/),
  ])
})

test('an end-to-end test that fails is named with its place, also one that passed when it was repeated', () => {
  const run = folderOfTests({
    'a.spec.js': `import { expect, test } from '@playwright/test'
      test('right', () => {})
      test.describe('in a group', () => test('wrong', () => expect(1, 'one of them').toBe(2)))
      test('only later', ({}, { retry }) => expect(retry).toBe(1))`,
  })
  const given = ['test', '--reporter=json', '--retries=1']
  const reported = run('@playwright/test/cli.js', given, { PLAYWRIGHT_JSON_OUTPUT_FILE: 'report.json' })
  const { failures, failed } = playwrightResult(reported)
  expect(failed).toBe(2)
  expect(failures.sort()).toEqual([
    expect.stringMatching(/a\.spec\.js:3 › wrong: .*one of them/),
    expect.stringMatching(/a\.spec\.js:4 › only later: ./),
  ])
})

test('a fault that was not survived is named with the command that plays it again', () => {
  const failing = { what: 'kill 7: lost', replay: 'npm run faults -- --case=kill:7' }
  expect(faultsFailures([{ failures: [] }, { failures: [failing] }])).toEqual([
    'kill 7: lost (npm run faults -- --case=kill:7)',
  ])
})
