import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { isKept, type TableEntry } from './manifest.ts'

interface TableShape {
  name: string
  columns: string[]
  order: string[]
  own: NonNullable<TableEntry['own']>
}

/** The tables of a workspace that a backup holds, with the columns that can be written and the order of their rows. */
export async function tablesOf(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
select c.relname as name,
  (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
  coalesce((select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'alphabet', a.attcollation = 'und-x-icu'::regcollation) order by a.attnum)
    from pg_attribute a where a.attrelid = c.oid and a.attname ~ '^c_[0-9]' and not a.attisdropped), '[]') as own,
  coalesce((select array_agg(a.attname::text order by array_position(i.indkey::int[], a.attnum::int))
    from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
    where i.indrelid = c.oid and i.indisprimary), '{}') as order
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`)
  return rows.filter(({ name }) => isKept(name))
}

/** Writes a table's rows to a file, in COPY's text format, and answers what the manifest says of it. */
export async function copyTable(
  client: pg.Client,
  { name, columns, order, own }: TableShape,
  file: string,
): Promise<TableEntry> {
  const list = columns.map(pg.escapeIdentifier).join(', ')
  const sorted = order.length > 0 ? ` order by ${order.map(pg.escapeIdentifier).join(', ')}` : ''
  const source = client.query(copyTo(`copy (select ${list} from ${pg.escapeIdentifier(name)}${sorted}) to stdout`))
  const { counting, counted } = counter()
  await pipeline(source, counting, createWriteStream(file))
  return { name, columns, ...(own.length > 0 && { own }), ...counted() }
}

/** Passes bytes on and counts rows (COPY ends each with a line feed and escapes those inside values). */
export function counter() {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows++
      done(null, chunk)
    },
  })
  return { counting, counted: () => ({ rows, bytes, sha256: hash.digest('hex') }) }
}
