import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Installs a Debian package when this is Debian and we are root; answers whether that went well. */
export function installFromDebian(name: string): boolean {
  if (!canInstallFromDebian()) return false
  console.log(`Installing Debian’s ${name} …`)
  return install(name) || (apt('update') && install(name))
}

export function canInstallFromDebian(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function install(name: string): boolean {
  return apt('install', '-y', '--no-install-recommends', name)
}

function apt(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return (
    spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: 300_000 }).status ===
    0
  )
}
