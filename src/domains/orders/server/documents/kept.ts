import type { RowOf } from '../../../../kernel/record.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { labelOf, say } from '../../../../kernel/sentence.ts'
import type { Changing } from '../../../../platform/room.ts'
import type { Work } from '../../../../platform/records/index.ts'
import { order } from '../../model/index.ts'
import { numbersOf } from './document.ts'

type Order = RowOf<typeof order>

const issued = ['number', 'company', 'contact', 'currency', 'handedOn', 'invoicedOn', 'dueOn', 'billTo', 'vatNumber', 'terms'] as const // prettier-ignore

/** Refuses, whoever asks and however, to change what stands on an invoice, or to take back what a credit note says. */
export async function checkIssued(work: Work, { name, before, after }: Changing<Order>): Promise<void> {
  if (!before || before.invoiceNumber === null) return
  const changed = issued.filter((field) => before[field] !== after[field])
  const isBack = before.status === 'returned' && after.status !== 'returned'
  if (changed.length === 0 && !isBack) return
  const numbers = await numbersOf(work, before.id)
  if (numbers.invoice === null) return
  if (isBack) throw stays(numbers)
  const faults = changed.filter((field) => !(isOfMerge(field) && name === 'merge'))
  if (faults.length === 0 || (faults.every(isOfMerge) && (await isMergeUndone(work, before.id)))) return
  throw refuse.invalid(faults.map((field) => ({ field, ...fault(field, numbers.invoice!) })))
}

/** The refusal to take back what was issued last. */
export function stays({ invoice, credits }: Awaited<ReturnType<typeof numbersOf>>) {
  const number = credits.at(-1)
  return refuse.notNow(
    number === undefined ? issuedStays(invoice ?? '') : say('Credit note {number} was issued and stays.', { number }),
  )
}
export const issuedStays = (number: string) =>
  say('Invoice {number} was issued and stays. Take the order back instead.', { number })

const fault = (field: (typeof issued)[number], number: string) =>
  say('{field}: stands on invoice {number} and changes no more. Take the order back instead.', { field: labelOf(order.fields[field]), number }) // prettier-ignore

/** Whoever is merged into another is still the one whom the invoice names. */
const isOfMerge = (field: string) => field === 'company' || field === 'contact'

async function isMergeUndone({ tx, ctx: { cause } }: Work, id: string): Promise<boolean> {
  if (cause.kind !== 'undo' || !cause.of) return false
  const text = `select 1 as one from ledger where record_id = $1 and cause_id = $2 and name = 'merge' limit 1`
  return (await tx.run({ text, values: [id, cause.of] })).length > 0
}
