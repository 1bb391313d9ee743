import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Farley as people start it, on a port and with data of its own. */
export interface Program {
  /** What it has said once `wanted` was among it. */
  said(wanted: RegExp): Promise<string>
  end(): Promise<void>
}

/** Starts the server as a program, with or without the demonstration. */
export function startProgram(...args: string[]): Program {
  const data = mkdtempSync(join(tmpdir(), 'farley-program-'))
  const env = {
    ...process.env,
    FARLEY_PORT: '0',
    FARLEY_DATA: data,
    FARLEY_URL: '',
    DATABASE_URL: '',
    LOG_LEVEL: 'error',
  }
  const program: ChildProcess = spawn(process.execPath, ['src/server.ts', ...args], {
    cwd: join(import.meta.dirname, '../..'),
    env,
  })
  let said = ''
  for (const stream of [program.stdout!, program.stderr!]) stream.on('data', (chunk) => (said += String(chunk)))
  return {
    said: (wanted) =>
      new Promise((resolve, reject) => {
        const look = () => wanted.test(said) && resolve(said)
        program.stdout!.on('data', look)
        program.once('exit', () => reject(new Error(`It ended: ${said}`)))
        look()
      }),
    async end() {
      const ended = new Promise((resolve) => program.once('exit', resolve))
      if (program.kill('SIGTERM')) await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}
