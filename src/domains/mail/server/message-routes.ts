import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Ctx } from '../../../platform/context.ts'
import { opened } from '../../../platform/http/looked.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { getRecord, visibleIds } from '../../../platform/records/read/index.ts'
import { email } from '../../activities/model/index.ts'
import { shownPage } from './pages.ts'

const correspondent = z.object({ name: z.string(), address: z.string() })
const message = named(
  'MailMessage',
  z.object({
    senders: z.array(correspondent),
    receivers: z.array(correspondent),
    copied: z.array(correspondent),
    attachments: z.array(z.object({ name: z.string().nullable(), type: z.string(), size: z.int() })).describe('What hangs on it, by name and size; it stays on the mail server.'),
    thread: z.array(z.uuid()).describe('The e-mails of its conversation that the asker may see, oldest first.'),
  }),
) // prettier-ignore

const page = named(
  'MailPage',
  z.object({
    html: z.string().describe('Harmless: nothing in it runs, and showing it fetches nothing.'),
    remote: z.int().describe('How many images of other servers it leaves out.'),
  }),
)

/** What the message said from which an e-mail was taken; nothing for one that was written down by hand. */
export const messageRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/emails/:id/message',
    id: 'messageOfEmail',
    tag: email.label.many,
    summary: 'Who wrote to whom and what hung on it, of an e-mail that came from a mailbox, and its conversation.',
    answer: z.object({ data: message.nullable() }),
    refusals: [404],
    run: async (asked) => {
      const { ctx, params } = asked
      if (!isId(params.id)) throw refuse.noSuch(email)
      const { data } = await getRecord(ctx, email, params.id, {})
      opened(asked, email, data.id as string)
      return { data: (await messageOf(ctx, data.id as string)) as never }
    },
  }),
  route({
    method: 'GET',
    path: '/emails/:id/page',
    id: 'pageOfEmail',
    tag: email.label.many,
    summary: 'The page of an e-mail that came from a mailbox as one, made harmless; null where it came as text.',
    query: z.strictObject({
      images: z
        .enum(['true'])
        .optional()
        .describe('Has Farley fetch images of other servers, which learn nothing of who reads.'),
    }),
    answer: z.object({ data: page.nullable() }),
    refusals: [404],
    run: async ({ ctx, params, query, server: { site } }) => {
      if (!isId(params.id)) throw refuse.noSuch(email)
      const { data } = await getRecord(ctx, email, params.id, {})
      // Whoever may not read what it says may not read its page.
      if (!('text' in data)) return { data: null }
      return { data: await shownPage(ctx, data.id as string, query.images ? site.outbound() : null) }
    },
  }),
]

async function messageOf(ctx: Ctx, emailId: string) {
  const text =
    'select thread_id as thread, senders, receivers, copied, attachments from mail_message where email_id = $1'
  const [row] = await ctx.db.run<{ thread: string }>({ name: 'mail_message', text, values: [emailId] })
  return row ? { ...row, thread: await threadOf(ctx, row.thread) } : null
}

async function threadOf(ctx: Ctx, threadId: string): Promise<string[]> {
  const text = `select m.email_id as id from mail_message m join emails e on e.id = m.email_id
    where m.thread_id = $1 and e.deleted_at is null order by e.sent_at, e.id limit 200`
  const ids = (await ctx.db.run<{ id: string }>({ name: 'mail_thread', text, values: [threadId] })).map(({ id }) => id)
  const seen = await visibleIds(ctx, email, ids)
  return ids.filter((id) => seen.has(id))
}
