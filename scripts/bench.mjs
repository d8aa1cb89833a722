// `npm run bench:start` and `npm run bench:typing`; `-- --runs=3` for another number of runs than ten.

import { ensureBuild } from './setup/build.mjs'
import { hasDisplay, startDisplay } from './setup/display.mjs'
import { projectRoot } from './setup/paths.mjs'
import { conclude, setUp } from './setup.mjs'

const names = ['start', 'typing']

await conclude(async () => {
  const [name = '', ...given] = process.argv.slice(2)
  if (!names.includes(name)) throw new Error(`Say which to run: ${names.join(' or ')}.`)
  const runs = Number(given.find((argument) => argument.startsWith('--runs='))?.slice('--runs='.length) ?? 10)
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs= wants a whole number from 1.')
  const electron = await setUp()
  await ensureBuild(projectRoot)
  const bench = await import(new URL(`../tests/bench/${name}.mjs`, import.meta.url).href)
  const display = hasDisplay() ? null : await startDisplay()
  const environment = {
    ...process.env,
    ...(display && { DISPLAY: display.name }),
    DBUS_SESSION_BUS_ADDRESS: process.env.DBUS_SESSION_BUS_ADDRESS ?? 'disabled:',
  }
  try {
    await bench.run({ root: projectRoot, electron, environment, runs })
    return 0
  } finally {
    await display?.stop()
  }
})
