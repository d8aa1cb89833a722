import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith } from './folder'

const script = readFileSync(new URL('../../../.ci/run', import.meta.url))

/** Runs `.ci/run` over an `npm test` that is this program; its exit code and its last line. */
function runOver(program: string) {
  const manifest = JSON.stringify({ name: 'planted', scripts: { test: 'node test.cjs' } })
  const root = folderWith({ '.ci/run': script, 'package.json': manifest, 'test.cjs': program })
  chmodSync(join(root, '.ci/run'), 0o755)
  const ran = spawnSync(join(root, '.ci/run'), { encoding: 'utf8' })
  return { code: ran.status, last: ran.stdout.trimEnd().split('\n').at(-1) }
}

test('a run that passed ends with its line and exit code 0', () => {
  expect(runOver(`console.log('3 passed, 0 failed')`)).toEqual({ code: 0, last: '3 passed, 0 failed' })
})

test('a run that died before it could print its line counts as one failure', () => {
  expect(runOver(`process.kill(process.pid, 'SIGKILL')`)).toMatchObject({ last: '0 passed, 1 failed' })
  expect(runOver('process.exit(0)')).toEqual({ code: 1, last: '0 passed, 1 failed' })
})

test('a run with failures ends non-zero even if npm test did not', () => {
  expect(runOver(`console.log('3 passed, 10 failed')`)).toEqual({ code: 1, last: '3 passed, 10 failed' })
})
