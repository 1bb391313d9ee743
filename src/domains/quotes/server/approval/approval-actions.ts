import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { handle } from '../../../../platform/room.ts'
import type { Work } from '../../../../platform/records/index.ts'
import { user } from '../../../workspace/model/index.ts'
import { approveQuote, askApprovalOfQuote, refuseQuote } from '../../model/index.ts'
import { forgetApprovals, nothingSaid } from './lapse.ts'
import { needsIn, toldWhy, type Need, type Quote } from './needs.ts'

export const askApprovalHandler = handle(askApprovalOfQuote, async (work, row, { note }) => {
  const askedBy = work.ctx.actor.userId
  await forgetApprovals(work, row.id)
  const { needs } = await needsIn(work, { ...row, askedBy })
  if (needs.length === 0) throw refuse.notNow(say('Nobody needs to approve this quote: it can be sent.'))
  const lonely = needs.find(({ who }) => who.length === 0)
  if (lonely) throw await mustBeApproved(work, lonely)
  return { patch: { approval: 'asked' as const, approvers: everybodyOf(needs), askedBy, approvalNote: note ?? null } }
})

export const approveHandler = handle(approveQuote, async (work, row) => {
  const { mine, others, digest } = await asked(work, row)
  for (const { rule } of mine) await keep(work, row.id, rule.id, digest)
  return others.length > 0
    ? { patch: { approvers: everybodyOf(others) } }
    : { patch: { ...nothingSaid, approval: 'approved' as const } }
})

export const refuseHandler = handle(refuseQuote, async (work, row, { reason }) => {
  await asked(work, row)
  await forgetApprovals(work, row.id)
  return { patch: { ...nothingSaid, approval: 'refused' as const, approvalNote: reason } }
})

/** Refuses to send what is not approved, and says who must do that and why. */
export async function checkApproved(work: Work, row: Quote): Promise<void> {
  const [open] = (await needsIn(work, row)).needs.filter(({ approved }) => !approved)
  if (open) throw await mustBeApproved(work, open)
}

/** What waits for whoever is asking, and what waits for others. */
async function asked(work: Work, row: Quote) {
  const { needs, digest } = await needsIn(work, row)
  const open = needs.filter(({ approved }) => !approved)
  const mine = open.filter(({ who }) => who.includes(work.ctx.actor.userId ?? ''))
  if (open.length > 0 && mine.length === 0) throw refuse.forbidden(say('Somebody else must approve this quote.'))
  return { mine, others: open.filter((need) => !mine.includes(need)), digest }
}

const everybodyOf = (needs: readonly Need[]) => [...new Set(needs.flatMap(({ who }) => who))]

async function keep({ tx, ctx }: Work, id: string, rule: string, digest: string): Promise<void> {
  const text = `insert into quote_approval (quote_id, rule_id, digest, approved_by) values ($1, $2, $3, $4)
on conflict (quote_id, rule_id) do update set digest = excluded.digest, approved_by = excluded.approved_by, approved_at = now()`
  await tx.run({ text, values: [id, rule, digest, ctx.actor.userId] })
}

async function mustBeApproved(work: Work, need: Need) {
  const why = toldWhy(work.ctx, need)
  if (need.who.length === 0)
    return refuse.notNow(say('This quote must be approved before it is sent, and nobody who sees it may do that: {why}', { why })) // prettier-ignore
  const users = await Promise.all(need.who.map((id) => work.setting(user, id)))
  const who = users.map((each) => each?.name ?? '')
  return refuse.notNow(say('This quote must be approved before it is sent, by {who}: {why}', { who, why }))
}
