import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { eachBatch } from './fill-table.ts'
import type { Manifest } from './manifest.ts'
import { damaged, openArchive } from './open.ts'
import { stateOf } from './state.ts'

/** Whether a file begins as a zip does. */
export async function isArchive(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) return false
  const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0).finally(() => file.close())
  return buffer.toString('latin1') === 'PK\x03\x04'
}

/** Reads an archive to its end and compares everything with what it says of itself. Refuses a damaged one, naming the part. */
export async function verifyArchive(path: string): Promise<Manifest> {
  const { manifest, read, close } = await openArchive(path)
  try {
    for (const part of manifest.parts) {
      const { rows } = await eachBatch(part, await read(part.path), async () => {})
      if (rows !== part.rows) throw damaged(part.path)
    }
    for (const { sha256 } of manifest.files) {
      const hash = createHash('sha256')
      try {
        for await (const chunk of await read(`files/${sha256}`)) hash.update(chunk as Buffer)
      } catch {
        throw damaged(`files/${sha256}`)
      }
      if (hash.digest('hex') !== sha256) throw damaged(`files/${sha256}`)
    }
    const files = manifest.files.map(({ sha256 }) => ({ path: `files/${sha256}`, sha256 }))
    if (stateOf([...manifest.parts, ...files]) !== manifest.state) throw damaged('manifest.json')
    return manifest
  } finally {
    close()
  }
}
