import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

/** What PostgreSQL says of its running server in postmaster.pid. */
export interface Postmaster {
  pid: number
  port: number
  /** The folder of its socket, or the address it listens on. */
  host: string
  status: 'starting' | 'ready' | 'stopping' | 'standby' | ''
}

/** The server that runs on a data directory, if one does; a file left by a dead one counts for nothing. */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  const lines = read(join(cluster, 'postmaster.pid'))
    ?.split('\n')
    .map((line) => line.trim())
  const pid = Number(lines?.[0])
  if (!lines || !Number.isInteger(pid) || pid <= 0 || !isServerOf(pid, cluster)) return undefined
  const [, , , port, folder, address, , status = ''] = lines
  return { pid, port: Number(port), host: folder || address || '', status: status as Postmaster['status'] }
}

/** Whether the process is a server of that directory: process numbers are used again, after a restart of the machine above all. */
function isServerOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch (error) {
    // Another user's process cannot be looked at: then it is not ours.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? false : process.getuid?.() === 0
  }
}

/** Whether a process runs. One that has ended counts as dead also while nobody has asked how: in a container it may stay listed for ever. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const state = process.platform === 'linux' ? read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.[0] : undefined
  return state !== 'Z' && state !== 'X'
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
