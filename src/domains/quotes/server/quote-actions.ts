import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { dayIn } from '../../../kernel/time.ts'
import { handle } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/index.ts'
import { deal } from '../../deals/model/index.ts'
import { company, person } from '../../people/model/index.ts'
import {
  acceptQuote,
  cloneQuote,
  declineQuote,
  newVersionOfQuote,
  quote,
  sendQuote,
  withdrawQuote,
} from '../model/index.ts'
import { checkApproved } from './approval/approval-actions.ts'
import { begin } from './making.ts'
import { keepOffer, offerOf } from './offer.ts'
import { seenOf } from './seen.ts'
import { tellOfAnswer } from './tell-of-answer.ts'

type Quote = RowOf<typeof quote>

const now = ({ ctx }: Work) => ctx.now().toISOString()

/** Whether the last day on which a quote holds is over, where the company is. */
export const isOver = ({ ctx }: Pick<Work, 'ctx'>, { validUntil }: Quote) =>
  validUntil !== null && validUntil < dayIn(ctx.settings.timeZone, ctx.now())

export const sendHandler = handle(sendQuote, async (work, row) => {
  if (isOver(work, row)) throw refuse.notNow(say('The quote is valid until a day that is over. Say a later one first.'))
  await checkApproved(work, row)
  const digest = await keepOffer(work, row.id, await offerOf(work, row))
  return { patch: { status: 'sent' as const, sentAt: now(work), digest } }
})

export const withdrawHandler = handle(withdrawQuote, async () => ({ patch: { status: 'withdrawn' as const } }))

export const acceptHandler = handle(acceptQuote, async (work, row, { by }) => {
  await tellOfAnswer(work, row, 'accepted')
  return { patch: { status: 'accepted' as const, decidedAt: now(work), acceptedBy: by } }
})

export const declineHandler = handle(declineQuote, async (work, row, { reason }) => {
  await tellOfAnswer(work, row, 'declined')
  return { patch: { status: 'declined' as const, decidedAt: now(work), declineReason: reason ?? null } }
})

export const newVersionHandler = handle(newVersionOfQuote, async (work, row) => {
  await another(work, row, true)
  return { patch: { status: 'superseded' as const } }
})

export const cloneHandler = handle(cloneQuote, async (work, row) => {
  await another(work, row, false)
  return { patch: {} }
})

/** A draft with the same lines and terms; it leads nowhere where its maker may not look. */
async function another(work: Work, row: Quote, asVersion: boolean): Promise<void> {
  begin(work, { from: row, asVersion })
  const [deals, companies, people] = [
    await seenOf(work, deal, [row.deal]),
    await seenOf(work, company, [row.company]),
    await seenOf(work, person, [row.contact]),
  ]
  const { id, name, currency, terms } = row
  await work.create(quote, {
    name,
    currency,
    terms,
    madeFrom: id,
    deal: row.deal && deals.has(row.deal) ? row.deal : null,
    company: row.company && companies.has(row.company) ? row.company : null,
    contact: row.contact && people.has(row.contact) ? row.contact : null,
    validUntil: isOver(work, row) ? null : row.validUntil,
    private: row.private ?? false,
    ...(asVersion && { owner: row.owner ?? null }),
  })
}
