import type { RecordDefinition } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { heldAmong } from '../../../../platform/records/held.ts'
import { listRecords, type Count } from '../../../../platform/records/read/index.ts'
import { digestOf, dueFilter, type Rule } from './due.ts'

/** A record that a rule concerns: what it is called, and its date. */
export interface Concerned {
  id: string
  title: string
  date: string
}

export interface Preview {
  count: Count
  /** Twenty of them at most. */
  first: Concerned[]
  /** Those that would be done but are held, among those that were looked through. */
  held: Concerned[]
  /** What switching it on asks for. */
  seen: string
}

const shown = 20
/** So many are looked through for what is held; whatever is held beyond them stays just as well. */
const lookedThrough = 10_000
const page = 200

/** What a rule would do now; changes nothing. */
export async function previewRetention(ctx: Ctx, record: RecordDefinition, rule: Rule): Promise<Preview> {
  const filter = dueFilter(ctx, record, rule)
  const fields = [record.title, rule.by]
  const named = (row: Readonly<Record<string, unknown>>): Concerned => ({
    id: row.id as string,
    title: String(row[record.title] ?? ''),
    date: String(row[rule.by]),
  })
  const counted = await listRecords(ctx, record, { filter, fields: [], limit: 1, count: 'exact' })
  const first: Concerned[] = []
  const held: Concerned[] = []
  for (let seen = 0, after: string | undefined; seen < lookedThrough; seen += page) {
    const found = await listRecords(ctx, record, { filter, fields, sort: 'id', limit: page, ...(after && { after }) })
    const rows = found.data.map(named)
    const stays = await heldAmong(ctx, ctx.db, rows.map(({ id }) => id)) // prettier-ignore
    if (first.length < shown) first.push(...rows.filter(({ id }) => !stays.has(id)).slice(0, shown - first.length))
    held.push(...rows.filter(({ id }) => stays.has(id)))
    if (!found.page.more) break
    after = found.page.after!
  }
  return { count: counted.page.count!, first, held: held.slice(0, shown), seen: digestOf(rule) }
}
