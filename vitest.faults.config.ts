import { defineConfig } from 'vitest/config'

/** The fault suites: `npm run faults`, and the quick lane within `npm test`. All run at once, and share a few slots. */
export default defineConfig({
  test: {
    include: ['tests/faults/faults.test.ts'],
    globalSetup: 'tests/faults/runner/set-up.ts',
    maxConcurrency: 100,
    allowOnly: false,
  },
})
