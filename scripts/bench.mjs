// `npm run bench:start`, `bench:typing`, `bench:scale` and `bench:store`; `-- --runs=3` for another number of runs than ten.

import { hasDisplay, startDisplay } from '../tools/offline-runtime/display.mjs'
import { ensureBuild } from './setup/build.mjs'
import { ensurePackages } from './setup/packages.mjs'
import { projectRoot } from './setup/paths.mjs'
import { conclude, setUp } from './setup.mjs'

const names = ['start', 'typing', 'scale', 'store']

const load = (/** @type {string} */ name) =>
  import(new URL(`../tests/bench/${name}.mjs`, import.meta.url).href)

/** Measures the app itself, in its window. */
async function runInWindow(/** @type {string} */ name, /** @type {number} */ runs) {
  const electron = await setUp()
  await ensureBuild(projectRoot)
  const bench = await load(name)
  const display = hasDisplay() ? null : await startDisplay()
  const environment = {
    ...process.env,
    ...(display && { DISPLAY: display.name }),
    DBUS_SESSION_BUS_ADDRESS: process.env.DBUS_SESSION_BUS_ADDRESS ?? 'disabled:',
  }
  try {
    await bench.run({ root: projectRoot, electron, environment, runs })
  } finally {
    await display?.stop()
  }
}

/** Measures the store by itself; it wants no Electron. */
async function runWithoutWindow(/** @type {string} */ name, /** @type {number} */ runs) {
  ensurePackages(projectRoot)
  const bench = await load(name)
  await bench.run({ root: projectRoot, runs })
}

await conclude(async () => {
  const [name = '', ...given] = process.argv.slice(2)
  if (!names.includes(name)) throw new Error(`Say which to run: ${names.join(' or ')}.`)
  const runs = Number(given.find((argument) => argument.startsWith('--runs='))?.slice('--runs='.length) ?? 10)
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs= wants a whole number from 1.')
  await (name === 'store' ? runWithoutWindow(name, runs) : runInWindow(name, runs))
  return 0
})
