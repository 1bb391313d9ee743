import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'

/** Where the key lies under which backups of this Farley are sealed. */
export const backupKeyFile = (data: string): string => path.join(data, 'backup.key')

/** The key of a file, made when it is missing and `make` is said. Refuses a file that holds none. */
export function backupKey(file: string, make = false): Buffer {
  if (make) makeKey(file)
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch {
    throw refuse.invalid([{ field: 'key', ...say('This backup is sealed, and its key is not at {file}.', { file }) }])
  }
  const key = Buffer.from(text, 'base64')
  if (key.length !== 32) throw refuse.invalid([{ field: 'key', ...say('{file} holds no key of backups.', { file }) }])
  return key
}

function makeKey(file: string): void {
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
