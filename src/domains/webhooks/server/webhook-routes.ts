import { z } from 'zod'
import type { RowOf } from '../../../kernel/record.ts'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say, saying } from '../../../kernel/sentence.ts'
import { givenSchema } from '../../../kernel/schema.ts'
import { isMoment } from '../../../kernel/time.ts'
import { changed } from '../../../platform/http/changed.ts'
import { route, type AskedBy, type Route } from '../../../platform/http/route.ts'
import { changedOf } from '../../../platform/http/schema/envelopes.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { createRecord } from '../../../platform/records/index.ts'
import { getRecord } from '../../../platform/records/read/index.ts'
import { problems, webhook } from '../model/index.ts'
import { addTest, readDelivery, readLog, replay } from './deliveries.ts'
import { healthOf } from './health.ts'
import { renewSecret, secretsOf } from './secrets.ts'
import { send } from './send.ts'
import { settle } from './settle.ts'

const tag = webhook.label.many
const moment = z.iso.datetime()
const secret = z.string().describe('Shown this once: whsec_…')
const delivery = named(
  'WebhookDelivery',
  z.object({
    id: z.uuid().describe('The webhook-id under which it is sent, each time the same.'),
    type: z.string(),
    record: z.string(),
    recordId: z.uuid(),
    version: z.int(),
    state: z.enum(['waiting', 'done', 'failed']),
    attempts: z.int(),
    at: moment.describe('When it was changed.'),
    triedAt: moment.nullable(),
    dueAt: moment.nullable().describe('When it is sent next; null while an earlier change of the same record waits.'),
    status: z.int().nullable(),
    answer: z.string().nullable().describe('The first kilobyte of the answer.'),
    tookMs: z.int().nullable(),
    problem: z.enum(problems).nullable(),
  }),
)
const health = z.object({
  id: z.uuid(),
  failingSince: moment.nullable(),
  waiting: z.int(),
  failed: z.int(),
})
const most = 50
const admin = { who: 'admin', tag } as const

/** What there is to a webhook beyond its record: its secret, a test, its log, and sending again. */
export const webhookRoutes: Route[] = [
  route({
    ...admin,
    method: 'POST',
    path: '/webhooks',
    id: 'createWebhook',
    summary: 'Adds one: webhook. Its secret is shown this once.',
    status: 201,
    bodyInDocs: named('WebhookCreate', givenSchema(webhook, 'create')),
    answer: named('WebhookMade', z.object({ ...changedOf(webhook).shape, secret })),
    refusals: [422],
    run: async (asked) => {
      const row = await createRecord(asked.ctx, webhook, asked.body ?? {})
      asked.reply.header('location', `/api/v1/webhooks/${String(row.id)}`)
      const made: object = await changed(asked, webhook, row)
      return { ...made, secret: await renewSecret(asked.server.site, row.id as string) } as never
    },
  }),
  route({
    ...admin,
    method: 'GET',
    path: '/webhooks/health',
    id: 'healthOfWebhooks',
    summary: 'How it goes with each webhook: since when nothing arrives, how much waits, how much was given up.',
    answer: z.object({ data: z.array(health) }),
    run: async ({ ctx }) => ({ data: await healthOf(ctx.db) }),
  }),
  route({
    ...admin,
    method: 'POST',
    path: '/webhooks/:id/secret',
    id: 'renewWebhookSecret',
    summary: 'Makes a new secret, shown this once; for a day the one before signs as well.',
    answer: z.object({ data: z.object({ secret }) }),
    run: async (asked) => {
      const { id } = await webhookIn(asked)
      return { data: { secret: await renewSecret(asked.server.site, id) } }
    },
  }),
  route({
    ...admin,
    method: 'POST',
    path: '/webhooks/:id/test',
    id: 'testWebhook',
    summary: 'Sends a test and answers what became of it.',
    answer: z.object({ data: delivery }),
    run: async (asked) => {
      const { id } = await webhookIn(asked)
      const { ctx, server } = asked
      const due = await addTest(ctx.db, id, ctx.actor)
      const outcome = await send(server.site, await secretsOf(server.site, id), due)
      await settle(ctx.db, due, outcome, ctx.now())
      return { data: await readDelivery(ctx.db, due.id) }
    },
  }),
  route({
    ...admin,
    method: 'GET',
    path: '/webhooks/:id/deliveries',
    id: 'webhookDeliveries',
    summary: 'What a webhook was told in the last 30 days, newest first.',
    query: z.strictObject({
      state: z.enum(['waiting', 'done', 'failed']).optional(),
      below: z.string().regex(/^\d{1,18}$/).optional().describe('The `below` of the page before.'),
    }),
    answer: z.object({ data: z.array(delivery), page: z.object({ below: z.string().nullable() }) }),
    run: async (asked) => {
      const { id } = await webhookIn(asked)
      const rows = await readLog(asked.ctx.db, id, { ...asked.query, limit: most + 1 })
      const data = rows.slice(0, most)
      return { data, page: { below: rows.length > most ? data.at(-1)!.seq : null } }
    },
  }),
  route({
    ...admin,
    method: 'POST',
    path: '/webhooks/:id/replay',
    id: 'replayWebhook',
    summary: 'Sends one message again, or all that were given up since a moment; each under the webhook-id that it had.',
    body: z.union([z.strictObject({ delivery: z.uuid() }), z.strictObject({ since: sinceSchema() })]),
    answer: z.object({ data: z.object({ replayed: z.int() }) }),
    run: async (asked) => {
      const { id, active } = await webhookIn(asked)
      const { ctx, body } = asked
      if (!active) throw refuse.notNow(say('This webhook is off: turn it on first.'))
      const which = 'delivery' in body ? { id: body.delivery } : { since: body.since }
      return { data: { replayed: await replay(ctx.db, id, which) } }
    },
  }),
] // prettier-ignore

function sinceSchema() {
  return z.string().refine(isMoment, saying('A moment: 2027-01-01T00:00:00Z.'))
}

async function webhookIn({ ctx, params }: AskedBy): Promise<RowOf<typeof webhook>> {
  if (!isId(params.id)) throw refuse.noSuch(webhook)
  return (await getRecord(ctx, webhook, params.id, {})).data as unknown as RowOf<typeof webhook>
}
