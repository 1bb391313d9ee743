import { z } from 'zod'
import { clock, weekday } from '../../../../kernel/preferences-schema.ts'
import { refuse, Refusal } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { route, type Route } from '../../../../platform/http/route.ts'
import { named } from '../../../../platform/http/schema/named.ts'
import { sessionIn } from '../../../../platform/http/sure.ts'
import { noSender, senderOf } from '../../../../platform/post/index.ts'
import { kinds } from '../../model/index.ts'
import { choiceOf, keepChoice, nothingChosen, type MailChoice } from './choice.ts'
import { nextSummary } from './next-summary.ts'

const tag = 'Notifications'
const ofKinds = z.array(z.enum(kinds)).max(kinds.length)
const chosen = {
  atOnce: ofKinds,
  summary: ofKinds,
  summaryAt: clock,
  summaryDays: z.array(weekday).min(1).max(7),
}
const choice = named('NewsByMail', z.object({ data: z.object(chosen) }))

/** What of one's news comes by mail. */
export const mailRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/news-by-mail',
    tag,
    id: 'newsByMail',
    summary: 'Which kinds of one’s news come by mail: at once, or in a summary at an hour of one’s own.',
    personal: true,
    answer: choice,
    run: async (asked) => ({ data: shown(await choiceOf(asked.ctx.db, sessionIn(asked).userId)) }),
  }),
  route({
    method: 'PATCH',
    path: '/news-by-mail',
    tag,
    id: 'chooseNewsByMail',
    summary: 'Chooses which kinds of one’s news come by mail.',
    personal: true,
    body: z.strictObject(chosen).partial(),
    answer: choice,
    refusals: [409, 422],
    run: async (asked) => {
      const { ctx, body, server } = asked
      const { userId } = sessionIn(asked)
      const before = shown(await choiceOf(ctx.db, userId))
      const { atOnce = before.atOnce, summary = before.summary, summaryAt = before.summaryAt, summaryDays = before.summaryDays } = body
      const next = { atOnce, summary, summaryAt, summaryDays }
      const twice = next.summary.some((kind) => next.atOnce.includes(kind))
      if (twice) throw refuse.invalid([{ field: 'summary', ...say('What comes at once does not stand in the summary as well.') }])
      const wantsMore = (body.atOnce?.length ?? 0) + (body.summary?.length ?? 0) > 0
      if (wantsMore && !(await senderOf(ctx.db, ctx.registry))) throw new Refusal({ code: 'no_sender', status: 409, sentence: noSender })
      await keepChoice(ctx.db, userId, next, server.address().url, nextSummary(next, ctx.actor.timeZone, ctx.now()))
      return { data: next }
    },
  }),
] // prettier-ignore

function shown(kept: MailChoice | undefined) {
  const { atOnce, summary, summaryAt, summaryDays } = kept ?? nothingChosen
  return { atOnce: [...atOnce], summary: [...summary], summaryAt, summaryDays: [...summaryDays] }
}
