import pg from 'pg'
import { passing } from '../backup/manifest.ts'
import { clientConfig } from '../db/index.ts'
import { openFileStore } from '../files/index.ts'
import type { Site } from '../site.ts'

/** Makes of the database of an earlier moment one that goes on from there: nobody is signed in, and the ledger begins a new era. */
export async function settle({ workspace }: Site): Promise<void> {
  const client = new pg.Client(clientConfig(workspace.settings('owner')))
  await client.connect()
  try {
    await client.query('begin')
    const tables = [...passing].filter((name) => name !== 'migration').map(pg.escapeIdentifier)
    await client.query(`truncate ${tables.join(', ')}`)
    await client.query('select begin_ledger_era()')
    await client.query('commit')
  } finally {
    await client.end()
  }
}

/** Ids of files of which the bytes were removed since that moment; an older backup may have them. */
export async function filesWithoutBytes({ workspace, data }: Site): Promise<string[]> {
  const there = new Set<string>()
  for await (const { id } of openFileStore(data).list()) there.add(id)
  const text = 'select id from files where sha256 is not null order by id'
  const files = await workspace.db.run<{ id: string }>({ text, values: [] })
  return files.map(({ id }) => id).filter((id) => !there.has(id))
}
