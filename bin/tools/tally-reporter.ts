import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'
import type { Tally } from './tally.ts'

/** Writes what became of the tests of a run to the file that FARLEY_TALLY names. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const tallies = modules.map(tallyOf)
    const total: Tally = {
      passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
      // An error outside every test belongs to none of them.
      failed: tallies.reduce((sum, { failed }) => sum + failed, errors.length),
      skipped: tallies.flatMap(({ skipped }) => skipped),
    }
    if (process.env.FARLEY_TALLY) writeFileSync(process.env.FARLEY_TALLY, JSON.stringify(total))
  }
}

function tallyOf(module: TestModule): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: [] }
  for (const test of module.children.allTests()) {
    const result = test.result()
    if (result.state === 'passed') tally.passed += 1
    else if (result.state === 'skipped') tally.skipped.push({ name: test.fullName, reason: result.note })
    else tally.failed += 1
  }
  // A file that could not be read, or whose preparation failed, has tests that nobody counted.
  if (module.state() === 'failed' && tally.failed === 0) tally.failed = 1
  return tally
}
