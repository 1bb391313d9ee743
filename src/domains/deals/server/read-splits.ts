import type { RowOf } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { walkBack } from '../../../platform/records/read/as-of.ts'
import { findRows } from '../../../platform/records/read/index.ts'
import { dealSplit } from '../model/index.ts'

type Split = RowOf<typeof dealSplit>
const most = 500_000

/** The shares of these deals beside their owners’, by deal, whoever asks: as they are now or, with a moment, as Farley knew them then. */
export async function readSplits(ctx: Ctx, deals: readonly string[], moment?: string): Promise<Map<string, Split[]>> {
  if (deals.length === 0) return new Map()
  const bin = moment !== undefined
  const filter = { field: 'deal', in: [...deals] }
  const now = await findRows(ctx, ctx.db, dealSplit, filter, { limit: most, bin })
  const rows = moment ? [...(await walkBack(ctx, ctx.registry.own(dealSplit), now, moment, ctx.db, 'recorded_at')).values()] : now // prettier-ignore
  const known = (rows as unknown as Split[]).filter(({ deletedAt }) => !deletedAt)
  return Map.groupBy(known, ({ deal }) => deal)
}
