import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { requireSandbox } from '../../tools/offline-runtime/sandbox.mjs'
import { run } from '../setup/run.mjs'
import { stage } from './stage.mjs'
import { playwrightResult } from './tally.mjs'

/**
 * Who runs the end-to-end tests, where, and with what.
 * @typedef {{
 *   name: 'root' | 'user', root: string, node: string, outputs: string,
 *   environment?: NodeJS.ProcessEnv, user?: { uid: number, gid: number }
 * }} Lane
 */

async function runLane(/** @type {Lane} */ lane, /** @type {string[]} */ chosen) {
  const reportFile = path.join(lane.outputs, 'report.json')
  const playwright = path.join(lane.root, 'node_modules', '@playwright', 'test', 'cli.js')
  const isChosen = chosen.length > 0
  const given = [playwright, 'test', ...(isChosen ? ['--pass-with-no-tests'] : []), ...chosen]
  const environment = {
    ...process.env,
    ...lane.environment,
    CARREL_LANE: lane.name,
    CARREL_OUTPUTS: lane.outputs,
    CARREL_REPORT: reportFile,
  }
  console.log(
    `\nend to end, as ${lane.name === 'root' ? 'root, sandbox off' : 'an ordinary user, sandbox on'}`,
  )
  const code = await run(lane.node, given, { cwd: lane.root, env: environment, ...lane.user })
  return playwrightResult({ name: `end to end (${lane.name})`, code, reportFile, mayBeEmpty: isChosen })
}

function cleanOutputs(/** @type {string} */ root, /** @type {string} */ name) {
  const outputs = path.join(root, '.cache', 'e2e', name)
  rmSync(outputs, { recursive: true, force: true })
  mkdirSync(outputs, { recursive: true })
  return outputs
}

/** What failed tests left must outlive the copy they ran in. */
function keepOutputs(/** @type {string} */ from, /** @type {string} */ to) {
  if (existsSync(from)) cpSync(from, to, { recursive: true, verbatimSymlinks: true })
}

/** The end-to-end tests as root, where Chromium has no sandbox; or, for anybody else, as they are, with it. */
export function runOwnLane(
  /** @type {string} */ root,
  /** @type {string} */ electron,
  /** @type {string[]} */ chosen,
) {
  const name = process.getuid?.() === 0 ? 'root' : 'user'
  if (name === 'user') requireSandbox(electron)
  return runLane({ name, root, node: process.execPath, outputs: cleanOutputs(root, name) }, chosen)
}

/** The end-to-end tests once more for root, as an ordinary user with the sandbox on, in a copy that is removed. */
export async function runUserLane(
  /** @type {string} */ root,
  /** @type {string} */ electron,
  /** @type {string[]} */ chosen,
) {
  const place = stage(root, path.dirname(electron))
  try {
    requireSandbox(electron, place.user)
    const environment = {
      HOME: place.home,
      TMPDIR: place.temporary,
      XDG_CACHE_HOME: path.join(place.home, '.cache'),
      XDG_CONFIG_HOME: path.join(place.home, '.config'),
      XDG_RUNTIME_DIR: place.temporary,
      ELECTRON_OVERRIDE_DIST_PATH: '', // the copy has that one in its usual place
    }
    const outputs = path.join(place.temporary, 'e2e')
    const { tree, node, user } = place
    return await runLane({ name: 'user', root: tree, node, outputs, environment, user }, chosen)
  } finally {
    keepOutputs(path.join(place.temporary, 'e2e'), cleanOutputs(root, 'user'))
    place.remove()
  }
}
