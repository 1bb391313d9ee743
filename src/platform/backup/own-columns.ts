import pg from 'pg'
import type { Manifest } from './manifest.ts'

const isOwn = /^c_\d/

/** Lets the tables have the columns of fields of one's own that the archive has, and no others. */
export async function makeOwnColumns(client: pg.Client, tables: Manifest['tables']): Promise<void> {
  for (const { name, columns, own = [] } of tables) {
    const table = pg.escapeIdentifier(name)
    const { rows } = await client.query<{ column: string }>(
      `select attname as column from pg_attribute where attrelid = $1::regclass and attname ~ '^c_[0-9]' and not attisdropped`,
      [table],
    )
    const drops = rows.map(({ column }) => `drop column ${pg.escapeIdentifier(column)}`)
    const adds = own
      .filter((each) => isOwn.test(each.name) && columns.includes(each.name))
      .map((each) => `add column ${pg.escapeIdentifier(each.name)} ${each.type}${each.type === 'text' && each.alphabet ? ' collate "und-x-icu"' : ''}`) // prettier-ignore
    if (drops.length + adds.length > 0) await client.query(`alter table ${table} ${[...drops, ...adds].join(', ')}`)
  }
}
