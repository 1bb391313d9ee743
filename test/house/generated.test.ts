import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../bin/tools/root.ts'

test('the generated files are as their sources say', { timeout: 60_000 }, () => {
  const gen = () => execFileSync(process.execPath, ['bin/tools/gen.ts', '--check'], { cwd: root, stdio: 'pipe' })
  expect(gen).not.toThrow()
})

test('the description of the API can be read: a schema that comes again is named, not written out', () => {
  expect(statSync(join(root, 'docs/api/openapi.json')).size).toBeLessThan(8_000_000)
})
