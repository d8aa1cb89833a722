import { defineConfig } from '@playwright/test'

/**
 * What may go otherwise without Chromium's sandbox, where no process of its own keeps a page from anything: starting,
 * ending, locking, the store, the network, workers. The lane as root runs these; all else runs in the lane with the sandbox.
 */
const changedBySandbox =
  /(closing|crashing|locking|offline|reopening|safety|screenshots|searching-many|starting-twice|store)\.spec\.ts$/
const isRootLane = process.env.CARREL_LANE === 'root'
const outputs = process.env.CARREL_OUTPUTS ?? '.cache/e2e'
const reportFile = process.env.CARREL_REPORT

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: `${outputs}/results`,
  ...(isRootLane ? { testMatch: changedBySandbox } : {}),
  // As root Chromium has no sandbox, so tests of it would say nothing there.
  ...(process.getuid?.() === 0 ? { grepInvert: /@ordinary-user/ } : {}),
  reporter: [['line'], ...(reportFile ? [['json', { outputFile: reportFile }] as const] : [])],
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000, // a busy machine is no failure; what never comes is
  expect: { timeout: 30_000 },
  use: { trace: 'off', video: 'off' },
})
