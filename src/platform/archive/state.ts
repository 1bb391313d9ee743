import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { counter } from '../backup/tables.ts'
import type { Manifest } from './manifest.ts'
import { linesOf } from './lines.ts'
import type { Part } from './parts.ts'

interface Digest {
  path: string
  sha256: string
}

/** One digest of all: that of the list which `sha256sum` prints of these paths in the order of their bytes. */
export function stateOf(digests: readonly Digest[]): string {
  const sorted = digests.toSorted((one, other) => Buffer.compare(Buffer.from(one.path), Buffer.from(other.path)))
  const hash = createHash('sha256')
  for (const { sha256, path } of sorted) hash.update(`${sha256}  ${path}\n`)
  return hash.digest('hex')
}

/** The digest of what stands in these tables now, and of these files. */
export async function stateIn(
  client: pg.Client,
  parts: readonly Omit<Part, 'own'>[],
  files: Manifest['files'],
): Promise<string> {
  const digests: Digest[] = files.map(({ sha256 }) => ({ path: `files/${sha256}`, sha256 }))
  for (const part of parts) {
    const { counting, counted } = counter()
    await pipeline(await linesOf(client, part), counting, new Writable({ write: (_chunk, _encoding, done) => done() }))
    digests.push({ path: part.path, sha256: counted().sha256 })
  }
  return stateOf(digests)
}
