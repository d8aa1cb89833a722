// The app in its window, as the benches start it, look into it and press its keys.
import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

/** Starts the built app that lies in a folder; its DevTools are on the pipes 3 and 4. */
export function start(
  /** @type {{ electron: string, environment: NodeJS.ProcessEnv, folder: string, userData: string }} */ {
    electron,
    environment,
    folder,
    userData,
  },
) {
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const given = [...flags, '--remote-debugging-pipe', folder, `--user-data-dir=${userData}`]
  return spawn(electron, given, { env: environment, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
}

/** @typedef {(method: string, params?: object) => Promise<any>} Ask */

/** What an expression comes to in the page, waited for if it is a promise. */
export async function evaluate(/** @type {Ask} */ ask, /** @type {string} */ expression) {
  const given = { expression, awaitPromise: true, returnByValue: true }
  const { result, exceptionDetails } = await ask('Runtime.evaluate', given)
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value
}

/** Asks again and again until there is an answer other than nothing. */
export async function patiently(/** @type {() => Promise<any>} */ look) {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    const found = await look()
    if (found) return found
    await pause(20)
  }
  throw new Error('the app showed nothing within 30 seconds')
}

/** The app's page, once the brief stands on it. */
export async function openPage(/** @type {ReturnType<typeof import('./devtools.mjs').devtools>} */ send) {
  const page = await patiently(async () => {
    const { targetInfos } = await send('Target.getTargets')
    return targetInfos.find(({ type, url }) => type === 'page' && url.startsWith('app:'))
  })
  const { sessionId } = await send('Target.attachToTarget', { targetId: page.targetId, flatten: true })
  /** @type {Ask} */
  const ask = (method, params = {}) => send(method, params, sessionId)
  const isThere = `document.readyState === 'complete' && document.querySelector('main article') !== null`
  await patiently(() => evaluate(ask, isThere).catch(() => false)) // its script may not have begun to run
  return ask
}

/** Presses a key of one letter and lets it go. */
export async function press(/** @type {Ask} */ ask, /** @type {string} */ key) {
  await ask('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key })
  await ask('Input.dispatchKeyEvent', { type: 'keyUp', key })
}

/** The smallest value that at least this share of all do not exceed. */
function percentile(/** @type {number[]} */ sorted, /** @type {number} */ share) {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** The median, the 95th percentile and the longest of these milliseconds. */
export function summarise(/** @type {number[]} */ values) {
  const sorted = values.toSorted((one, other) => one - other)
  const rounded = (/** @type {number} */ value) => Number(value.toFixed(1))
  return {
    p50: rounded(percentile(sorted, 0.5)),
    p95: rounded(percentile(sorted, 0.95)),
    max: rounded(sorted.at(-1) ?? 0),
    count: sorted.length,
  }
}

/** Ends an app as a session's end would, by force after five seconds. */
export async function end(/** @type {import('node:child_process').ChildProcess} */ app) {
  if (app.exitCode !== null || app.signalCode !== null) return
  const ended = new Promise((resolve) => app.once('exit', resolve))
  app.kill('SIGTERM')
  const timer = setTimeout(() => app.kill('SIGKILL'), 5_000)
  await ended
  clearTimeout(timer)
}
