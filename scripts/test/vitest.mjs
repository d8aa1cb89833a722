import path from 'node:path'
import { run } from '../setup/run.mjs'

/**
 * Runs Vitest once, with more arguments and environment; its exit code.
 * @param {string} root
 * @param {string[]} given
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function runVitest(root, given, environment) {
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
  return run(process.execPath, [vitest, 'run', ...given], {
    cwd: root,
    env: { ...process.env, ...environment },
  })
}
