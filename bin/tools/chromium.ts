import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { installFromDebian } from './install.ts'
import { root } from './root.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The path of a Chromium or Chrome on this machine: the one FARLEY_CHROMIUM names, an installed one, or Playwright’s. */
export function findChromium(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const installed = names.flatMap((name) => onPath.map((folder) => path.join(folder, name)))
  const candidates = [process.env.FARLEY_CHROMIUM, ...installed, ...places, chromium.executablePath()]
  return candidates.find((file) => file && existsSync(file) && doesRun(file))
}

/** Finds a browser, or installs one by Playwright’s own download, or else from Debian. */
export function findOrInstallChromium(): string | undefined {
  return findChromium() ?? (downloadChromium() || installFromDebian('chromium') ? findChromium() : undefined)
}

export const howToInstallChromium = 'install Chromium or Chrome, or name one in FARLEY_CHROMIUM'

function downloadChromium(): boolean {
  console.log('Downloading Chromium …')
  const cli = ['node_modules/playwright-core/cli.js', 'install', 'chromium']
  const options = { cwd: root, stdio: 'ignore', timeout: 240_000 } as const
  // A download that lacks the system’s libraries does not run, and is no use.
  return spawnSync(process.execPath, cli, options).status === 0 && findChromium() !== undefined
}

// On Windows a browser has no --version: it would open a window.
function doesRun(file: string): boolean {
  return (
    process.platform === 'win32' || spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
  )
}
