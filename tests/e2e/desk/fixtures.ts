import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test'
import { startDisplay } from '../../../tools/offline-runtime/display.mjs'

/** How one start of the app differs from the plain one: `app` is another's folder, `env` is added to this process's own. */
export type LaunchOptions = { app?: string; userData?: string; args?: string[]; env?: Record<string, string> }

/** A running app and its first window. */
export type Launched = { app: ElectronApplication; page: Page }

type Fixtures = {
  /** Set to true by a test that provokes errors: otherwise any error in a console fails it. */
  allowConsoleErrors: boolean
  /** The test's own folder for what the app keeps; removed afterwards. */
  userData: string
  /** Starts the built app; every app it started is closed when the test ends, however it ends. */
  launch: (options?: LaunchOptions) => Promise<Launched>
  launched: Launched
  app: ElectronApplication
  page: Page
}

const projectRoot = fileURLToPath(new URL('../../..', import.meta.url))

/** A window that Chromium takes for covered draws no frames, and a click that waits for one waits for ever. */
const alwaysDrawn = ['--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding']
const patience = 60_000

/** What main prints when something was not caught. */
const uncaught = /^(\w*Error\b|Uncaught|App threw|A JavaScript error|\(node:\d+\) UnhandledPromiseRejection)/

function ownEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return { ...Object.fromEntries(entries), DBUS_SESSION_BUS_ADDRESS: 'disabled:' }
}

function watchForErrors(app: ElectronApplication, errors: string[]): void {
  app.context().on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`)
  })
  app
    .context()
    .on('weberror', (error) => errors.push(`window: ${error.error().stack ?? error.error().message}`))
  const { stderr } = app.process()
  if (stderr === null) throw new Error('the app was started without a stderr to watch')
  createInterface({ input: stderr }).on('line', (line) => {
    if (uncaught.test(line)) errors.push(`main: ${line}`)
  })
}

/** Closes an app, by force when it does not answer: one that hangs must not hold up what comes after it. */
async function close(app: ElectronApplication, main: ChildProcess): Promise<void> {
  if (main.exitCode !== null || main.signalCode !== null) return
  const timer = setTimeout(() => main.kill('SIGKILL'), patience)
  await app.close().finally(() => clearTimeout(timer))
}

type WorkerFixtures = {
  /** The name of the worker's own display, or nothing where windows need none. */
  display: string
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  allowConsoleErrors: [false, { option: true }],

  display: [
    async ({}, use) => {
      if (process.platform !== 'linux') return use('')
      const display = await startDisplay()
      await use(display.name)
      await display.stop()
    },
    { scope: 'worker' },
  ],

  userData: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'carrel-test-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },

  launch: async ({ display, userData, allowConsoleErrors }, use) => {
    const closings: (() => Promise<void>)[] = []
    const errors: string[] = []
    await use(async (options = {}) => {
      const folder = `--user-data-dir=${options.userData ?? userData}`
      const app = await _electron.launch({
        args: [options.app ?? projectRoot, folder, ...alwaysDrawn, ...(options.args ?? [])],
        cwd: projectRoot,
        chromiumSandbox: process.getuid?.() !== 0, // root has none, and Playwright turns it off for all by default
        env: { ...ownEnvironment(), ...(display ? { DISPLAY: display } : {}), ...options.env },
      })
      const main = app.process()
      closings.push(() => close(app, main))
      watchForErrors(app, errors)
      return { app, page: await app.firstWindow() }
    })
    await Promise.all(closings.map((closing) => closing()))
    if (!allowConsoleErrors) expect(errors, 'errors in the consoles of main and window').toEqual([])
  },

  launched: async ({ launch }, use) => use(await launch()),
  app: async ({ launched }, use) => use(launched.app),
  page: async ({ launched }, use) => use(launched.page),
})

export { expect }
