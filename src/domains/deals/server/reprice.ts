import { z } from 'zod'
import type { Money } from '../../../kernel/field.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { isId } from '../../../kernel/id.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route } from '../../../platform/http/route.ts'
import { findRows, readOne, visibleIds } from '../../../platform/records/read/index.ts'
import { handle } from '../../../platform/room.ts'
import { deal, dealLine, repriceDeal } from '../model/index.ts'
import { priceLines, pricesOfLines } from './price-lines.ts'

type Line = RowOf<typeof dealLine>
type New = Pick<Line, 'price' | 'steps' | 'priceReason' | 'setupFee' | 'taxRate' | 'taxIncluded'>

/** Lines of the catalog take today’s prices; what somebody typed, and what has no price today, stays as it is. */
export const repriceHandler = handle(repriceDeal, async (work, row) => {
  const lines = (await work.find(dealLine, { field: 'deal', is: row.id }, { sort: 'position', limit: 10_000 })).filter(isOfCatalog) // prettier-ignore
  const changes = changedPrices(lines, await priceLines(work, row, lines))
  await work.updateMany(
    dealLine,
    changes.map(({ line, patch }) => ({ row: line, patch: patch as never })),
    { name: 'reprice' },
  )
  return { patch: {} }
})

const isOfCatalog = ({ product, priceReason }: Line) => product !== null && priceReason !== null

/** The lines whose price is another one today, and what would be so. */
function changedPrices(lines: readonly Line[], found: readonly (Partial<Line> | undefined)[]) {
  return lines.flatMap((line, index): { line: Line; patch: New }[] => {
    const today = found[index]
    if (!today?.price) return []
    const { price, steps = null, priceReason = null, setupFee = null, taxRate = null, taxIncluded = null } = today
    const patch: New = { price, steps, priceReason, setupFee, taxRate, taxIncluded }
    return isSame(line, patch) ? [] : [{ line, patch }]
  })
}

function isSame(line: Line, { price, steps, setupFee, taxRate, taxIncluded }: New): boolean {
  return (
    amount(line.price) === amount(price) &&
    amount(line.setupFee) === amount(setupFee) &&
    line.steps === steps &&
    line.taxRate === taxRate &&
    (line.taxIncluded ?? false) === (taxIncluded ?? false)
  )
}

const amount = (money: Money | null) => money && `${Number(money.amount)} ${money.currency}`

const money = z.object({ amount: z.string(), currency: z.string() }).nullable()

export const repriceRoutes = [
  route({
    method: 'GET',
    path: '/deals/:id/price-changes',
    tag: deal.label.many,
    id: 'priceChangesOfDeal',
    summary: 'The lines of a deal whose price in the catalog is another one today: what `reprice` would change.',
    answer: z.object({
      data: z.array(z.object({ line: z.uuid(), label: z.string().nullable(), now: money, then: money, reason: z.string() })),
    }),
    run: async ({ ctx, params }) => ({
      data: (await priceChanges(ctx, params.id)).map(({ line, patch }) => ({
        line: line.id,
        label: line.label,
        now: line.price,
        then: patch.price,
        reason: patch.priceReason ?? '',
      })),
    }),
  }),
] // prettier-ignore

async function priceChanges(ctx: Ctx, id: string | undefined) {
  const row = isId(id) ? ((await readOne(ctx, deal, id)) as RowOf<typeof deal> | null) : null
  if (!row) throw refuse.noSuch(deal)
  const all = { sort: 'position', limit: 10_000, lock: false }
  const found = (await findRows(ctx, ctx.db, ctx.registry.own(dealLine), { field: 'deal', is: row.id }, all)) as unknown as Line[] // prettier-ignore
  const seen = await visibleIds(ctx, ctx.registry.own(dealLine), found.map((line) => line.id)) // prettier-ignore
  const lines = found.filter((line) => isOfCatalog(line) && seen.has(line.id))
  return changedPrices(lines, await pricesOfLines(ctx, row, lines))
}
