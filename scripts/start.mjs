import { hasDisplay, startDisplay } from '../tools/offline-runtime/display.mjs'
import { requireSandbox } from '../tools/offline-runtime/sandbox.mjs'
import { ensureBuild } from './setup/build.mjs'
import { projectRoot } from './setup/paths.mjs'
import { run } from './setup/run.mjs'
import { say } from './setup/say.mjs'
import { conclude, setUp } from './setup.mjs'

async function openDisplay() {
  if (hasDisplay()) return null
  const display = await startDisplay()
  say(`there is no display: the window opens on a virtual one (${display.name})`)
  return display
}

function sandboxFlags(/** @type {string} */ electron) {
  if (process.getuid?.() !== 0) {
    requireSandbox(electron)
    return []
  }
  say('running as root, for which Chromium has no sandbox: use an ordinary user for anything but development')
  return ['--no-sandbox']
}

await conclude(async () => {
  const electron = await setUp()
  await ensureBuild(projectRoot)
  const flags = sandboxFlags(electron)
  const display = await openDisplay()
  const environment = {
    ...process.env,
    ...(display && { DISPLAY: display.name }),
    DBUS_SESSION_BUS_ADDRESS: process.env.DBUS_SESSION_BUS_ADDRESS ?? 'disabled:',
  }
  try {
    const given = [...flags, projectRoot, ...process.argv.slice(2)]
    // In a group of its own, Ctrl+C reaches the app once, through us: a second signal would end it before it has saved.
    return await run(electron, given, { env: environment, detached: process.platform !== 'win32' })
  } finally {
    await display?.stop()
  }
})
