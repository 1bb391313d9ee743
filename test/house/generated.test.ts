import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { root } from '../../bin/tools/root.ts'

test('the generated files are as their sources say', { timeout: 60_000 }, () => {
  const gen = () => execFileSync(process.execPath, ['bin/tools/gen.ts', '--check'], { cwd: root, stdio: 'pipe' })
  expect(gen).not.toThrow()
})
