import { z } from 'zod'
import { route, type Route } from '../../../../platform/http/route.ts'
import { told } from '../../../../platform/words/index.ts'
import { product } from '../../model/index.ts'
import { pricesFor } from './prices-for.ts'

const money = z.object({ amount: z.string(), currency: z.string() }).nullable()
const price = z.object({
  product: z.uuid(),
  price: money.describe('Of one; null where there is no price.'),
  amount: money.describe('Of all of them: the sum of the steps, each rounded to the digits of the currency.'),
  steps: z.array(z.object({ quantity: z.string(), price: z.string() })),
  setupFee: money,
  billing: z.string(),
  minimumMonths: z.int().nullable(),
  taxRate: z.string().nullable(),
  taxIncluded: z.boolean(),
  reasons: z.array(z.string()).describe('Why, in the reader’s language.'),
})

export const pricingRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/prices',
    tag: product.label.many,
    id: 'askPrices',
    summary: 'What products cost a customer on a day, in these quantities, with every reason in words. Changes nothing.',
    whileLooking: true,
    body: z.strictObject({
      company: z.uuid().nullable().optional().describe('The customer; nobody in particular when left out.'),
      currency: z.string().length(3).optional().describe('The company’s own when left out.'),
      day: z.iso.date().optional().describe('Today when left out.'),
      items: z.array(z.strictObject({ product: z.uuid(), quantity: z.number().min(0).max(1e9) })).min(1).max(500),
    }),
    answer: z.object({ data: z.array(price) }),
    run: async ({ ctx, body }) => ({
      data: (await pricesFor(ctx, body)).map(({ product: row, reasons, ...found }) => ({
        ...found,
        steps: [...found.steps],
        product: row.id,
        billing: row.billing ?? 'once',
        minimumMonths: row.minimumMonths ?? null,
        reasons: reasons.map((reason) => told(ctx, reason)),
      })),
    }),
  }),
] // prettier-ignore
