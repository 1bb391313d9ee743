import { z } from 'zod'
import type { Filter } from '../../../kernel/filter.ts'
import { isId } from '../../../kernel/id.ts'
import { roundMoney } from '../../../kernel/money.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route } from '../../../platform/http/route.ts'
import { pathOf } from '../../../platform/records/index.ts'
import { readTally } from '../../../platform/records/read/index.ts'
import { company, person } from '../../people/model/index.ts'
import { order, orderLine } from '../model/index.ts'

const day = 86_400_000

const answer = z.object({
  data: z.object({
    count: z.int(),
    first: z.string().nullable(),
    last: z.string().nullable(),
    days: z.number().nullable().describe('Between one order and the next, on average.'),
    sums: z.array(z.object({ amount: z.string(), currency: z.string() })).describe('Without tax and what came back.'),
    most: z.array(z.object({ id: z.uuid(), label: z.string().nullable(), quantity: z.number(), times: z.int() })),
  }),
})

/** What a customer has bought, as whoever asks may see it. */
export const purchaseRoutes = [purchasesRoute(company, 'company'), purchasesRoute(person, 'contact')]

function purchasesRoute(record: typeof company | typeof person, link: 'company' | 'contact') {
  return route({
    method: 'GET',
    path: `/${pathOf(record)}/:id/purchases`,
    tag: record.label.many,
    id: `purchasesOf${record.label.one}`,
    summary: 'What was bought: how many orders, for how much, how often, and of what most; cancelled orders do not count.',
    answer,
    run: async ({ ctx, params: { id } }) => {
      if (!isId(id)) throw refuse.noSuch(record)
      return { data: await purchasesOf(ctx, { field: link, is: id }) }
    },
  })
} // prettier-ignore

async function purchasesOf(ctx: Ctx, whose: Filter) {
  const { count, first, last, sums, most } = await readTally(ctx, order, {
    filter: { and: [whose, { field: 'status', isNot: 'cancelled' }] },
    day: 'placedOn',
    amount: 'total',
    less: 'returnedTotal',
    parts: { record: orderLine, of: 'order', what: 'product', quantity: 'quantity', less: 'returned' },
  })
  const span = first && last ? (Date.parse(last) - Date.parse(first)) / day : 0
  return { count, first, last, days: first && count > 1 ? span / (count - 1) : null, sums: sums.map(roundMoney), most }
}
