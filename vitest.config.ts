import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Three kinds of test, so that each can be run alone: `npx vitest run --project pure`.
const pure = ['src/kernel/**/*.test.ts', 'src/web/**/*.test.{ts,tsx}', 'src/domains/*/{model,ui}/**/*.test.{ts,tsx}']
const browser = ['test/e2e/**/*.test.ts']

// A machine that is shared with others can be late; what is wrong is wrong each time.
const retry = process.env.CI ? 2 : 0

// A test waits for a database or a browser much of its time, so that even two cores have room for two files.
const filesAtOnce = Math.min(4, Math.max(2, availableParallelism()))

export default defineConfig({
  test: {
    maxWorkers: filesAtOnce,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: [...pure, 'packages/**/*.test.ts', 'test/house/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...pure, ...browser, 'test/house/**'],
          globalSetup: ['test/database.ts'],
          retry,
          testTimeout: 30_000,
          // What happens behind is waited for; on a busy machine that takes a while.
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browser,
          globalSetup: ['test/database.ts', 'test/e2e/setup.ts'],
          retry,
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
