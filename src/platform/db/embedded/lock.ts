import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../../../kernel/refusal.ts'
import { sayAsIs } from '../../../kernel/sentence.ts'

/** A data directory that nobody else may use until it is let go. */
export interface DirectoryLock {
  release(): void
}

/**
 * Takes the one exclusive lock of a directory, waiting up to `patienceMs` for a process that is just dying.
 * SQLite's lock on its file is held by the kernel, on every system: it ends with the process, however that ends,
 * and cannot be mistaken for that of another process with the same number.
 * Refuses, naming the process that holds it.
 */
export async function lockDirectory(directory: string, patienceMs = 4_000): Promise<DirectoryLock> {
  // Another user may run the database further in, so when Farley is root the directory can be passed through, not read.
  mkdirSync(directory, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const giveUp = performance.now() + patienceMs
  for (;;) {
    const lock = tryLock(directory, server)
    if (lock) return lock
    if (performance.now() > giveUp) throw held(directory)
    await sleep(50)
  }
}

/** Takes a lock of that name in a directory, for this process and as long as it lives; undefined while another holds it. */
export function tryLock(directory: string, name: string): DirectoryLock | undefined {
  const file = new DatabaseSync(join(directory, `${name}.lock`), { timeout: 0 })
  try {
    file.exec('pragma journal_mode = off; pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    file.close()
    if ((error as { errcode?: number }).errcode === 5) return undefined
    throw error
  }
  writeFileSync(holderFile(directory, name), JSON.stringify({ pid: process.pid, since: new Date().toISOString() }), {
    mode: 0o600,
  })
  return { release: () => file.isOpen && file.close() }
}

/** What is locked of a data directory by the process whose server works on it. */
const server = 'farley'
const holderFile = (directory: string, name: string) => join(directory, `${name}.lock.holder`)

function held(directory: string): Refusal {
  let holder = 'another process'
  try {
    const { pid, since } = JSON.parse(readFileSync(holderFile(directory, server), 'utf8')) as {
      pid: number
      since: string
    }
    holder = `process ${pid} (since ${since})`
  } catch {
    // The holder has not written its name yet.
  }
  const message = `${directory} is in use by ${holder}. Stop it, or give this server a data directory of its own with FARLEY_DATA.`
  return new Refusal({ code: 'data_in_use', status: 503, sentence: sayAsIs(message) })
}
