import { isCurrency } from '../../../kernel/money.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { labelOf, say } from '../../../kernel/sentence.ts'
import { dayIn } from '../../../kernel/time.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/index.ts'
import { company } from '../../people/model/index.ts'
import { knowsFields } from '../../quotes/server/index.ts'
import { order } from '../model/index.ts'
import { checkIssued, issuedStays } from './documents/kept.ts'
import { nextNumber } from './number.ts'
import { checkFirst, firstLines, saidBefore } from './origin.ts'

type Order = RowOf<typeof order>

/** A new order is numbered and begins with the lines of its quote or deal; an invoice that was issued stays. */
export const orderRules = rulesOf(order, {
  async before(work, changing) {
    const { name, before, after } = changing
    if (name === 'delete') return checkDeletion(work, after)
    if (name === 'restore' && after.quote) await checkFirst(work, after.quote, after.id)
    if (!before) return isBroughtBack(after) ? undefined : begun(work, after)
    checkInvoice(changing)
    await checkIssued(work, changing)
    return { ...(await moved(work, changing)), ...(await filled(work, after)) }
  },
  async after(work, { before, after }) {
    if (!before && !isBroughtBack(after)) await firstLines(work, after)
  },
  /** An order of the past was placed when it was placed. */
  past: (values, momentOf) => ({
    values: { ...values },
    ...(typeof values.placedOn === 'string' && { happenedAt: momentOf(values.placedOn) }),
    since: [],
  }),
})

/** What was gone for good and comes back out of a backup is what it was. */
const isBroughtBack = ({ version }: Order) => version > 1

async function begun(work: Work, after: Order): Promise<Partial<Order>> {
  if (work.ctx.cause.kind !== 'import') checkBeginning(after)
  const said = await saidBefore(work, after)
  const unsaid = Object.entries(said).filter(([name]) => after[name as keyof Order] === null)
  const values = Object.fromEntries(unsaid) as Partial<Order>
  const begun = { ...after, ...values }
  return { ...values, vatNumber: after.vatNumber ?? (await vatNumberOf(work, begun)), ...(await filled(work, begun)) }
}

/** That of the company, for who may know it; an order of the past says its own. */
async function vatNumberOf(work: Work, { company: id }: Order): Promise<string | null> {
  if (id === null || work.ctx.cause.kind === 'import' || !knowsFields(work.ctx, company, ['vatNumber'])) return null
  return (await work.setting(company, id))?.vatNumber ?? null
}

/** An order that is given another company is no longer billed under the number of the one before. */
async function moved(work: Work, { name, before, after }: Changing<Order>): Promise<Partial<Order>> {
  const isOther = before !== null && before.company !== after.company && before.vatNumber === after.vatNumber
  return isOther && name === 'update' && after.invoiceNumber === null
    ? { vatNumber: await vatNumberOf(work, after) }
    : {}
}

/** What is never empty: its number, its day and its currency. */
async function filled(work: Work, after: Order): Promise<Partial<Order>> {
  const { settings, now } = work.ctx
  const currency = (after.currency ?? settings.currency).toUpperCase()
  if (!isCurrency(currency))
    throw refuse.invalid([{ field: 'currency', ...say('Currency: three letters, such as EUR.') }])
  return {
    number: after.number ?? (await nextNumber(work, 'order')),
    placedOn: after.placedOn ?? dayIn(settings.timeZone, now()),
    currency,
  }
}

/** What only deeds say is refused of a new order; a past one comes out of a file, in the state that it came to. */
function checkBeginning(after: Order): void {
  const said = ['handedOn', 'invoiceNumber', 'invoicedOn', 'dueOn', 'paidOn', 'reason'] as const
  const wrong: (keyof typeof order.fields)[] = said.filter((field) => after[field] !== null)
  if (after.status !== 'placed') wrong.push('status')
  if (wrong.length === 0) return
  throw refuse.invalid(
    wrong.map((field) => ({ field, ...say('{field}: a new order is placed, and goes on from there by its actions.', { field: labelOf(order.fields[field]) }) })), // prettier-ignore
  )
}

function checkInvoice({ before, after }: Changing<Order>): void {
  const number = before?.invoiceNumber ?? null
  if (number === null || number === after.invoiceNumber) return
  throw refuse.notNow(issuedStays(number))
}

/** What was invoiced here is not deleted; what came with its invoice out of a file may go again. */
async function checkDeletion({ tx }: Work, { id, invoiceNumber }: Order): Promise<undefined> {
  if (invoiceNumber === null) return
  const text = `select 1 as one from ledger where record_id = $1 and name = 'invoice' limit 1`
  if ((await tx.run({ text, values: [id] })).length === 0) return
  throw refuse.notNow(say('An order that was invoiced stays.'))
}
