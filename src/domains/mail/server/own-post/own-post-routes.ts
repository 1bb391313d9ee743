import { z } from 'zod'
import { isId } from '../../../../kernel/id.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { say, sayAsIs } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { route, type Route } from '../../../../platform/http/route.ts'
import { named } from '../../../../platform/http/schema/named.ts'
import { post, resendPost, wakePosts } from '../../../../platform/post/index.ts'
import { inWork } from '../../../../platform/records/index.ts'
import { told } from '../../../../platform/words/index.ts'
import { mailbox } from '../../model/index.ts'
import { ourSender } from './sender.ts'
import { postsStuck, waitingPosts } from './stuck.ts'

const tag = mailbox.label.many
const stuck = named(
  'StuckPost',
  z.object({
    id: z.uuid(),
    what: z.string().describe('What such a mail is.'),
    address: z.string(),
    state: z.enum(['held', 'failed', 'bounced']),
    trouble: z.string().nullable(),
    said: z.string().nullable().describe('What the mail server said last.'),
    at: z.iso.datetime(),
    again: z.boolean().describe('Whether it can be sent once more.'),
  }),
)

/** Through which mailbox Farley's own mails leave, and what has become of those with which something is wrong. */
export const ownPostRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/our-sender',
    id: 'chooseOurSender',
    tag,
    personal: true,
    summary: 'Lets Farley’s own mails leave through one of one’s own mailboxes, or through none. Owners do.',
    body: z.strictObject({ mailbox: z.uuid().nullable() }),
    answer: z.null(),
    status: 204,
    refusals: [403, 404, 409],
    run: async ({ ctx, body }) => {
      ownersOnly(ctx)
      await choose(ctx, body.mailbox)
      return null
    },
  }),
  route({
    method: 'POST',
    path: '/our-sender/try',
    id: 'tryOurSender',
    tag,
    personal: true,
    summary: 'Sends a mail to oneself, to see that it comes. Owners do.',
    answer: z.null(),
    status: 204,
    refusals: [403, 409],
    run: async ({ ctx, server }) => {
      ownersOnly(ctx)
      if (!(await ourSender(ctx.db))) throw noSender()
      const { userId, name, language } = ctx.actor
      const [me] = await ctx.db.run<{ email: string }>({ text: 'select email from users where id = $1', values: [userId] })
      const to = { address: me!.email, name }
      await post(ctx.db, { kind: 'mail.try', about: userId!, fold: ctx.cause.id, to, language, origin: server.address().url, goodForMs: hour })
      return null
    },
  }),
  route({
    method: 'GET',
    path: '/our-post',
    id: 'ourPost',
    tag,
    who: 'admin',
    summary: 'What Farley itself was to send: how much waits, and with which of the last month something is wrong.',
    answer: z.object({ data: z.object({ waiting: z.int(), said: z.string().nullable(), stuck: z.array(stuck) }) }),
    run: async ({ ctx }) => ({ data: { ...(await waitingPosts(ctx.db)), stuck: await stuckOnes(ctx) } }),
  }),
  route({
    method: 'POST',
    path: '/our-post/:id/resend',
    id: 'resendOurPost',
    tag,
    who: 'admin',
    personal: true,
    summary: 'Sends a mail of which nobody knew whether it had left, or that had failed, once more.',
    answer: z.null(),
    status: 204,
    refusals: [404],
    run: async ({ ctx, params }) => {
      if (!isId(params.id!) || !(await resendPost(ctx.db, params.id!)))
        throw refuse.notFound(say('There is no such mail that could be sent once more.'))
      return null
    },
  }),
] // prettier-ignore

const hour = 3_600_000
const noSender = () => refuse.notNow(say('No mailbox is chosen through which it could leave.'))

function ownersOnly({ actor }: Ctx): void {
  if (actor.permissions.role !== 'owner')
    throw refuse.forbidden(say('Only owners choose through which mailbox Farley’s own mails leave.'))
}

async function stuckOnes(ctx: Ctx) {
  const writers = ctx.registry.rooms.flatMap(({ posts = [] }) => posts)
  const labelOf = (kind: string) => writers.find((writer) => writer.kind === kind)?.label
  return (await postsStuck(ctx.db)).map(({ kind, ...row }) => ({
    ...row,
    what: told(ctx, labelOf(kind) ?? sayAsIs(kind)),
  }))
}

/** One's own mailbox, which can send, in place of the one before. */
async function choose(ctx: Ctx, id: string | null): Promise<void> {
  await inWork(ctx, async (work) => {
    const [before] = await work.find(mailbox, { field: 'sendsOurs', is: true }, { limit: 1 })
    if (before && before.id !== id) await work.update(mailbox, before, { sendsOurs: false }, { name: 'sendOurs' })
    if (id === null) return
    const row = await work.load(mailbox, id, 'edit')
    if (row.owner !== ctx.actor.self) throw refuse.forbidden(say('Only whoever a mailbox belongs to looks after it.'))
    await work.flush()
    await work.update(mailbox, row, { sendsOurs: true }, { name: 'sendOurs' })
    await work.flush()
    if (!(await ourSender(work.tx))) throw refuse.notNow(say('The mailbox cannot send yet. Let it send first.'))
    await wakePosts(work.tx)
  })
} // prettier-ignore
