import { createHmac, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemFolders } from './binaries.ts'
import { runningPostmaster } from './postmaster.ts'
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

/** The one who may do everything in the embedded server; used to make databases and roles only. */
export const superuser = 'farley_admin'

/** The password of a role: nobody has to keep it, and knowing one tells nothing of the others. */
export const passwordOf = (home: Home, role: string) => createHmac('sha256', home.secret).update(role).digest('hex')

/** As whom and in which surroundings the server's programs run; nothing of Farley's own environment reaches them. */
export const identity = ({ user, root }: Home) => ({
  ...(user && { uid: user.uid, gid: user.gid }),
  cwd: root,
  env: { LC_ALL: 'C', TZ: 'UTC', ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot }) },
})

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
  rmdirSync(beside)
  const elsewhere = makeElsewhere(user!)
  writeFileSync(join(data, pointer), `${elsewhere}\n`)
  writeFileSync(join(elsewhere, 'belongs-to'), `${realpathSync(data)}\n`)
  return home(elsewhere, user)
}

function home(root: string, user: SystemUser | undefined): Home {
  return {
    root,
    cluster: join(root, 'cluster'),
    log: join(root, 'server.log'),
    secret: secretIn(join(root, 'secret')),
    user,
  }
}

function secretIn(file: string): string {
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}

function makeFolder(folder: string, user: SystemUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (user) chownSync(folder, user.uid, user.gid)
}

function makeElsewhere(user: SystemUser): string {
  let reason: unknown
  systemFolders().forEach(sweepTemporary)
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

/** Data of a temporary folder that is gone are of no use to anybody; any other stay for as long as nobody removes them. */
function sweepTemporary(place: string): void {
  const folders = existsSync(place) ? readdirSync(place).filter((name) => name.startsWith('data-')) : []
  for (const folder of folders.map((name) => join(place, name))) {
    const file = join(folder, 'belongs-to')
    const owner = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
    const left = owner.startsWith(`${realpathSync(tmpdir())}/`) && !existsSync(owner)
    if (left && !runningPostmaster(join(folder, 'cluster'))) rmSync(folder, { recursive: true, force: true })
  }
}
