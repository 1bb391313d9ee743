import { z } from 'zod'
import { openRoute, route, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { money } from '../../../platform/http/schema/shown.ts'
import { acceptByLink, askByLink, declineByLink, lookAtQuote } from './customer.ts'
import { endLink, makeLink, readLinks } from './links.ts'

const tag = 'Quotes'
const id = z.uuid()
const moment = z.iso.datetime()
const link = named(
  'QuoteLink',
  z.object({ id, madeBy: z.string().nullable(), madeAt: moment, expiresAt: moment, state: z.enum(['open', 'ended']) }),
)
const text = z.string()
const sum = z.object({ net: money, tax: money, gross: money })
const line = z.object({
  label: text,
  quantity: z.number(),
  price: money.nullable(),
  discount: z.number(),
  discountAmount: money.nullable(),
  billing: text,
  months: z.number().nullable(),
  setupFee: money.nullable(),
  optional: z.boolean(),
  taxRate: z.number().nullable(),
  taxIncluded: z.boolean(),
  amount: money.nullable(),
})
const offer = named(
  'Offer',
  z.object({
    number: text,
    version: z.number(),
    name: text,
    seller: text,
    customer: text.nullable(),
    sentOn: text,
    validUntil: text.nullable(),
    terms: text.nullable(),
    lines: z.array(line),
    totals: z.object({
      currency: text,
      paid: z.object({
        once: sum.optional(),
        month: sum.optional(),
        quarter: sum.optional(),
        year: sum.optional(),
      }),
      firstYear: money,
      contract: money,
    }),
  }),
)
const done = z.object({ data: z.object({ thanks: z.boolean() }) })

/** Links by which customers see quotes, and what they answer. */
export const linkRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/quote-links',
    tag,
    id: 'makeQuoteLink',
    summary: 'Makes a link by which a customer sees a quote and answers it; its secret is told once.',
    body: z.strictObject({ quote: id }),
    answer: z.object({
      data: z.object({
        id,
        url: text,
        expiresAt: moment,
        letter: z.object({ to: text, subject: text, body: text }).describe('In the language of the contact.'),
      }),
    }),
    status: 201,
    run: async ({ ctx, body, server }) => ({
      data: await makeLink(ctx, server.address().url, body.quote.toLowerCase()),
    }),
  }),
  route({
    method: 'GET',
    path: '/quote-links',
    tag,
    id: 'listQuoteLinks',
    summary: 'The links that were made to a quote, newest first.',
    query: z.strictObject({ quote: id }),
    answer: z.object({ data: z.array(link) }),
    run: async ({ ctx, query }) => ({ data: await readLinks(ctx, query.quote.toLowerCase()) }),
  }),
  route({
    method: 'DELETE',
    path: '/quote-links/:id',
    tag,
    id: 'endQuoteLink',
    summary: 'Ends such a link before its time.',
    answer: z.object({ data: z.object({ ended: z.boolean() }) }),
    run: async ({ ctx, params }) => {
      await endLink(ctx, id.catch('00000000-0000-0000-0000-000000000000').parse(params.id))
      return { data: { ended: true } }
    },
  }),
  openRoute({
    method: 'GET',
    path: '/quote-links/open/:token',
    tag,
    id: 'lookAtQuote',
    summary: 'What was sent, for the customer who has the link.',
    answer: z.object({
      data: z.object({
        state: z.enum(['sent', 'accepted', 'declined', 'withdrawn', 'expired', 'superseded']),
        seller: text,
        digest: text.nullable().describe('SHA-256 of what was sent, in hexadecimal digits.'),
        decidedAt: moment.nullable(),
        offer: offer.nullable(),
      }),
    }),
    run: async ({ server, params, request }) => {
      await server.attempts.count(request.ip)
      return { data: await lookAtQuote(server.site, params.token!) }
    },
  }),
  openRoute({
    method: 'POST',
    path: '/quote-links/open/:token/accept',
    tag,
    id: 'acceptQuoteByLink',
    summary:
      'Accepts what was shown, with the optional lines that are chosen; kept are the name, the time, the network address and the digest.',
    body: z.strictObject({
      name: z.string().trim().min(1).max(200),
      digest: z.string().length(64),
      chosen: z
        .array(z.int().min(0).max(10_000))
        .max(1_000)
        .default([])
        .describe('The places of optional lines in the offer, from 0.'),
    }),
    answer: done,
    refusals: [409, 422],
    run: async ({ server, params, body, request }) => {
      await server.attempts.count(request.ip)
      await acceptByLink(server.site, params.token!, { ...body, from: request.ip })
      return { data: { thanks: true } }
    },
  }),
  openRoute({
    method: 'POST',
    path: '/quote-links/open/:token/decline',
    tag,
    id: 'declineQuoteByLink',
    summary: 'Declines a quote, with a reason.',
    body: z.strictObject({ reason: z.string().trim().max(1_000).nullable().default(null) }),
    answer: done,
    refusals: [409, 422],
    run: async ({ server, params, body, request }) => {
      await server.attempts.count(request.ip)
      await declineByLink(server.site, params.token!, body.reason === '' ? null : body.reason)
      return { data: { thanks: true } }
    },
  }),
  openRoute({
    method: 'POST',
    path: '/quote-links/open/:token/ask',
    tag,
    id: 'askAboutQuoteByLink',
    summary: 'Asks something about the quote: it becomes a note about it, and its owner is told.',
    body: z.strictObject({
      name: z.string().trim().min(1).max(200),
      text: z.string().trim().min(1).max(4_000),
      website: z
        .string()
        .max(200)
        .default('')
        .describe('People leave it empty; what fills it in is thanked and not kept.'),
    }),
    answer: done,
    refusals: [409, 422],
    run: async ({ server, params, body: { name, text: words, website }, request }) => {
      await server.attempts.count(request.ip)
      if (website === '') await askByLink(server.site, params.token!, { name, words })
      return { data: { thanks: true } }
    },
  }),
]
