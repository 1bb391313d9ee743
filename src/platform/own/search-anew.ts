import type { RecordDefinition } from '../../kernel/record.ts'
import { rowsByIds } from '../records/fetch.ts'
import { contactKeys, searchRow } from '../search/index.ts'
import type { Site } from '../site.ts'
import { placeOf, type Shaped } from './table.ts'

const batch = 500

/** Writes the search rows and contact keys anew of all that have a value in a field by which they begin or cease to be found. */
export async function searchAnew(site: Site, { name }: RecordDefinition, field: Shaped): Promise<void> {
  await site.describe()
  const record = site.registry.record(name)!
  const { table, key } = placeOf(record, field)
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const ids = await site.workspace.db.transaction(async (tx) => {
      const text = `select id from ${table} where ${key} is not null and id > $1 order by id limit ${batch}`
      const found = (await tx.run<{ id: string }>({ text, values: [after] })).map(({ id }) => id)
      const rows = await rowsByIds(tx, record, found)
      await tx.pipeline(rows.flatMap((row) => [searchRow(site.registry, record, row), contactKeys(record, row)]))
      return found
    })
    if (ids.length < batch) return
    after = ids.at(-1)!
  }
}
