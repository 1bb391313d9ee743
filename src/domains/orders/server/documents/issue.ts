import type { RowOf } from '../../../../kernel/record.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { Work } from '../../../../platform/records/index.ts'
import { addedSums, lessSums, termSumOf, type Sum } from '../../../deals/model/index.ts'
import { offered } from '../../../quotes/server/index.ts'
import type { order } from '../../model/index.ts'
import type { Line } from '../line-rules.ts'
import { nextNumber } from '../number.ts'
import { sumBack } from '../returned.ts'
import { documentsOf, keepDocument, type DocumentLine, type OrderDocument } from './document.ts'
import { buyerOf, issuerOf, sellerOf } from './parties.ts'

type Order = RowOf<typeof order>

/** Issues the invoice of an order, for what did not come back before, with what the order will say of it. */
export async function issueInvoice(work: Work, row: Order, lines: readonly Line[]): Promise<void> {
  const without = lines.find(({ price }) => price === null)
  if (without) throw refuse.notNow(say('“{line}” has no price yet.', { line: without.label ?? '' }))
  const kept = lines.filter((line) => line.quantity > (line.returned ?? 0)).map(invoiced)
  await keepDocument(work, row.id, {
    ...(await common(work, row, kept)),
    seller: await issuerOf(work),
    kind: 'invoice',
    number: row.invoiceNumber!,
    day: row.invoicedOn!,
    dueOn: row.dueOn,
    of: null,
    reason: null,
    terms: row.terms,
  })
}

function invoiced(line: Line): DocumentLine {
  const [whole, back] = [termSumOf(line)!, sumBack(line)]
  return { ...shown(line), quantity: line.quantity - (line.returned ?? 0), sum: back ? lessSums(whole, back) : whole }
}

/** What came back of a line just now, and how many had before. */
export interface Back {
  row: Line
  returned: number
}

/** Issues a credit note for what comes back of an order that was invoiced here; of others there is none. */
export async function issueCredit(work: Work, row: Order, backs: readonly Back[], day: string, reason: string | null) {
  const invoice = (await documentsOf(work.tx, row.id)).find(({ kind }) => kind === 'invoice')
  const lines = backs.map(credited)
  if (!invoice || lines.length === 0) return
  await keepDocument(work, row.id, {
    ...(await common(work, row, lines)),
    // It goes to whom the invoice went.
    buyer: invoice.buyer,
    kind: 'credit',
    number: await nextNumber(work, 'credit'),
    day,
    dueOn: null,
    of: { number: invoice.number, day: invoice.day },
    reason,
    terms: null,
  })
}

/** As much as all of it that came back is worth more than what had come back before, so that the notes add up to the invoice. */
function credited({ row, returned }: Back): DocumentLine {
  const [after, before] = [sumBack({ ...row, returned })!, sumBack(row)]
  const whole = !before && returned === row.quantity
  const quantity = returned - (row.returned ?? 0)
  const parts = whole ? {} : { discountAmount: null, setupFee: null }
  return { ...shown(row), ...parts, quantity, sum: before ? lessSums(after, before) : after }
}

function shown(line: Line): Omit<DocumentLine, 'sum'> {
  const { amount: _amount, ...rest } = offered(line)
  return rest
}

async function common(work: Work, row: Order, lines: DocumentLine[]) {
  const { number, handedOn } = row
  const totals = { taxes: taxesOf(lines), total: lines.map(({ sum }) => sum).reduce(addedSums) }
  return { order: number ?? '', handedOn, seller: await sellerOf(work), buyer: await buyerOf(work, row), lines, ...totals }
} // prettier-ignore

function taxesOf(lines: readonly DocumentLine[]): OrderDocument['taxes'] {
  const sums = new Map<number, Sum>()
  for (const { taxRate, sum } of lines) {
    const before = sums.get(taxRate ?? 0)
    sums.set(taxRate ?? 0, before ? addedSums(before, sum) : sum)
  }
  return [...sums].toSorted(([one], [other]) => other - one).map(([rate, sum]) => ({ rate, sum }))
}
