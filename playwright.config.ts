import { defineConfig } from '@playwright/test'

const lane = process.env.CARREL_LANE ?? (process.getuid?.() === 0 ? 'root' : 'user')
const outputs = process.env.CARREL_OUTPUTS ?? '.cache/e2e'
const reportFile = process.env.CARREL_REPORT

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: `${outputs}/results`,
  // As root Chromium has no sandbox, so tests of it would say nothing there; they run in the ordinary user's lane.
  grepInvert: lane === 'root' ? /@ordinary-user/ : /@root/,
  reporter: [['line'], ...(reportFile ? [['json', { outputFile: reportFile }] as const] : [])],
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: { trace: 'off', video: 'off' },
})
