import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Changing } from '../../../../platform/room.ts'
import type { Work } from '../../../../platform/records/index.ts'
import { quote, type quoteLine } from '../../model/index.ts'

type Quote = RowOf<typeof quote>
type Line = RowOf<typeof quoteLine>

export const nothingSaid = { approval: null, approvers: null, askedBy: null, approvalNote: null } as const
export const saidOfApproval = Object.keys(nothingSaid) as (keyof typeof nothingSaid)[]
const deeds = new Set(['askApproval', 'approve', 'refuse', 'lapse'])

/**
 * An approval is said by its deeds only: whatever else would change it, an undo or a record out of a backup, is refused,
 * and what was taken back stays so. It was given for this customer and this currency.
 */
export function approvalAfter({ name, before, after }: Changing<Quote>): Partial<Quote> {
  if (!before || deeds.has(name)) return {}
  if (before.approval !== null && before.approval !== after.approval)
    throw refuse.notNow(say('What was said of the approval is not taken back. Ask for it again.'))
  const isOther = before.company !== after.company || before.currency !== after.currency
  if (isOther && before.approval !== null) return { ...nothingSaid }
  return Object.fromEntries(saidOfApproval.map((field) => [field, before[field]]))
}

/** Lines that become others take the approval of their quote back. */
export async function lapse(work: Work, changings: readonly Changing<Line>[]): Promise<void> {
  const ids = changings.filter(isOther).flatMap(({ before, after }) => [after.quote, before?.quote ?? after.quote])
  for (const id of new Set(ids)) {
    const of = work.made(quote, id) ?? (await work.peek(quote, id))
    if (of?.status !== 'draft' || of.approval === null) continue
    await forgetApprovals(work, id)
    await work.update(quote, of, nothingSaid, { name: 'lapse' })
  }
}

const unweighed = new Set(['position', 'version', 'updatedAt'])

function isOther({ name, before, after }: Changing<Line>): boolean {
  if (!before || name === 'delete' || name === 'restore') return true
  const names = Object.keys(after) as (keyof Line)[]
  return names.some((field) => !unweighed.has(field) && JSON.stringify(before[field]) !== JSON.stringify(after[field]))
}

export async function forgetApprovals({ tx }: Work, id: string): Promise<void> {
  await tx.run({ text: 'delete from quote_approval where quote_id = $1', values: [id] })
}
