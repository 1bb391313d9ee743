import { z } from 'zod'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { isAuthority } from '../../../../platform/access/directory.ts'
import { route, type AskedBy, type Route } from '../../../../platform/http/route.ts'
import { wakePosts } from '../../../../platform/post/index.ts'
import { secretOf } from '../../../../platform/secrets/index.ts'
import { mailbox } from '../../model/index.ts'
import { connectionOf, placeOf } from '../connections.ts'
import { ownBox } from '../mailbox-routes.ts'
import { ourSender } from '../own-post/sender.ts'
import { refusedFor, troubleIn } from '../trouble.ts'
import { dropSending, keepSending, sendingPlaceOf, type Sending } from './sendings.ts'
import { inConversation } from './smtp.ts'

const tag = mailbox.label.many
const way = z.strictObject({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535).default(465),
  startTls: z.boolean().optional().describe('Whether TLS begins at its command, as at port 587, or with the first byte, as at 465.'),
  userName: z.string().trim().min(1).max(254).optional().describe('That of reading when left out.'),
  password: z.string().min(1).max(1000).optional().describe('That of reading when left out.'),
  authority: z.string().max(20_000).nullable().default(null).describe('PEM of who vouches for its certificate, where that is nobody whom all know.'),
}) // prettier-ignore
type Given = z.infer<typeof way>
const done = z.object({ data: z.object({ sends: z.boolean() }) })

/** How a mailbox sends. All of it is its owner's alone. */
export const sendingRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/mailboxes/:id/sending',
    id: 'letMailboxSend',
    tag,
    personal: true,
    summary: 'Signs in to the mail server that the mailbox sends by (SMTP with TLS) and, where that is possible, keeps how that is done, the password sealed.',
    body: way,
    answer: done,
    refusals: [404, 422],
    run: async (asked) => {
      await letSend(asked, (await ownBox(asked)).id)
      return { data: { sends: true } }
    },
  }),
  route({
    method: 'POST',
    path: '/mailboxes/:id/stop-sending',
    id: 'letMailboxSendNoMore',
    tag,
    personal: true,
    summary: 'Forgets how the mailbox sends, and the password for that.',
    answer: done,
    refusals: [404],
    run: async (asked) => {
      const { id } = await ownBox(asked)
      await asked.ctx.db.transaction((tx) => dropSending(tx, id))
      return { data: { sends: false } }
    },
  }),
] // prettier-ignore

/** It is tried before it is kept. */
async function letSend({ ctx, body, server: { site } }: AskedBy<unknown, Given>, id: string): Promise<void> {
  const { host, port, authority, startTls = port !== 465 } = body
  if (authority !== null && !isAuthority(authority))
    throw refuse.invalid([{ field: 'authority', ...say('A certificate in PEM.') }])
  const userName = body.userName ?? (await connectionOf(ctx.db, id))?.userName
  if (!userName) throw refuse.invalid([{ field: 'userName', ...say('The user name, since the mailbox is not connected for reading.') }])
  const given = body.password === undefined ? null : secretOf(body.password)
  const password = given ?? (await site.vault().get(placeOf(id)))
  if (!password) throw refuse.invalid([{ field: 'password', ...say('The password, since the mailbox is not connected for reading.') }])
  const kept: Sending = { host, port, startTls, userName, authority }
  await inConversation(site, kept, password, async () => undefined).catch((error: unknown) => {
    throw refusedFor(troubleIn(error))
  })
  await ctx.db.transaction(async (tx) => {
    await dropSending(tx, id)
    if (given) await site.vault().put(sendingPlaceOf(id), given, tx)
    await keepSending(tx, id, kept)
    if ((await ourSender(tx))?.id === id) await wakePosts(tx)
  })
} // prettier-ignore
