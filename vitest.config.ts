import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Kinds of test, so that each can be run alone: `npx vitest run --project pure`.
const pure = ['src/kernel/**/*.test.ts', 'src/web/**/*.test.{ts,tsx}', 'src/domains/*/{model,ui}/**/*.test.{ts,tsx}']
const browser = ['test/e2e/**/*.test.ts']

// A machine that is shared with others can be late; what is wrong is wrong each time.
const retry = process.env.CI ? 2 : 0

// What a file changes for good in what all share, and so runs in a process of its own.
const alone = ['test/security/hidden-addresses.test.ts']

// A test waits for a database or a browser much of its time, so that even two cores have room for two files.
const filesAtOnce = Math.min(4, Math.max(2, availableParallelism()))

const onDatabase = {
  globalSetup: ['test/database.ts'],
  retry,
  testTimeout: 30_000,
  // What happens behind is waited for; on a busy machine that takes a while.
  expect: { poll: { timeout: 15_000 } },
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    maxWorkers: filesAtOnce,
    // To load the house takes longer than most files take to run: a worker loads it once for all of its files.
    isolate: false,
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
          exclude: [...pure, ...browser, ...alone, 'test/house/**'],
          ...onDatabase,
        },
      },
      { extends: true, test: { name: 'server-alone', include: alone, isolate: true, ...onDatabase } },
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
