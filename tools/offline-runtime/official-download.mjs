import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** Milliseconds without a byte: to the first one, and between two later ones; and for unpacking. */
const limits = { connect: 8_000, stall: 30_000, unpack: 120_000 }

/** Aborts a signal when `touch` was not called for a while; `stop` when there is nothing left to watch. */
function watchdog(/** @type {number} */ patience) {
  const controller = new AbortController()
  const bark = () => controller.abort(new Error('no answer in time'))
  let timer = setTimeout(bark, patience)
  return {
    signal: controller.signal,
    touch(/** @type {number} */ next) {
      clearTimeout(timer)
      timer = setTimeout(bark, next)
    },
    stop: () => clearTimeout(timer),
  }
}

/** Fills the download cache of Electron's own installer, with its own downloader, and gives up soon on silence. */
async function fillCache(/** @type {string} */ electronFolder) {
  const require = createRequire(path.join(electronFolder, 'package.json'))
  const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href)
  const watch = watchdog(limits.connect)
  try {
    await downloadArtifact({
      version: require('./package.json').version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: require('./checksums.json'),
      cacheRoot: process.env.electron_config_cache,
      downloadOptions: {
        quiet: true,
        signal: watch.signal,
        getProgressCallback: async () => watch.touch(limits.stall),
      },
    })
  } finally {
    watch.stop()
  }
}

/** The first sentence of why something failed, with the reason under `fetch failed` if there is one. */
function reasonOf(/** @type {unknown} */ error) {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${error.message.split('\n')[0]}${cause}`
}

/** Downloads and unpacks the Electron that package.json names; null when it is there, else why it is not. */
export async function downloadOfficial(/** @type {string} */ electronFolder) {
  try {
    await fillCache(electronFolder)
  } catch (error) {
    return reasonOf(error)
  }
  const installer = path.join(electronFolder, 'install.js')
  const run = spawnSync(process.execPath, [installer], { encoding: 'utf8', timeout: limits.unpack })
  if (run.status === 0) return null
  return run.error?.message ?? run.stderr.trim().split('\n')[0] ?? 'the installer failed'
}
