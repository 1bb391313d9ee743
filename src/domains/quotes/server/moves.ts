import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import type { Changing } from '../../../platform/room.ts'
import { quote } from '../model/index.ts'
import { saidOfApproval } from './approval/lapse.ts'

type Quote = RowOf<typeof quote>
type Status = Quote['status']

/** By which deed a quote comes from which state into which. */
const moves: Readonly<Record<string, { from: readonly Status[]; to: Status }>> = {
  send: { from: ['draft'], to: 'sent' },
  withdraw: { from: ['sent'], to: 'withdrawn' },
  accept: { from: ['sent'], to: 'accepted' },
  decline: { from: ['sent'], to: 'declined' },
  expire: { from: ['sent'], to: 'expired' },
  newVersion: { from: ['sent', 'declined', 'withdrawn', 'expired'], to: 'superseded' },
}

const sent = ['name', 'currency', 'validUntil', 'terms', 'number', 'edition', 'madeFrom', 'sentAt', 'digest'] as const
const decided = ['decidedAt', 'acceptedBy', 'acceptedFrom', 'acceptedDigest', 'declineReason'] as const

/** Refuses every change of state but by its deed (an undo, too), and every change of what was sent. */
export function checkMove({ name, before, after }: Changing<Quote>): void {
  if (!before) return
  const move = moves[name]
  if (before.status !== after.status && !(move?.to === after.status && move.from.includes(before.status)))
    throw refuse.notNow(say('What became of a quote is not taken back. Make a new version of it.'))
  if (before.status === 'draft') return
  const closed = move ? sent : [...sent, ...decided]
  const faults = closed.filter((field) => before[field] !== after[field]).map((field) => ({ field, ...changesNoMore(field) }))
  if (faults.length > 0) throw refuse.invalid(faults)
} // prettier-ignore

const changesNoMore = (field: (typeof sent | typeof decided)[number]) =>
  say('{field}: a quote that was sent changes no more. Make a new version of it.', { field: labelOf(quote.fields[field]) }) // prettier-ignore

/** What only deeds say: refused of a new quote, also of one that is brought in from a file. */
export function checkBeginning(after: Quote): void {
  const said = [...decided, ...saidOfApproval, 'number', 'sentAt', 'digest'] as const
  const wrong: (keyof typeof quote.fields)[] = said.filter((field) => after[field] !== null)
  if (after.status !== 'draft') wrong.push('status')
  if (after.edition !== null && after.edition !== 1) wrong.push('edition')
  if (wrong.length === 0) return
  throw refuse.invalid(
    wrong.map((field) => ({ field, ...say('{field}: a new quote is a draft, and Farley numbers it.', { field: labelOf(quote.fields[field]) }) })), // prettier-ignore
  )
}
