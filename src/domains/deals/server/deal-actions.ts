import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { dayIn, startOfDay } from '../../../kernel/time.ts'
import { handle } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/work.ts'
import { loseDeal, moveDeal, reopenDeal, stage, winDeal } from '../model/index.ts'

export const moveHandler = handle(moveDeal, async (work, _row, input) => {
  const into = await work.setting(stage, input.stage)
  if (!into || into.deletedAt) throw refuse.invalid([{ field: 'stage', ...say('Stage: there is no such stage.') }])
  return { patch: { stage: into.id, pipeline: into.pipeline } }
})

export const winHandler = handle(winDeal, async (work, _row, input) => {
  const closed = closing(work, input.closedOn)
  return { patch: { status: 'won' as const, ...closed, lossReason: null, lostTo: null }, happenedAt: closed.closedAt }
})

export const loseHandler = handle(loseDeal, async (work, _row, input) => {
  const closed = closing(work, input.closedOn)
  const why = { lossReason: input.reason, lostTo: input.lostTo ?? null }
  return { patch: { status: 'lost' as const, ...closed, ...why }, happenedAt: closed.closedAt }
})

export const reopenHandler = handle(reopenDeal, async () => ({
  patch: { status: 'open' as const, closedAt: null, lossReason: null, lostTo: null },
}))

/** The day it closed, and the moment: now for today, else the day's beginning where the company is. */
function closing(work: Work, on?: string) {
  const { ctx } = work
  const today = dayIn(ctx.actor.timeZone, ctx.now())
  if (on && on > today)
    throw refuse.invalid([{ field: 'closedOn', ...say('A deal cannot have closed in the future.') }])
  const day = on ?? today
  const moment = day === today ? ctx.now() : startOfDay(ctx.settings.timeZone, day)
  return { closeOn: day, closedAt: moment.toISOString() }
}
