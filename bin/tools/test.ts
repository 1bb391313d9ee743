import { spawnSync, type StdioOptions } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findOrInstallChromium, howToInstallChromium } from './chromium.ts'
import { hasOrGetsDebianPostgres } from './debian-postgres.ts'
import { root } from './root.ts'
import { lastLine, total, type Tally } from './tally.ts'
import { buildWeb } from './web-build.ts'

// With arguments, only the tests whose files they name; without, everything that CI runs.
const chosen = process.argv.slice(2)
const sum = total(chosen.length > 0 ? [vitest('chosen tests', chosen)] : everything())

for (const { name, reason } of sum.skipped) console.log(`skipped: ${name}: ${reason ?? 'no reason given'}`)
console.log(lastLine(sum))
process.exitCode = sum.failed > 0 ? 1 : 0

function everything(): Tally[] {
  return [check(), onEmbeddedPostgres(), onDebianPostgres(), inBrowser()]
}

function check(): Tally {
  heading('check')
  return { passed: 0, failed: runNode(['bin/tools/check.ts']) ? 0 : 1, skipped: [] }
}

function onEmbeddedPostgres(): Tally {
  return vitest('tests', ['--project', 'pure', '--project', 'server*'])
}

function onDebianPostgres(): Tally {
  const name = 'the platform’s tests on Debian’s PostgreSQL'
  if (!hasOrGetsDebianPostgres())
    return skipped(name, 'it is not installed, and only root on Debian can install it here')
  return vitest(name, ['--project', 'server', 'src/platform/'], { FARLEY_TEST_DATABASE: 'debian' })
}

function inBrowser(): Tally {
  const name = 'the browser’s tests'
  const browser = findOrInstallChromium()
  if (!browser) return skipped(name, howToInstallChromium)
  buildWeb()
  return vitest(name, ['--project', 'browser'], { FARLEY_CHROMIUM: browser })
}

// On somebody’s laptop a missing program is no fault; CI is where everything must have run.
function skipped(name: string, reason: string): Tally {
  if (!process.env.CI) return { passed: 0, failed: 0, skipped: [{ name, reason }] }
  console.error(`${name} cannot run: ${reason}`)
  return { passed: 0, failed: 1, skipped: [] }
}

function vitest(name: string, args: string[], env: NodeJS.ProcessEnv = {}): Tally {
  heading(name)
  const file = path.join(root, 'build/tally.json')
  mkdirSync(path.dirname(file), { recursive: true })
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=./bin/tools/tally-reporter.ts']
  const isGreen = runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], {
    ...env,
    FARLEY_TALLY: file,
  })
  const tally: Tally = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0, skipped: [] }
  return isGreen || tally.failed > 0 ? tally : { ...tally, failed: 1 }
}

function runNode(args: string[], env: NodeJS.ProcessEnv = {}): boolean {
  const stdio: StdioOptions = ['ignore', 'inherit', 'inherit']
  return spawnSync(process.execPath, args, { cwd: root, stdio, env: { ...process.env, ...env } }).status === 0
}

function heading(text: string) {
  console.log(`\n── ${text}\n`)
}
