import type { Readable } from 'node:stream'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Part } from './parts.ts'

const named = pg.escapeIdentifier

/** The types of a table's columns, as PostgreSQL writes them. */
export async function typesOf(client: pg.Client, table: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [named(table)],
  )
  return new Map(rows.map(({ name, type }) => [name, type]))
}

/** So that a value is written in one way only, whatever the server is set to. */
export const oneWay = `set local time zone 'UTC'; set local datestyle = 'ISO'; set local bytea_output = 'hex'; set local extra_float_digits = 1`

/** The lines of a part, as bytes: a JSON object and a line feed for each row. To be read within the settings of `oneWay`. */
export async function linesOf(client: pg.Client, part: Omit<Part, 'path' | 'own'>): Promise<Readable> {
  const types = await typesOf(client, part.table)
  const cells = Object.entries(part.columns).map(
    ([key, column]) => `${cell(column, types.get(column))} as ${named(key)}`,
  )
  const order = part.order.map((column) => `t.${named(column)}${types.get(column) === 'text' ? ' collate "C"' : ''}`)
  const rows = `select ${cells.join(', ')} from ${named(part.table)} t${order.length > 0 ? ` order by ${order.join(', ')}` : ''}`
  // Neither character can stand in JSON as it is, so what is copied stays as it is too.
  const plain = `(format csv, quote E'\\x01', delimiter E'\\x02')`
  return client.query(copyTo(`copy (select row_to_json(r) from (${rows}) r) to stdout ${plain}`))
}

/** Amounts are text, since most that read numbers keep no more than some of their digits. */
function cell(column: string, type: string | undefined): string {
  if (type === 'numeric(19,4)') return `t.${named(column)}::text`
  if (type === 'json') return `replace(t.${named(column)}::text, E'\\n', ' ')::json`
  return `t.${named(column)}`
}
