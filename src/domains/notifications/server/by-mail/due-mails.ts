import { asUser } from '../../../../platform/access/as-user.ts'
import { preferencesOf } from '../../../../platform/access/preferences.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { newId } from '../../../../kernel/id.ts'
import { post, type Posting } from '../../../../platform/post/index.ts'
import type { JobHandler } from '../../../../platform/room.ts'
import { quietUntil } from '../push/quiet.ts'
import { choiceOf, columns, type MailChoice } from './choice.ts'
import { nextSummary } from './next-summary.ts'

const hour = 3_600_000
const atOnce = 500

/** Lets mails be due to whoever wants them: what has just come, and the summaries of this minute. What they say is written as they leave. */
export const mailNews: JobHandler = {
  name: 'mail-news',
  cron: '* * * * *',
  async run(ctx) {
    for (const { userId } of await waitingFor(ctx)) await alone(ctx, userId, mailAtOnce)
    for (const { userId } of await dueSummaries(ctx)) await alone(ctx, userId, mailSummary)
  },
}

type Whose = { userId: string }

const waitingFor = ({ db }: Ctx): Promise<Whose[]> =>
  db.run({ text: `select distinct user_id as "userId" from notification where mail_at <= clock_timestamp() limit ${atOnce}`, values: [] }) // prettier-ignore

const dueSummaries = ({ db }: Ctx): Promise<Whose[]> =>
  db.run({ text: `select user_id as "userId" from news_by_mail where due_at <= clock_timestamp() limit ${atOnce}`, values: [] }) // prettier-ignore

/** Nobody goes without a mail because of somebody else. */
async function alone(ctx: Ctx, userId: string, mail: (ctx: Ctx, userId: string) => Promise<void>): Promise<void> {
  await mail(ctx, userId).catch((error: unknown) => ctx.log.error({ err: error, user: userId }, 'a mail to somebody could not be due')) // prettier-ignore
}

/** How somebody is written to, and until when they want to be left alone; undefined for who has no account any more. */
async function reachOf(ctx: Ctx, userId: string) {
  const own = await asUser(ctx, userId)
  const [row] = await ctx.db.run<{ email: string }>({ text: 'select email from users where id = $1', values: [userId] })
  if (!own || !row) return undefined
  const { quietHours } = await preferencesOf(ctx.db, userId)
  const { name, language, timeZone: zone } = own.actor
  const to: Pick<Posting, 'to' | 'language'> = { to: { address: row.email, name }, language }
  return { to, zone, quiet: quietHours && quietUntil(quietHours, zone, ctx.now()) }
}

async function mailAtOnce(ctx: Ctx, userId: string): Promise<void> {
  const [choice, reach] = [await choiceOf(ctx.db, userId), await reachOf(ctx, userId)]
  const until = (choice && reach?.quiet) ?? null
  await ctx.db.transaction(async (tx) => {
    const text = `update notification set mail_at = $2 where user_id = $1 and mail_at <= clock_timestamp() returning id`
    const rows = await tx.run<{ id: string }>({ text, values: [userId, until?.toISOString() ?? null] })
    if (!choice || !reach || until || rows.length === 0) return
    const details = { ids: rows.map(({ id }) => id) }
    await post(tx, { kind: 'notifications.atOnce', about: userId, details, fold: newId(), ...reach.to, origin: choice.origin, goodForMs: 6 * hour }) // prettier-ignore
  })
}

async function mailSummary(ctx: Ctx, userId: string): Promise<void> {
  const reach = await reachOf(ctx, userId)
  await ctx.db.transaction(async (tx) => {
    const text = `select ${columns} from news_by_mail where user_id = $1 and due_at <= clock_timestamp() for update`
    const [choice] = await tx.run<MailChoice & { origin: string; since: string; dueAt: string }>({ text, values: [userId] }) // prettier-ignore
    if (!choice) return
    const next = reach ? (reach.quiet ?? nextSummary(choice, reach.zone, ctx.now())) : null
    const isNow = reach !== undefined && !reach.quiet
    const put = `update news_by_mail set due_at = $2, since = case when $3 then clock_timestamp() else since end where user_id = $1` // prettier-ignore
    await tx.run({ text: put, values: [userId, next?.toISOString() ?? null, isNow] })
    if (!isNow) return
    const { since, dueAt, origin } = choice
    await post(tx, { kind: 'notifications.summary', about: userId, details: { since }, fold: `${userId} ${dueAt}`, ...reach.to, origin, goodForMs: 12 * hour }) // prettier-ignore
  })
}
