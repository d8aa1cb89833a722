import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { say } from './say.mjs'
import { digestOf, isFresh, writeStamp } from './stamp.mjs'

const stampName = path.join('node_modules', '.carrel-packages')

function digestOfPackages(/** @type {string} */ root) {
  return digestOf(root, ['package-lock.json'], [process.version, process.platform, process.arch])
}

/** Installs the locked packages unless they already stand there for this lock file and this Node. */
export function ensurePackages(/** @type {string} */ root) {
  const stampFile = path.join(root, stampName)
  const digest = digestOfPackages(root)
  if (isFresh(stampFile, digest)) return
  say('installing the locked packages (npm ci)')
  rmSync(stampFile, { force: true })
  const npm = spawnSync(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  )
  if (npm.error)
    throw new Error(`npm could not be started: ${npm.error.message}. Install npm 10 or newer, and try again.`)
  if (npm.status !== 0 || !existsSync(path.join(root, 'node_modules'))) {
    throw new Error(
      'npm ci failed; what it said stands above. Nothing else was changed. Mend that, and try again.',
    )
  }
  writeStamp(stampFile, digest)
}
