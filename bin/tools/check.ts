import { availableParallelism } from 'node:os'
import { root } from './root.ts'
import { runStep, type Step } from './step.ts'

// With --fix, what a machine can put right is put right.
const isFixing = process.argv.includes('--fix')

// The slowest first: the others fit beside it.
const steps: Step[] = [
  {
    name: 'lint',
    args: [
      'node_modules/eslint/bin/eslint.js',
      ...cached('eslint'),
      '--max-warnings=0',
      ...(isFixing ? ['--fix'] : []),
      '.',
    ],
  },
  { name: 'types', args: ['node_modules/typescript-7/bin/tsc', '-p', '.'] },
  {
    name: 'format',
    args: [
      'node_modules/prettier/bin/prettier.cjs',
      ...cached('prettier'),
      isFixing ? '--write' : '--check',
      '--log-level=warn',
      '.',
    ],
  },
  { name: 'walls', args: ['bin/tools/walls.ts'] },
  { name: 'migrations', args: ['bin/tools/migrations.ts'] },
  { name: 'generated files', args: ['bin/tools/gen.ts', ...(isFixing ? [] : ['--check'])] },
]

process.exitCode = (await check()) > 0 ? 1 : 0

/** Runs every step, as many at once as there are cores, and answers how many failed. */
async function check(): Promise<number> {
  const waiting = [...steps]
  let failed = 0
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (!(await runStep(root, step))) failed += 1
    }
  }
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker))
  return failed
}

function cached(tool: string): string[] {
  return ['--cache', '--cache-location', `node_modules/.cache/farley-${tool}`]
}
