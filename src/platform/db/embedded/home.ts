import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemFolders } from './binaries.ts'
import { canEnter, serverUser, type SystemUser } from './unprivileged.ts'

/** Where the embedded server keeps everything. */
export interface Home {
  /** The folder that holds the rest, of the server's user alone. */
  root: string
  /** PostgreSQL's own data directory. */
  cluster: string
  log: string
  /** From which the passwords of the roles are made; readable by Farley alone. */
  secret: string
  user: SystemUser | undefined
}

const pointer = 'postgres.where'

/**
 * The server's files lie in `data`/postgres. When Farley is root and the user who runs the server cannot
 * reach that (a data directory under a home of mode 0700), they lie in a new folder of the system's with a random name,
 * and `data`/postgres.where says which: a data directory made anew at the same place never meets old data.
 */
export function findHome(data: string): Home {
  mkdirSync(data, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const beside = join(realpathSync(data), 'postgres')
  const named = existsSync(join(data, pointer)) ? readFileSync(join(data, pointer), 'utf8').trim() : undefined
  const user = serverUser(named ?? beside)
  if (named) return home(named, user)
  makeFolder(beside, user)
  if (canEnter(user, beside)) return home(beside, user)
  const elsewhere = makeElsewhere(user!)
  writeFileSync(join(data, pointer), `${elsewhere}\n`)
  writeFileSync(join(elsewhere, 'belongs-to'), `${realpathSync(data)}\n`)
  return home(elsewhere, user)
}

function home(root: string, user: SystemUser | undefined): Home {
  const secret = join(root, 'secret')
  if (!existsSync(secret)) writeFileSync(secret, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  return { root, cluster: join(root, 'cluster'), log: join(root, 'server.log'), secret: readFileSync(secret, 'utf8').trim(), user }
}

function makeFolder(folder: string, user: SystemUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (user) chownSync(folder, user.uid, user.gid)
}

function makeElsewhere(user: SystemUser): string {
  let reason: unknown
  for (const place of systemFolders()) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 })
      const folder = join(place, `data-${randomBytes(6).toString('hex')}`)
      makeFolder(folder, user)
      if (canEnter(user, folder)) return folder
    } catch (error) {
      reason = error
    }
  }
  throw new Error(`${user.name}, who runs the database, can reach no folder`, { cause: reason })
}
