import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { installFromDebian } from './install.ts'
import { root } from './root.ts'

const windowless = 'chromium-headless-shell'
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The path of a Chromium or Chrome on this machine: the one FARLEY_CHROMIUM names, an installed one, or Playwright’s. */
export function findChromium(): string | undefined {
  return [process.env.FARLEY_CHROMIUM, ...onPath(names), ...places, chromium.executablePath()].find(doesRun)
}

/** Finds a browser for tests, or installs one by Playwright’s own download, or else from Debian. */
export function findOrInstallChromium(): string | undefined {
  if (process.env.FARLEY_CHROMIUM) return findChromium()
  return findWindowless() ?? findChromium() ?? (downloadChromium() || installFromDebian('chromium') ? findChromium() : undefined) // prettier-ignore
}

/** The same Chromium without the part that opens windows takes 60 % of the processor’s time for the same tests. */
function findWindowless(): string | undefined {
  const find = () => onPath([windowless]).find(doesRun)
  return find() ?? (installFromDebian(windowless) ? find() : undefined)
}

export const howToInstallChromium = 'install Chromium or Chrome, or name one in FARLEY_CHROMIUM'

function downloadChromium(): boolean {
  console.log('Downloading Chromium …')
  const cli = ['node_modules/playwright-core/cli.js', 'install', 'chromium']
  const options = { cwd: root, stdio: 'ignore', timeout: 240_000 } as const
  // A download that lacks the system’s libraries does not run, and is no use.
  return spawnSync(process.execPath, cli, options).status === 0 && findChromium() !== undefined
}

function onPath(programs: readonly string[]): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  return programs.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}

// On Windows a browser has no --version: it would open a window.
function doesRun(file: string | undefined): boolean {
  if (!file || !existsSync(file)) return false
  return (
    process.platform === 'win32' || spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
  )
}
