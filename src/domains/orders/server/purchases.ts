import { z } from 'zod'
import type { Filter } from '../../../kernel/filter.ts'
import { roundMoney } from '../../../kernel/money.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route } from '../../../platform/http/route.ts'
import { readTally } from '../../../platform/records/read/index.ts'
import { order, orderLine } from '../model/index.ts'

const query = z.strictObject({ company: z.uuid().optional(), person: z.uuid().optional() })
type Whose = z.infer<typeof query>
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
export const purchaseRoutes = [
  route({
    method: 'GET',
    path: '/purchases',
    tag: order.label.many,
    id: 'purchases',
    summary: 'What a company or a person has bought: how many orders, for how much, how often, and of what most; cancelled orders do not count.',
    query,
    answer,
    run: async ({ ctx, query: whose }) => ({ data: await purchasesOf(ctx, whose) }),
  }),
] // prettier-ignore

async function purchasesOf(ctx: Ctx, whose: Whose) {
  const { count, first, last, sums, most } = await readTally(ctx, order, {
    filter: { and: [of(whose), { field: 'status', isNot: 'cancelled' }] },
    day: 'placedOn',
    amount: 'total',
    less: 'returnedTotal',
    parts: { record: orderLine, of: 'order', what: 'product', quantity: 'quantity', less: 'returned' },
  })
  const span = first && last ? (Date.parse(last) - Date.parse(first)) / day : 0
  const days = first && count > 1 ? span / (count - 1) : null
  return { count, first, last, days, sums: sums.map(roundMoney), most }
}

function of({ company, person }: Whose): Filter {
  if ((company === undefined) === (person === undefined))
    throw refuse.invalid([{ field: 'company', ...say('Whose purchases: either of a company or of a person.') }])
  return company === undefined ? { field: 'contact', is: person! } : { field: 'company', is: company }
}
