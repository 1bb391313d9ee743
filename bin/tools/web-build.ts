import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.ts'

const built = path.join(root, 'build/web')
const stamp = path.join(root, 'build/web.stamp')
const others = ['index.html', 'vite.config.ts', 'package-lock.json', 'tsconfig.json', 'bin/tools/web-build.ts', 'bin/tools/app-shell.ts', 'bin/tools/web-parts.ts'] // prettier-ignore
// What the browser never gets, so that a change there costs no build.
const notForBrowsers = /\.test\.tsx?$|^src\/platform\/|^src\/domains\/[^/]+\/(server|migrations|seeds)\//

/** Builds the web app when its sources changed since the last time. */
export function buildWeb() {
  const hash = hashOfSources()
  if (existsSync(path.join(built, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  console.log('Building the web app …')
  const started = performance.now()
  mkdirSync(path.dirname(built), { recursive: true })
  const fresh = `${built}.new`
  runVite(['build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'])
  // A server that is running serves the old one until this moment.
  rmSync(built, { recursive: true, force: true })
  renameSync(fresh, built)
  writeFileSync(stamp, hash)
  console.log(`Built the web app in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
}

function runVite(args: string[]) {
  const { status } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', ...args], {
    cwd: root,
    stdio: 'inherit',
    // Whoever asks for it, a test too, gets what people get: with another NODE_ENV React would be its development build.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status === 0) return
  console.error('The web app could not be built.')
  process.exit(1)
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  const sources = filesBelow('src').filter((file) => !notForBrowsers.test(file))
  for (const file of [...others, ...filesBelow('public'), ...sources])
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}

if (import.meta.main) buildWeb()
