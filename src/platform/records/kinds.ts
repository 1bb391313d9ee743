import type { Touched } from './companions.ts'
import type { Work } from './work.ts'

/** Which kind of record each id belongs to, from the directory of all records; unknown ids are absent. */
export async function kindsOf(
  work: Work,
  ids: readonly string[],
  known: readonly Touched[] = [],
): Promise<Map<string, string>> {
  const kinds = new Map(known.map(({ row, record }) => [row.id, record.name]))
  const asked = [...new Set(ids)].filter((id) => !kinds.has(id))
  if (asked.length === 0) return kinds
  const rows = await work.tx.run<{ id: string; record: string }>({
    name: 'kinds_of',
    text: 'select id, record from entity where id = any ($1::uuid[]) and not deleted',
    values: [asked],
  })
  for (const { id, record } of rows) kinds.set(id, record)
  return kinds
}
