import { ownName } from '../../kernel/own-field.ts'
import type { Runner } from '../db/index.ts'
import { tableOf } from '../records/columns.ts'
import type { RecordDefinition } from '../../kernel/record.ts'

/** Values of a field that several records share, the commonest first. */
export interface Alike {
  value: string
  count: number
  ids: string[]
}

const mostShown = 20

/** What stands in the way of a rule that no two records may be alike; an empty list where nothing does. */
export async function alike(db: Runner, record: RecordDefinition, key: string): Promise<Alike[]> {
  const table = tableOf(record)
  const column = table.stored.get(ownName(key))!.key
  return db.run<Alike>({
    text: `select lower(${column}::text) as value, count(*)::int as count, (array_agg(id order by id))[1:${mostShown}] as ids
from ${table.name} where deleted_at is null and ${column} is not null
group by 1 having count(*) > 1 order by 2 desc, 1 limit ${mostShown}`,
    values: [],
  })
}
