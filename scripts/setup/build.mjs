import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { say } from './say.mjs'
import { digestOf, isFresh, writeStamp } from './stamp.mjs'
import { inTurn } from './turn.mjs'

/** Everything that decides what the built app is. */
const sources = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'scripts/search',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
]

const stampIn = (/** @type {string} */ root) => path.join(root, 'out', '.built')

/** Whether `out/` holds the app of these very sources. */
export function isBuilt(/** @type {string} */ root) {
  const isComplete = existsSync(path.join(root, 'out', 'main', 'index.js'))
  return isComplete && isFresh(stampIn(root), digestOf(root, sources))
}

/** Notes that `out/` was built from these sources, by default those that stand there now. */
export function rememberBuild(/** @type {string} */ root, digest = digestOf(root, sources)) {
  writeStamp(stampIn(root), digest)
}

/** Builds the app into `out/` unless it stands there already. */
export async function ensureBuild(/** @type {string} */ root) {
  if (isBuilt(root)) return
  await inTurn(root, async () => {
    if (!isBuilt(root)) build(root)
  })
}

function build(/** @type {string} */ root) {
  say('building the app')
  rmSync(stampIn(root), { force: true })
  const digest = digestOf(root, sources) // of before: what is edited meanwhile must be built again
  const builder = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const given = [builder, 'build', '--logLevel', 'warn']
  const run = spawnSync(process.execPath, given, { cwd: root, stdio: ['ignore', 2, 2] })
  if (run.status !== 0) throw new Error('The app could not be built; the reason stands above.')
  rememberBuild(root, digest)
}
