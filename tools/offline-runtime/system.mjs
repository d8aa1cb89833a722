import { spawnSync } from 'node:child_process'
import { say } from '../../scripts/setup/say.mjs'

/** What Electron needs of Debian and its kin, with the name of newer releases first. */
const libraries = [['libgtk-3-0t64', 'libgtk-3-0'], ['libnss3'], ['libasound2t64', 'libasound2'], ['libgbm1']]

function output(/** @type {string} */ command, /** @type {string[]} */ given) {
  return spawnSync(command, given, { encoding: 'utf8' }).stdout ?? ''
}

/** Whether a command can be found on the PATH. */
function hasCommand(/** @type {string} */ name) {
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0
}

/** The shared libraries that `ldd` says a program would look for in vain. */
export function missingLibraries(/** @type {string} */ lddOutput) {
  const lines = lddOutput.split('\n').filter((line) => line.includes('not found'))
  return lines.map((line) => line.trim().split(' ')[0] ?? '')
}

/** Of the names a package goes by, the one this release has, or the oldest when nothing is known of any. */
function knownName(/** @type {string[]} */ names) {
  const isKnown = (/** @type {string} */ name) =>
    /Candidate: (?!\(none\))/.test(output('apt-cache', ['policy', name]))
  return names.find(isKnown) ?? names.at(-1) ?? ''
}

function install(/** @type {boolean} */ needsLibraries, /** @type {boolean} */ needsXvfb) {
  const isRoot = process.getuid?.() === 0
  if (isRoot) spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2] })
  const packages = [...(needsLibraries ? libraries.map(knownName) : []), ...(needsXvfb ? ['xvfb'] : [])]
  const given = ['install', '-y', '--no-install-recommends', ...packages]
  if (!isRoot) {
    throw new Error(
      'System packages are missing, and only root may install them. Nothing was changed. Run this, and try again:\n\n' +
        `  sudo apt-get update && sudo apt-get ${given.join(' ')}\n`,
    )
  }
  say(`installing system packages: ${packages.join(' ')}`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = spawnSync('apt-get', ['-qq', ...given], { stdio: ['ignore', 2, 2], env: environment })
  if (apt.status !== 0)
    throw new Error('apt-get failed; what it said stands above. Mend that, and try again.')
}

/** Makes sure that Electron finds its shared libraries, and a virtual display where one will be needed. */
export function ensureSystem(/** @type {string} */ executable, /** @type {{ xvfb: boolean }} */ needs) {
  if (process.platform !== 'linux') return
  const missing = missingLibraries(output('ldd', [executable]))
  const needsXvfb = needs.xvfb && !hasCommand('Xvfb')
  if (missing.length === 0 && !needsXvfb) return
  const wants = [...missing, ...(needsXvfb ? ['Xvfb'] : [])].join(', ')
  if (!hasCommand('apt-get')) {
    throw new Error(`This system lacks ${wants}. Install them with its own package manager, and try again.`)
  }
  say(`this system lacks ${wants}`)
  install(missing.length > 0, needsXvfb)
}
