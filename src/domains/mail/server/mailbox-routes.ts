import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { keepersFor } from '../../../platform/access/circles.ts'
import type { Ctx } from '../../../platform/context.ts'
import { isAuthority } from '../../../platform/access/directory.ts'
import { route, type AskedBy, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { getRecord, linkedTo } from '../../../platform/records/read/index.ts'
import { secretOf } from '../../../platform/secrets/index.ts'
import { mailbox } from '../model/index.ts'
import { reasons, states, troubles } from '../model/seen.ts'
import { inMailbox, type Way } from './connect.ts'
import { dropConnection, keepConnection, lookIn, placeOf } from './connections.ts'
import type { Mailbox } from './mailbox-rules.ts'
import { readSeen, syncOf } from './read-sync.ts'
import { tryAgain } from './seen.ts'
import { refusedFor, troubleIn } from './trouble.ts'

const tag = mailbox.label.many
const moment = z.iso.datetime()
const counts = z.object(Object.fromEntries(states.map((state) => [state, z.int()])) as Record<(typeof states)[number], z.ZodInt>) // prettier-ignore
const sync = named(
  'MailboxSync',
  z.object({
    connection: z
      .object({
        host: z.string(),
        port: z.int(),
        startTls: z.boolean(),
        userName: z.string(),
        readAt: moment.nullable().describe('When it was last read to its end.'),
        trouble: z.enum(troubles).nullable().describe('Why it cannot be read.'),
        troubleAt: moment.nullable(),
      })
      .nullable()
      .describe('Null while it is not connected.'),
    sending: z
      .object({ host: z.string(), port: z.int(), startTls: z.boolean(), userName: z.string() })
      .nullable()
      .describe('How it sends; null while it cannot.'),
    counts,
    folders: z.array(z.object({ path: z.string(), messages: z.int(), due: z.int() })),
  }),
)
const seen = named(
  'MailSeen',
  z.object({
    id: z.string(),
    folder: z.string(),
    uid: z.int(),
    state: z.enum(states),
    reason: z.enum(reasons).nullable(),
    email: z.uuid().nullable().describe('What it has become.'),
    subject: z.string().nullable().describe('Of that e-mail, where the asker may see it.'),
    triedAt: moment.nullable(),
    from: z.array(z.object({ address: z.string(), name: z.string() })).describe('With whom one that waits was exchanged.'),
  }),
) // prettier-ignore
const way = z.strictObject({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535).default(993),
  startTls: z.boolean().optional().describe('Whether TLS begins at its command, as at port 143, or with the first byte, as at 993.'),
  userName: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1000),
  authority: z.string().max(20_000).nullable().default(null).describe('PEM of who vouches for its certificate, where that is nobody whom all know.'),
}) // prettier-ignore
const done = z.object({ data: z.object({ connected: z.boolean() }) })

/** What there is to a mailbox beyond its record: how it is reached, and what became of each of its messages. All of it is its owner's alone. */
export const mailboxRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/mailboxes/:id/connect',
    id: 'connectMailbox',
    tag,
    personal: true,
    summary: 'Signs in to the mail server (IMAP with TLS) and, where that is possible, keeps the password, sealed: it is never told again.',
    body: way,
    answer: done,
    refusals: [404, 422],
    run: async (asked) => {
      const { id } = await ownBox(asked)
      const { password, startTls = asked.body.port === 143, ...kept } = asked.body
      await connect(asked, id, { ...kept, startTls }, password)
      return { data: { connected: true } }
    },
  }),
  route({
    method: 'POST',
    path: '/mailboxes/:id/disconnect',
    id: 'disconnectMailbox',
    tag,
    personal: true,
    summary: 'Forgets how the mailbox is reached, and its password; what was taken stays.',
    answer: done,
    refusals: [404],
    run: async (asked) => {
      const { id } = await ownBox(asked)
      await asked.ctx.db.transaction((tx) => dropConnection(tx, id))
      return { data: { connected: false } }
    },
  }),
  route({
    method: 'GET',
    path: '/mailboxes/:id/sync',
    id: 'syncOfMailbox',
    tag,
    summary: 'How it goes with a mailbox: what became of the messages that its server shows, as many as there are there.',
    answer: z.object({ data: sync }),
    refusals: [404],
    run: async (asked) => ({ data: await syncOf(asked.ctx.db, (await sharedBox(asked)).id) }),
  }),
  route({
    method: 'GET',
    path: '/mailboxes/:id/messages',
    id: 'messagesOfMailbox',
    tag,
    summary: 'The messages that its server shows, the ones listed last first: what became of each, and why.',
    query: z.strictObject({
      state: z.enum(states).optional(),
      below: z.string().regex(/^\d{1,18}$/).optional().describe('The `below` of the page before.'),
    }),
    answer: z.object({ data: z.array(seen), page: z.object({ below: z.string().nullable() }) }),
    refusals: [404],
    run: async (asked) => {
      const { id } = await ownBox(asked)
      const rows = await readSeen(asked.ctx.db, id, { ...asked.query, limit: most + 1 })
      const linked = await linkedTo(asked.ctx, rows.flatMap(({ email }) => email ?? [])) // prettier-ignore
      const data = rows.slice(0, most).map((row) => ({ ...row, subject: (row.email && linked[row.email]?.title) || null }))
      return { data, page: { below: rows.length > most ? data.at(-1)!.id : null } }
    },
  }),
  route({
    method: 'POST',
    path: '/mailboxes/:id/try-again',
    id: 'tryMailAgain',
    tag,
    personal: true,
    summary: 'Tries messages again that failed, wait or were skipped.',
    body: z.strictObject({ state: z.enum(['failed', 'skipped', 'waiting']) }),
    answer: z.object({ data: z.object({ due: z.int() }) }),
    refusals: [404],
    run: async (asked) => {
      const { id } = await ownBox(asked)
      const due = await tryAgain(asked.ctx.db, id, asked.body.state)
      await lookIn(asked.ctx.db, id, 0)
      return { data: { due } }
    },
  }),
] // prettier-ignore

const most = 50

/** One's own, or one that one shares: how it goes is told to all who have its mail. */
async function sharedBox({ ctx, params }: AskedBy<unknown, unknown>): Promise<Mailbox> {
  const box = await seenBox(ctx, params.id)
  if (box.owner !== ctx.actor.self && !keepersFor(ctx.actor).includes(box.circle ?? ''))
    throw refuse.forbidden(say('Only whoever a mailbox belongs to looks after it.'))
  return box
}

/** Also one that is shared or open is connected and looked after by its owner alone. */
export async function ownBox({ ctx, params }: AskedBy<unknown, unknown>): Promise<Mailbox> {
  const box = await seenBox(ctx, params.id)
  if (box.owner !== ctx.actor.self) throw refuse.forbidden(say('Only whoever a mailbox belongs to looks after it.'))
  return box
}

async function seenBox(ctx: Ctx, id: string | undefined): Promise<Mailbox> {
  if (!isId(id)) throw refuse.noSuch(mailbox)
  return (await getRecord(ctx, mailbox, id, {})).data as unknown as Mailbox
}

async function connect({ ctx, server: { site } }: AskedBy<unknown, unknown>, id: string, way: Way, given: string): Promise<void> {
  if (way.authority !== null && !isAuthority(way.authority))
    throw refuse.invalid([{ field: 'authority', ...say('A certificate in PEM.') }])
  const password = secretOf(given)
  const tried = inMailbox(site, way, password, async () => undefined)
  await tried.catch((error: unknown) => {
    throw refusedFor(troubleIn(error))
  })
  await ctx.db.transaction(async (tx) => {
    await site.vault().put(placeOf(id), password, tx)
    await keepConnection(tx, id, way)
  })
} // prettier-ignore
