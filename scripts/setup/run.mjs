import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** @type {NodeJS.Signals[]} */
const taken = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/** @type {NodeJS.Signals | null} */
let stoppedBy = null

/** From now on a signal ends what `run` has started, not this process, which still has to clean up. */
export function takeSignals() {
  for (const signal of taken) {
    if (process.listeners(signal).includes(passOn)) continue
    process.on(signal, passOn)
  }
}

function passOn(/** @type {NodeJS.Signals} */ signal) {
  stoppedBy = signal
  for (const child of running) child.kill(signal)
}

/** The signal that told these scripts to stop, or null: whoever starts several things in turn asks between them. */
export function stopSignal() {
  return stoppedBy
}

/**
 * Runs a program to its end with this terminal, passing signals on; its exit code, as a shell would give it.
 * @param {string} command
 * @param {string[]} given
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>}
 */
export function run(command, given, options = {}) {
  takeSignals()
  if (stoppedBy) return Promise.resolve(128 + constants.signals[stoppedBy])
  return new Promise((resolve, reject) => {
    const child = spawn(command, given, { stdio: 'inherit', ...options })
    running.add(child)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      running.delete(child)
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM'])
    })
  })
}
