import { spawn } from 'node:child_process'

/** Whether windows can be shown without a display of our own. */
export function hasDisplay(environment = process.env) {
  return process.platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY)
}

/**
 * Starts an Xvfb that picks its own number (no TCP, no xauth); its name for DISPLAY, and how to end it.
 * @returns {Promise<{ name: string, stop: () => Promise<void> }>}
 */
export function startDisplay() {
  const given = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']
  // In a group of its own, since Ctrl+C must not take the display away from an app that is still saving.
  const server = spawn('Xvfb', given, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const stop = async () => {
    server.kill()
    await ended
  }
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code} before it had a display.`)))
    server.stdio[3]?.once('data', (number) => resolve({ name: `:${String(number).trim()}`, stop }))
  })
}
