import { z } from 'zod'
import { route, type Route } from '../../../../platform/http/route.ts'
import { inWork } from '../../../../platform/records/index.ts'
import { exchangeRate } from '../../model/index.ts'
import { plannedRates, takeRates } from './take-rates.ts'

const file = z.strictObject({
  text: z.string().min(1).max(4_000_000).describe('The CSV file: of the European Central Bank, or with the heads currency, date and rate.'),
  source: z.string().trim().min(1).max(120).describe('Who says so; it is kept with each rate.'),
  since: z.iso.date().optional().describe('Only rates from this day on.'),
  currencies: z.array(z.string().regex(/^[A-Z]{3}$/)).min(1).max(300).optional().describe('Only these.'),
}) // prettier-ignore

const taken = z.object({
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  currencies: z.array(z.string()),
  from: z.string().nullable(),
  until: z.string().nullable(),
})

const about = { who: 'admin', tag: exchangeRate.label.many, body: file, bodyLimit: 5 * 1024 * 1024 } as const

/** Exchange rates by the file: what one would do, and taking it in. */
export const ratesRoutes: Route[] = [
  route({
    ...about,
    method: 'POST',
    path: '/exchange-rates/file/preview',
    id: 'previewRates',
    summary: 'How many rates of a file are new, different or known; nothing is changed.',
    answer: z.object({ data: taken }),
    run: async ({ ctx, body }) => ({ data: (await inWork(ctx, (work) => plannedRates(work, body))).taken }),
  }),
  route({
    ...about,
    method: 'POST',
    path: '/exchange-rates/file',
    id: 'takeRates',
    summary: 'Takes the rates of a file in; what is worth something by them is worth it anew, except what is closed.',
    answer: z.object({ data: taken, cause: z.uuid() }),
    run: async ({ ctx, body }) => ({
      data: await inWork(ctx, (work) => takeRates(work, body)),
      cause: ctx.cause.id,
    }),
  }),
]
