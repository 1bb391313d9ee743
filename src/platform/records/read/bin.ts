import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { titleOf } from '../../search/index.ts'
import { listRecords } from './list.ts'
import type { Page } from './query.ts'
import { visibleIds } from './visible-ids.ts'

/** A record in the bin. */
export interface Deleted {
  id: string
  title: string
  deletedAt: string
  /** Who deleted it; null where the ledger does not say. */
  by: string | null
  /** When it is deleted for good; null where it is kept. */
  goesAt: string | null
  mayRestore: boolean
}

/** So many days what was deleted lies in the bin. */
export const keptForDays = 30

const most = 100
const day = 86_400_000
const goesAt = (deletedAt: string) => new Date(Date.parse(deletedAt) + keptForDays * day).toISOString()

/** What was deleted of a kind, the latest first, as far as the actor may see it; what was merged is not among it. */
export async function readBin(
  ctx: Ctx,
  record: RecordDefinition,
  after?: string,
): Promise<{ data: Deleted[]; page: Page }> {
  const query = { bin: true, sort: '-deletedAt', limit: most, ...(after && { after }) }
  const { data: rows, page } = await listRecords(ctx, record, query)
  const ids = rows.map((row) => row.id as string)
  const [who, mine] = await Promise.all([deletedBy(ctx, ids), visibleIds(ctx, record, ids, 'delete')])
  const data = rows.map((row) => ({
    id: row.id as string,
    title: titleOf(ctx.registry, record, row),
    deletedAt: row.deletedAt as string,
    by: who.get(row.id as string) ?? null,
    goesAt: record.setting ? null : goesAt(row.deletedAt as string),
    mayRestore: mine.has(row.id as string),
  }))
  return { data, page }
}

async function deletedBy({ db }: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.run<{ record_id: string; actor_name: string }>({
    name: 'deleted_by',
    text: `select distinct on (record_id) record_id, actor_name from ledger
where record_id = any ($1::uuid[]) and name = 'delete' order by record_id, id desc`,
    values: [ids],
  })
  return new Map(rows.map((row) => [row.record_id, row.actor_name]))
}
