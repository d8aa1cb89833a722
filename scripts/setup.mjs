// Everything a fresh checkout needs: `node scripts/setup.mjs`. Quick when there is nothing to do.
// Until the packages are installed, only what Node itself brings may be imported here.
import { pathToFileURL } from 'node:url'
import { hasDisplay } from '../tools/offline-runtime/display.mjs'
import { ensureElectron } from '../tools/offline-runtime/electron.mjs'
import { ensureSystem } from '../tools/offline-runtime/system.mjs'
import { ensurePackages } from './setup/packages.mjs'
import { projectRoot } from './setup/paths.mjs'
import { say } from './setup/say.mjs'
import { inTurn } from './setup/turn.mjs'

/** Packages, an Electron, and the libraries it needs; the path of that Electron. */
export function setUp(/** @type {{ root?: string, xvfb?: boolean }} */ options = {}) {
  const { root = projectRoot, xvfb = !hasDisplay() } = options
  return inTurn(root, async () => {
    ensurePackages(root)
    const electron = await ensureElectron(root)
    ensureSystem(electron, { xvfb })
    return electron
  })
}

/** Runs a script's work, and shows a failure as a sentence and an exit code instead of a stack. */
export async function conclude(/** @type {() => Promise<number>} */ work) {
  try {
    process.exitCode = await work()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    if (process.env.CARREL_DEBUG && error instanceof Error) console.error(error.stack)
    process.exitCode = 1
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await conclude(async () => {
    await setUp()
    say('everything is there')
    return 0
  })
}
