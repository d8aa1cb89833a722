import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileSizeProblems } from './file-sizes.mjs'
import { roomProblems } from './rooms.mjs'

/**
 * What a check found: nothing wrong, or what to read.
 * @typedef {{ name: string, isPassed: boolean, output: string, seconds: number }} Verdict
 */

/**
 * Runs a tool that is a Node program and keeps what it says.
 * @param {string} name
 * @param {string} root
 * @param {string[]} given
 * @returns {Promise<Verdict>}
 */
function runTool(name, root, given) {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    const tool = spawn(process.execPath, given, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [tool.stdout, tool.stderr]) stream.on('data', (text) => (output += text))
    tool.once('error', reject)
    tool.once('close', (code) => {
      resolve({ name, isPassed: code === 0, output, seconds: (performance.now() - start) / 1000 })
    })
  })
}

/** @returns {Verdict} */
function verdictOn(/** @type {string} */ name, /** @type {string[]} */ problems) {
  return { name, isPassed: problems.length === 0, output: problems.join('\n'), seconds: 0 }
}

/** Lint and format, types, the rules between folders and rooms, and sizes: all that needs no build, at once. */
export function check(/** @type {string} */ root) {
  const tool = (/** @type {string[]} */ ...place) => path.join(root, 'node_modules', ...place)
  return Promise.all([
    runTool('lint', root, [tool('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--colors=off', '.']),
    runTool('types', root, [tool('typescript', 'bin', 'tsc'), '-b']),
    verdictOn('file sizes', fileSizeProblems(root)),
    verdictOn('rooms', roomProblems(root)),
  ])
}

/** Prints one line a check, and what a failed one said. */
export function report(/** @type {Verdict[]} */ verdicts) {
  for (const { name, isPassed, output, seconds } of verdicts) {
    console.log(`${isPassed ? 'passed' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)`)
    if (!isPassed) console.log(output.trim())
  }
}
