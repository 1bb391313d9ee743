import { readFileSync, readdirSync } from 'node:fs'
import type { Runner } from '../../src/platform/db/index.ts'

/** Microseconds of CPU that this process and all of its database's have used so far; the database's are 0 without /proc. */
export interface Cpu {
  server: number
  database: number
}

/** Answers a clock of the CPU that this process and the database behind `db` use. */
export async function cpuClock(db: Runner): Promise<() => Cpu> {
  const [row] = await db.run<{ pid: number }>({ text: 'select pg_backend_pid() as pid', values: [] })
  const root = parentOf(row!.pid)
  return () => {
    const { user, system } = process.cpuUsage()
    const own = process.platform === 'linux' ? childrenOf(root) : []
    return { server: user + system, database: own.reduce((sum, pid) => sum + spent(pid), 0) }
  }
}

const parentOf = (pid: number) => Number(/^PPid:\s+(\d+)/m.exec(read(pid, 'status'))?.[1])

function childrenOf(root: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number) // prettier-ignore
  return all.filter((pid) => parentOf(pid) === root)
}

const spent = (pid: number) => Number(read(pid, 'schedstat').split(' ')[0]) / 1000

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
