import pg from 'pg'
import { isOwnTable, makeOwnTable } from '../own/own-table.ts'
import type { Manifest } from './manifest.ts'

/** Lets there be the tables of kinds of record of one's own that the archive has, and no others; all of them are empty. */
export async function makeOwnTables(client: pg.Client, there: Iterable<string>, tables: Manifest['tables']) {
  for (const name of [...there].filter(isOwnTable)) await client.query(`drop table ${pg.escapeIdentifier(name)}`)
  for (const { name } of tables) if (isOwnTable(name)) await client.query(makeOwnTable(name))
}
