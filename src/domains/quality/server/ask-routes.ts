import { z } from 'zod'
import { openRoute, route, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { readerOf } from '../../../platform/words/index.ts'
import { answerAsk, lookAtAsk } from './answer.ts'
import { endAsk, makeAsk, readAsks } from './ask.ts'

const tag = 'Quality'
const id = z.uuid()
const link = named(
  'AskLink',
  z.object({
    id,
    fields: z.array(z.string()),
    askedBy: z.string().nullable(),
    askedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    state: z.enum(['open', 'answered', 'ended']),
  }),
)
const text = z.string().max(2_000)
const value = z.union([text, z.array(text).max(20), z.null()])

/** Asking people whether what we hold of them is right, and what they answer. */
export const askRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/ask',
    tag,
    id: 'askSomebody',
    summary: 'Makes a link by which a person confirms or corrects what is held of them; its secret is told once.',
    body: z.strictObject({
      record: z.string().max(60),
      id,
      fields: z.array(z.string().max(120)).min(1).max(30),
      days: z.int().min(1).max(90).default(14),
    }),
    answer: z.object({
      data: z.object({
        id,
        url: z.string(),
        expiresAt: z.iso.datetime(),
        letter: z.object({ subject: z.string(), body: z.string() }).describe('In the language of the person.'),
      }),
    }),
    status: 201,
    run: async ({ ctx, body, server }) => ({
      data: await makeAsk(ctx, server.address().url, { ...body, id: body.id.toLowerCase() }),
    }),
  }),
  route({
    method: 'GET',
    path: '/ask',
    tag,
    id: 'listAsks',
    summary: 'By which links a person was asked, newest first.',
    query: z.strictObject({ record: z.string().max(60), id }),
    answer: z.object({ data: z.array(link) }),
    run: async ({ ctx, query }) => ({ data: await readAsks(ctx, query.record, query.id.toLowerCase()) }),
  }),
  route({
    method: 'DELETE',
    path: '/ask/:id',
    tag,
    id: 'endAsk',
    summary: 'Ends such a link before its time.',
    answer: z.object({ data: z.object({ ended: z.boolean() }) }),
    run: async ({ ctx, params }) => {
      await endAsk(ctx, z.uuid().catch('00000000-0000-0000-0000-000000000000').parse(params.id))
      return { data: { ended: true } }
    },
  }),
  openRoute({
    method: 'GET',
    path: '/ask/open/:token',
    tag,
    id: 'lookAtAsk',
    summary: 'What is held of the person whom a link asks, as far as they are asked.',
    answer: z.object({
      data: z.object({
        company: z.string(),
        fields: z.array(z.object({ name: z.string(), type: z.string(), label: z.string(), value })),
      }),
    }),
    run: async ({ server, params, request }) => {
      await server.attempts.count(request.ip)
      return { data: await lookAtAsk(server.site, params.token!, readerOf(request.headers['accept-language'])) }
    },
  }),
  openRoute({
    method: 'POST',
    path: '/ask/open/:token',
    tag,
    id: 'answerAsk',
    summary: 'Confirms what is right and corrects what is not; the link ends by that.',
    body: z.strictObject({ values: z.record(z.string().max(120), value) }),
    answer: z.object({ data: z.object({ thanks: z.boolean() }) }),
    refusals: [422],
    run: async ({ server, params, body, request }) => {
      await server.attempts.count(request.ip)
      await answerAsk(server.site, params.token!, body.values)
      return { data: { thanks: true } }
    },
  }),
]
