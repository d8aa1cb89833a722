import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 90_000, // a busy machine is no failure; a loop that never ends is
    expect: { poll: { timeout: 60_000 } },
    include: ['tests/unit/**/*.test.ts'],
    environment: 'node',
    allowOnly: false,
  },
})
