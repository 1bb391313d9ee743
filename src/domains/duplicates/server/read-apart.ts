import type { Ctx } from '../../../platform/context.ts'
import { standingForSql } from '../../../platform/records/merged.ts'
import { linkedTo, visibleIds } from '../../../platform/records/read/index.ts'
import type { ApartPair } from '../model/index.ts'
import { pairKey } from './apart.ts'

interface Row {
  record: string
  one: string
  other: string
  by: string | null
  at: string
}

const most = 200

/** The pairs of which somebody has said that they are two, newest first, as far as the reader may see both. */
export async function readApart(ctx: Ctx): Promise<ApartPair[]> {
  const rows = await ctx.db.run<Row>({
    text: `select record, ${standingForSql('low_id')} as one, ${standingForSql('high_id')} as other, said_by as by, said_at as at
from match_apart order by said_at desc limit ${most}`,
    values: [],
  })
  const ids = [...new Set(rows.flatMap(({ one, other, by }) => [one, other, ...(by ? [by] : [])]))]
  const linked = await linkedTo(ctx, ids)
  const editable = new Set<string>()
  for (const [name, group] of Map.groupBy(rows, ({ record }) => record)) {
    const record = ctx.registry.record(name)
    const own = group.flatMap(({ one, other }) => [one, other])
    if (record) for (const id of await visibleIds(ctx, record, own, 'edit')) editable.add(id)
  }
  const seen = new Set<string>()
  return rows.flatMap(({ record, one, other, by, at }) => {
    const isThere = linked[one] && !linked[one].deleted && linked[other] && !linked[other].deleted
    if (!isThere || one === other || seen.has(pairKey(one, other))) return []
    seen.add(pairKey(one, other))
    const twin = (id: string) => ({ id, title: linked[id]!.title, subtitle: linked[id]!.subtitle })
    const can = { decide: editable.has(one) && editable.has(other) }
    return [{ record, one: twin(one), other: twin(other), by: (by && linked[by]?.title) ?? null, at, can }]
  })
}
