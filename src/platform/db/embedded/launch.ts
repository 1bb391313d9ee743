import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo, type ListenOptions } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { identity, type Home } from './home.ts'
import { isAlive, runningPostmaster, type Postmaster } from './postmaster.ts'
import { accessRules, serverSettings, type Address, type ServerOptions } from './settings.ts'

export const settingsFile = (home: Home) => join(home.cluster, 'postgresql.conf')

export const addressOf = ({ host, port }: Postmaster): Address =>
  host.startsWith('/') ? { folder: host, port } : { port }

/** Starts PostgreSQL and waits until it takes connections; after a crash that includes its recovery. Throws with the end of its log. */
export async function launch(
  home: Home,
  binaries: Binaries,
  options: ServerOptions,
  at?: Address,
): Promise<Postmaster> {
  const address = at ?? (await newAddress(home))
  writeFileSync(settingsFile(home), serverSettings(binaries.version, address, options))
  writeFileSync(join(home.cluster, 'pg_hba.conf'), accessRules)
  let failed: unknown
  const child = spawnServer(home, binaries).on('error', (error) => (failed = error))
  for (;;) {
    const seen = runningPostmaster(home.cluster)
    if (seen && seen.pid === child.pid && seen.status === 'ready') return seen
    if (failed) throw failed
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the database did not start: ${lastWords(home)}`)
    await sleep(5)
  }
}

/** A server dies with a process group of its own: Ctrl-C in the terminal is for Farley, which stops it when its own work is done. */
function spawnServer(home: Home, { postgres }: Binaries): ChildProcess {
  if (existsSync(home.log) && statSync(home.log).size > 10_000_000) rmSync(home.log)
  const output = openSync(home.log, 'a', 0o600)
  const child = spawn(postgres, ['-D', home.cluster], {
    ...identity(home),
    stdio: ['ignore', output, output],
    detached: true,
    windowsHide: true,
  })
  closeSync(output)
  child.unref()
  return child
}

const lastWords = (home: Home) => readFileSync(home.log, 'utf8').trim().split('\n').slice(-5).join('\n')

/** A socket in the server's folder; where that cannot be, in a folder for temporary files. */
async function newAddress(home: Home): Promise<Address> {
  if (process.platform === 'win32') return { port: await freePort() }
  let folder = join(home.root, 'socket')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!(await holdsSockets(folder))) folder = mkdtempSync(join(tmpdir(), 'farley-'))
  if (home.user) chownSync(folder, home.user.uid, home.user.gid)
  return { folder, port: 5432 }
}

/** Not where the path is too long for one (107 bytes), has what PostgreSQL reads as a list, or is a shared folder of another system. */
async function holdsSockets(folder: string): Promise<boolean> {
  if (Buffer.byteLength(join(folder, '.s.PGSQL.5432')) > 100 || /[",]/.test(folder)) return false
  return listening({ path: join(folder, 'try') }).then(
    () => true,
    () => false,
  )
}

async function freePort(): Promise<number> {
  const { port } = (await listening({ host: '127.0.0.1', port: 0 })) as AddressInfo
  return port
}

/** Listens for a moment; answers the address. */
function listening(at: ListenOptions): Promise<AddressInfo | string | null> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(at, () => {
      const address = server.address()
      server.close(() => resolve(address))
    })
  })
}

/** Stops a server at once but cleanly: open transactions are rolled back. After 20 s it is not asked any more. */
export async function halt(home: Home, binaries: Binaries, { pid, host }: Postmaster): Promise<void> {
  if (process.platform === 'win32')
    spawnSync(binaries.pgCtl, ['stop', '-D', home.cluster, '-m', 'fast', '-w'], identity(home))
  const patience = performance.now() + 20_000
  for (let told = signal(pid, 'SIGINT'); isAlive(pid); await sleep(5))
    if (told === 'SIGINT' && performance.now() > patience) told = signal(pid, 'SIGQUIT')
  if (host.startsWith(join(tmpdir(), 'farley-')) && !host.startsWith(home.root))
    rmSync(host, { recursive: true, force: true })
}

/** Sends a signal to a process that may be gone already. */
export function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): NodeJS.Signals {
  try {
    if (process.platform !== 'win32') process.kill(pid, name)
  } catch {
    // It is gone.
  }
  return name
}
