import { existsSync, readdirSync } from 'node:fs'
import { installFromDebian } from './install.ts'

const folder = '/usr/lib/postgresql'

/** Whether this machine has Debian’s PostgreSQL, installed just now where that is possible. */
export function hasOrGetsDebianPostgres(): boolean {
  return hasDebianPostgres() || (installFromDebian('postgresql') && hasDebianPostgres())
}

function hasDebianPostgres(): boolean {
  return existsSync(folder) && readdirSync(folder).some((version) => existsSync(`${folder}/${version}/bin/postgres`))
}
