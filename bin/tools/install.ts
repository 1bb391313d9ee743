import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Installs Debian packages when this is Debian and we are root; answers whether that went well. */
export function installFromDebian(...names: string[]): boolean {
  if (!canInstallFromDebian()) return false
  console.log(`Installing Debian’s ${names.join(' and ')} …`)
  return install(names) || (apt('update') && install(names))
}

export function canInstallFromDebian(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function install(names: readonly string[]): boolean {
  return apt('install', '-y', '--no-install-recommends', ...names)
}

function apt(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return (
    spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: 300_000 }).status ===
    0
  )
}
