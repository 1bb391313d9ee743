import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { ring } from '../../../platform/ledger/index.ts'
import { linkedTo } from '../../../platform/records/read/index.ts'
import { isLoud, kinds } from '../model/index.ts'
import { attention, groupSchema } from './notification-schema.ts'
import { attentionOf, pay } from './attention.ts'
import { countUnread, readInbox } from './inbox.ts'

const tag = 'Notifications'
const group = named('NotificationGroup', groupSchema)
const state = named('Attention', z.object({ data: z.object({ state: attention.nullable() }) }))

const changes = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(500),
  read: z.boolean().optional(),
  done: z.boolean().optional(),
  snoozedUntil: z.iso.datetime({ offset: true }).nullable().optional().describe('Until then they are not shown; then they are unread again.'),
}) // prettier-ignore

export const notificationRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/notifications',
    tag,
    id: 'listNotifications',
    summary: 'What concerns the reader, grouped by record, newest first; at most 500 of them.',
    query: z.strictObject({ shelf: z.enum(['open', 'snoozed', 'done']).default('open') }),
    answer: z.object({ data: z.array(group) }),
    run: async ({ ctx, query }) => ({ data: await readInbox(personal(ctx), query.shelf) }),
  }),
  route({
    method: 'GET',
    path: '/notifications/count',
    tag,
    id: 'countNotifications',
    summary: 'How many records have something new that interrupts: a mention, an assignment, a reminder.',
    answer: z.object({ data: z.object({ unread: z.int() }) }),
    run: async ({ ctx }) => ({ data: { unread: await countUnread(personal(ctx)) } }),
  }),
  route({
    method: 'PATCH',
    path: '/notifications',
    tag,
    id: 'changeNotifications',
    personal: true,
    summary: 'Marks one’s notifications as read or done, or puts them off.',
    body: changes,
    answer: z.object({ data: z.object({ changed: z.int() }) }),
    run: async ({ ctx, body }) => ({ data: { changed: await change(personal(ctx), body) } }),
  }),
  route({
    method: 'GET',
    path: '/attention/:id',
    tag,
    id: 'getAttention',
    summary: 'Whether one follows a record or has muted it.',
    answer: state,
    run: async ({ ctx, params }) => {
      const id = await visible(personal(ctx), params.id!)
      return { data: { state: (await attentionOf(ctx.db, ctx.actor.self, [id])).get(id) ?? null } }
    },
  }),
  route({
    method: 'PATCH',
    path: '/attention/:id',
    tag,
    id: 'payAttention',
    personal: true,
    summary: 'Follows a record, mutes it, or neither.',
    body: z.strictObject({ state: attention.nullable() }),
    answer: state,
    run: async ({ ctx, params, body }) => {
      await pay(ctx.db, personal(ctx).actor.userId!, await visible(ctx, params.id!), body.state)
      return { data: body }
    },
  }),
]

function personal(ctx: Ctx): Ctx {
  if (ctx.actor.userId === null) throw refuse.forbidden(say('A key that acts for nobody has no notifications.'))
  return ctx
}

async function visible(ctx: Ctx, id: string): Promise<string> {
  const known = z.uuid().safeParse(id).success && (await linkedTo(ctx, [id]))[id]
  if (!known) throw refuse.notFound(say('There is no such record.'))
  return id
}

async function change(
  { db, actor }: Ctx,
  { ids, read, done, snoozedUntil }: z.output<typeof changes>,
): Promise<number> {
  const rows = await db.run<{ id: string }>({
    text: `update notification set
        read_at = case when $6::boolean and $5::timestamptz is not null then null when $3::boolean is null then read_at when $3::boolean then coalesce(read_at, now()) end,
        done_at = case when $4::boolean is null then done_at when $4::boolean then coalesce(done_at, now()) end,
        snoozed_until = case when $6::boolean then $5::timestamptz else snoozed_until end,
        push_at = case when $5::timestamptz is not null and kind = any ($7) and exists (select 1 from push_device where user_id = $1) then $5 end,
        updated_at = clock_timestamp()
      where user_id = $1 and id = any ($2::uuid[]) returning id`,
    values: [
      actor.userId,
      ids,
      read ?? null,
      done ?? null,
      snoozedUntil ?? null,
      snoozedUntil !== undefined,
      kinds.filter(isLoud),
    ],
  })
  ring(db)
  return rows.length
}
