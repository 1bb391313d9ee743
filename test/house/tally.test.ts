import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '../../bin/tools/root.ts'
import { lastLine, total, type Tally } from '../../bin/tools/tally.ts'

// Inside the checkout, so that the planted tests find vitest.
mkdirSync(path.join(root, 'build'), { recursive: true })
const folder = mkdtempSync(path.join(root, 'build/tally-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function tallyOf(files: Record<string, string>): Tally {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'vitest.config.ts'), 'export default {}\n')
  for (const [file, text] of Object.entries(files))
    writeFileSync(path.join(folder, file), `import { test } from 'vitest'\n${text}`)
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--root',
    folder,
    `--reporter=${path.join(root, 'bin/tools/tally-reporter.ts')}`,
  ]
  spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, FARLEY_TALLY: path.join(folder, 'tally.json') },
  })
  return JSON.parse(readFileSync(path.join(folder, 'tally.json'), 'utf8')) as Tally
}

test('tests that pass, fail and are skipped are told apart, with the reason for skipping', { timeout: 60_000 }, () => {
  const tally = tallyOf({
    'a.test.ts': "test('one', () => {}); test('two', () => {}); test('three', () => { throw new Error('no') })",
    'b.test.ts': "test('four', (context) => context.skip('there is no such folder'))",
  })
  expect(tally).toEqual({ passed: 2, failed: 1, skipped: [{ name: 'four', reason: 'there is no such folder' }] })
})

test('a file that cannot be read counts as failed', { timeout: 60_000 }, () => {
  expect(tallyOf({ 'a.test.ts': "throw new Error('no')", 'b.test.ts': "test('one', () => {})" })).toMatchObject({
    passed: 1,
    failed: 1,
  })
})

test('an error outside every test counts as failed', { timeout: 60_000 }, () => {
  const late =
    "test('one', async () => { setTimeout(() => { throw new Error('late') }, 1); await new Promise((done) => setTimeout(done, 50)) })"
  expect(tallyOf({ 'a.test.ts': late })).toMatchObject({ passed: 1, failed: 1 })
})

test('the last line adds up all runs', () => {
  const skipped = [{ name: 'four', reason: 'no browser' }]
  const sum = total([
    { passed: 3, failed: 0, skipped: [] },
    { passed: 2, failed: 1, skipped },
  ])
  expect(lastLine(sum)).toBe('5 passed, 1 failed, 1 skipped')
  expect(lastLine({ passed: 5, failed: 0, skipped: [] })).toBe('5 passed, 0 failed')
})
