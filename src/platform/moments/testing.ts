import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '../../kernel/id.ts'
import type { Db } from '../db/index.ts'
import { appendLines } from '../ledger/append.ts'

/** A place for a Farley of a test's own: its data directory, and its folder of backups. */
export function placeOf() {
  const root = mkdtempSync(join(tmpdir(), 'farley-moments-'))
  // As root, PostgreSQL runs as somebody else, who must be able to pass through.
  chmodSync(root, 0o711)
  const config = { port: 0, host: '127.0.0.1', data: join(root, 'data'), backups: join(root, 'backups') }
  return { root, config, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** Adds a tag of that name, with its line in the ledger. */
export async function addTag(db: Db, name: string): Promise<void> {
  const id = newId()
  const actor = { kind: 'system' as const, id: null, name: 'Farley' }
  const line = { happenedAt: new Date().toISOString(), actor, cause: { id: newId(), kind: 'request' as const } }
  await db.transaction(async (tx) => {
    await tx.run({ text: 'insert into tags (id, name) values ($1, $2)', values: [id, name] })
    await tx.run(appendLines([{ ...line, record: 'tag', recordId: id, version: 1, name: 'create', before: {}, after: {} }])) // prettier-ignore
  })
}

/** The names of all tags. */
export async function tagsIn(db: Db): Promise<string[]> {
  const rows = await db.run<{ name: string }>({ text: 'select name from tags order by name', values: [] })
  return rows.map(({ name }) => name)
}

/** Now, with what came before and what comes after in milliseconds of their own. */
export async function momentBetween(): Promise<Date> {
  await sleep(5)
  const at = new Date()
  await sleep(5)
  return at
}
