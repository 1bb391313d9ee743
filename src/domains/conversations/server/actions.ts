import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { handle } from '../../../platform/room.ts'
import { assignConversation, finishConversation, reopenConversation, snoozeConversation } from '../model/index.ts'

const assignHandler = handle(assignConversation, async (_work, _row, { to }) => ({ patch: { owner: to ?? null } }))

const snoozeHandler = handle(snoozeConversation, async ({ ctx }, _row, { until }) => {
  if (Date.parse(until) <= ctx.now().getTime())
    throw refuse.invalid([{ field: 'until', ...say('Until: a moment that is still to come.') }])
  return { patch: { state: 'snoozed' as const, snoozedUntil: until } }
})

const finishHandler = handle(finishConversation, async () => ({
  patch: { state: 'done' as const, snoozedUntil: null, waitingSince: null },
}))

const reopenHandler = handle(reopenConversation, async () => ({
  patch: { state: 'open' as const, snoozedUntil: null },
}))

export const conversationHandlers = [assignHandler, snoozeHandler, finishHandler, reopenHandler]
