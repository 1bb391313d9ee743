import { isList } from '../../kernel/merge.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { titleOf } from '../search/index.ts'
import { tableOf } from '../records/columns.ts'
import { fetchRow, rowsByIds } from '../records/fetch.ts'
import type { UndoReport, Work } from '../records/index.ts'
import type { Raw } from './kept.ts'
import { makeAnew } from './make-anew.ts'
import { rowsThen, type Then } from './rows-then.ts'

/** What a backup says of a record and with links to it, by table. */
interface Around {
  raws: ReadonlyMap<string, readonly Raw[]>
  isErased: (record: RecordDefinition, then: Then) => boolean
  /** What was said and done with it comes back too. */
  activities: boolean
}

/** Brings back what belonged to a record that was gone: its parts, on wish what was said and done, and the links of others to it. */
export async function heal(
  work: Work,
  record: RecordDefinition,
  id: string,
  { raws, isErased, activities }: Around,
  report: UndoReport,
): Promise<void> {
  for (const { record: linking, field } of work.ctx.registry.backLinks(record)) {
    const { name, stored } = tableOf(linking)
    const column = stored.get(field)!.key
    const found = (raws.get(name) ?? []).filter((raw) => String(raw[column] ?? '').includes(id))
    const isPart = linking.partOf === field || (activities && linking.timeline?.about === field)
    for (const then of await rowsThen(work.ctx, work.tx, linking, found)) {
      if ((await rowsByIds(work.tx, linking, [then.id])).length > 0)
        await linkAgain(work, linking, field, then, id, report) // prettier-ignore
      else if (isPart && then.deletedAt === null && !isErased(linking, then))
        await makeAnew(work, linking, then, report)
    }
  }
}

/** A link that went with the record it led to; where it leads elsewhere since, it stays as it is. */
async function linkAgain(
  work: Work,
  linking: RecordDefinition,
  field: string,
  then: Then,
  id: string,
  report: UndoReport,
): Promise<void> {
  const found = await fetchRow(work.ctx, work.tx, linking, then.id, 'edit', { bin: 'either' })
  if (!found?.may) return
  const now = found.row[field] as string | readonly string[] | null
  const list = isList(linking.all[field]!)
  const to = list ? [...new Set([...((now as readonly string[] | null) ?? []), id])] : (now ?? id)
  if (list ? (now ?? []).includes(id) : now !== null) return
  await work.update(linking, found.row as never, { [field]: to } as never, { name: 'bringBack' })
  const title = titleOf(work.ctx.registry, linking, found.row)
  report.changes.push({ record: linking.name, id: then.id, title, fields: [{ field, from: now, to }] })
}
