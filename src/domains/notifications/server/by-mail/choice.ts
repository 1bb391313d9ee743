import type { Weekday } from '../../../../kernel/time.ts'
import type { Runner } from '../../../../platform/db/runner.ts'
import type { Kind } from '../../model/index.ts'

/** What reaches somebody by mail. */
export interface MailChoice {
  /** Kinds that are mailed when they come. */
  atOnce: readonly Kind[]
  /** Kinds that stand in the summary. */
  summary: readonly Kind[]
  /** When that comes, by the clocks of their zone, and on which days. */
  summaryAt: string
  summaryDays: readonly Weekday[]
}

/** What holds for somebody who has chosen nothing: no mail at all. */
export const nothingChosen: MailChoice = { atOnce: [], summary: [], summaryAt: '08:00', summaryDays: [1, 2, 3, 4, 5] }

interface Kept extends MailChoice {
  userId: string
  origin: string
  dueAt: string | null
  since: string
}

export const columns = `user_id as "userId", at_once as "atOnce", summary, summary_at as "summaryAt",
  summary_days as "summaryDays", origin, due_at as "dueAt", since`

export async function choiceOf(on: Runner, userId: string): Promise<Kept | undefined> {
  const text = `select ${columns} from news_by_mail where user_id = $1`
  return (await on.run<Kept>({ name: 'news_by_mail', text, values: [userId] }))[0]
}

/** Keeps what somebody chose; a summary that they begin to get tells of what comes from now on. */
export async function keepChoice(on: Runner, userId: string, choice: MailChoice, origin: string, dueAt: Date | null): Promise<void> {
  const text = `insert into news_by_mail (user_id, at_once, summary, summary_at, summary_days, origin, due_at)
    values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (user_id) do update set at_once = excluded.at_once, summary = excluded.summary, summary_at = excluded.summary_at,
      summary_days = excluded.summary_days, origin = excluded.origin, due_at = excluded.due_at,
      since = case when news_by_mail.due_at is null then excluded.since else news_by_mail.since end`
  const { atOnce, summary, summaryAt, summaryDays } = choice
  await on.run({ text, values: [userId, atOnce, summary, summaryAt, summaryDays, origin, dueAt?.toISOString() ?? null] })
} // prettier-ignore

/** Which of the two mails somebody wants no more. */
export type Mailing = 'atOnce' | 'summary'

/** Nothing of that kind is mailed to them any more. */
export async function stopMailing(on: Runner, userId: string, mailing: Mailing): Promise<void> {
  const set = mailing === 'atOnce' ? `at_once = '{}'` : `summary = '{}', due_at = null`
  await on.run({ text: `update news_by_mail set ${set} where user_id = $1`, values: [userId] })
}
