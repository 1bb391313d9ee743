import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Runner } from '../../db/index.ts'
import { tableOf } from '../../records/columns.ts'
import { selectionOf, type Cells } from '../../records/read/rows.ts'

/** A row’s value in both columns of a pair; before there is another column, in one. */
export interface Both {
  id: string
  source: unknown
  target: unknown
}

const page = 5_000
export const nobody = '00000000-0000-0000-0000-000000000000'

/** All values of a field, page by page in the order of their ids, those of the bin too. */
export async function* valuesOf(db: Runner, pair: RecordDefinition, after = nobody): AsyncGenerator<Both[]> {
  const { columns, decode } = selectionOf(null, pair, 't')
  const { name, stored } = tableOf(pair)
  const filled = `t.${stored.get('source')!.columns[0]} is not null`
  const text = `select ${columns.join(', ')} from ${name} t where t.id > $1 and ${filled} order by t.id limit ${page}`
  for (let last = after; ;) {
    const cells = await db.run<Cells>({ text, values: [last], rowMode: 'array' })
    const rows = cells.map(decode).map((row) => ({ id: row.id as string, source: row.source, target: row.target }))
    if (rows.length > 0) yield rows
    if (rows.length < page) return
    last = rows.at(-1)!.id
  }
}
