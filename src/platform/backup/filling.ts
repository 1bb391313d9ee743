import pg from 'pg'
import { refuse } from '../../kernel/refusal.ts'
import type { Sentence } from '../../kernel/sentence.ts'
import { tablesOf } from './tables.ts'

/** Refuses, in these words, a workspace that somebody works in. */
export async function mustBeEmpty(client: pg.Client, inUse: Sentence): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(
    "select exists (select from entity where record = 'user') as used",
  )
  if (rows[0]!.used) throw refuse.notNow(inUse)
}

/** Empties all tables that can be filled; answers their names. */
export async function clearTables(client: pg.Client): Promise<Set<string>> {
  const names = (await tablesOf(client)).map(({ name }) => name)
  await client.query(`truncate ${names.map(pg.escapeIdentifier).join(', ')} cascade`)
  return new Set(names)
}

/** Numbers that the database gives go on after the highest one restored. */
export async function continueNumbers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; column: string }>(`
select c.relname as name, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relnamespace = 'public'::regnamespace and a.attidentity <> ''`)
  for (const { name, column } of rows) {
    const [table, key] = [pg.escapeIdentifier(name), pg.escapeIdentifier(column)]
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce((select max(${key}) from ${table}), 1))`,
      [name, column],
    )
  }
}
