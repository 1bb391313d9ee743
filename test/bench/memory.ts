import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Starts a server on an empty data directory and answers what it and its database hold in memory once at rest, in MB. */
export async function memory(): Promise<string> {
  if (process.platform !== 'linux') return 'not measured here: needs /proc'
  const data = mkdtempSync(join(tmpdir(), 'farley-memory-'))
  const server = spawn(process.execPath, [join(import.meta.dirname, '../../src/server.ts')], {
    env: { ...process.env, FARLEY_DATA: data, FARLEY_PORT: '0' },
    stdio: 'ignore',
  })
  try {
    await sleep(15_000)
    const all = new Set([server.pid!, ...serversOf(data)])
    return [...all].reduce((sum, pid) => sum + pss(pid), 0).toFixed(0)
  } finally {
    server.kill('SIGTERM')
    await new Promise((resolve) => server.once('exit', resolve))
    rmSync(data, { recursive: true, force: true })
  }
}

/** The database's processes: those whose ancestor was started on this data directory. */
function serversOf(data: string): number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number) // prettier-ignore
  const roots = processes.filter((pid) => read(pid, 'cmdline').includes(data))
  const parentOf = (pid: number) => Number(/^PPid:\s+(\d+)/m.exec(read(pid, 'status'))?.[1])
  return processes.filter((pid) => roots.includes(pid) || roots.includes(parentOf(pid)))
}

function pss(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) / 1024
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
