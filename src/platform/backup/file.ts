import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, type Readable, type Writable } from 'node:stream'
import { pipeline as arrives } from 'node:stream/promises'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { backupKey } from './backup-key.ts'
import { isSealed, sealing, unsealing } from './sealed.ts'

/** The bytes of a backup as `restore` takes them, opened with the key of that file where they are sealed. */
export async function openBackup(path: string, keyFile: string): Promise<Readable> {
  const start = await startOf(path)
  const bytes = createReadStream(path)
  return isSealed(start) ? pipeline(bytes, unsealing(backupKey(keyFile)), () => {}) : bytes
}

/** Has a backup written so that it arrives sealed, with the key of that file, which is made when it is missing. */
export async function sealedInto<T>(to: Writable, keyFile: string, write: (to: Writable) => Promise<T>): Promise<T> {
  const seal = sealing(backupKey(keyFile, true))
  const [answer] = await Promise.all([write(seal), arrives(seal, to)])
  return answer
}

async function startOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r').catch(() => {
    throw refuse.invalid([{ field: 'file', ...say('There is no such file.') }])
  })
  const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0).finally(() => file.close())
  return buffer.subarray(0, bytesRead)
}
