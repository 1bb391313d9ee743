import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Runner } from '../../../platform/db/index.ts'
import type { Work } from '../../../platform/records/index.ts'
import { lineAmount, totalsOf, type LineTotals } from '../../deals/model/index.ts'
import { company } from '../../people/model/index.ts'
import type { Offer, OfferedLine, quote, quoteLine } from '../model/index.ts'
import { digestOf } from '../../../platform/secrets/index.ts'
import { linesOf } from './line-rules.ts'

type Quote = RowOf<typeof quote>
type Line = RowOf<typeof quoteLine>

/** What a customer is shown of a quote as it stands now; refuses one that says no price, or prices that do not add up. */
export async function offerOf(work: Work, row: Quote): Promise<Offer> {
  const lines = await linesOf(work, row.id)
  const totals = checkedTotals(row, lines)
  const buyer = row.company ? await work.setting(company, row.company) : null
  return {
    number: row.number ?? '',
    version: row.edition ?? 1,
    name: row.name,
    seller: work.ctx.settings.name,
    customer: buyer?.name ?? null,
    sentOn: dayIn(work.ctx.settings.timeZone, work.ctx.now()),
    validUntil: row.validUntil,
    terms: row.terms,
    lines: lines.map(offered),
    totals,
  }
}

function checkedTotals({ currency }: Quote, lines: readonly Line[]): LineTotals {
  const without = lines.find(({ price }) => price === null)
  if (without) throw refuse.notNow(say('“{line}” has no price yet.', { line: without.label ?? '' }))
  const totals = totalsOf(lines)
  if (!totals && lines.some(({ optional }) => !optional))
    throw refuse.notNow(say('The prices are in several currencies and do not add up.'))
  if (!totals) throw refuse.notNow(say('A quote needs at least one line that is not optional.'))
  if (currency !== null && totals.currency !== currency)
    throw refuse.notNow(say('The quote is in {currency}, its prices in {other}.', { currency, other: totals.currency }))
  return totals
}

/** A line as a customer sees it. */
export const offered = (line: Omit<Line, 'quote'>): OfferedLine => ({
  label: line.label ?? '',
  quantity: line.quantity,
  price: line.price,
  discount: line.discount ?? 0,
  discountAmount: line.discountAmount,
  billing: line.billing ?? 'once',
  months: line.months,
  setupFee: line.setupFee,
  optional: line.optional ?? false,
  taxRate: line.taxRate,
  taxIncluded: line.taxIncluded ?? false,
  amount: lineAmount(line),
})

/** Keeps what is sent, word for word; answers its SHA-256 in hexadecimal digits. */
export async function keepOffer({ tx }: Work, id: string, offer: Offer): Promise<string> {
  const text = JSON.stringify(offer)
  await tx.run({ text: 'insert into quote_sent (quote_id, offer) values ($1, $2)', values: [id, text] })
  return digestOf(text)
}

/** What is shown of a quote: what was accepted of it, with what was chosen, or else what was sent. */
export async function shownOffer(
  db: Runner,
  row: Pick<Quote, 'id' | 'digest' | 'acceptedDigest'>,
): Promise<Offer | null> {
  if (row.acceptedDigest === null) return sentOffer(db, row)
  const [kept] = await db.run<{ offer: string }>({ text: 'select offer from quote_accepted where quote_id = $1', values: [row.id] }) // prettier-ignore
  return kept ? read(kept.offer, row.acceptedDigest, row.id) : null
}

/** What was sent, if it is still what its digest says; null where nothing was. */
export async function sentOffer(db: Runner, { id, digest }: Pick<Quote, 'id' | 'digest'>): Promise<Offer | null> {
  const [row] = await db.run<{ offer: string }>({ text: 'select offer from quote_sent where quote_id = $1', values: [id] }) // prettier-ignore
  return row ? read(row.offer, digest, id) : null
}

function read(text: string, digest: string | null, id: string): Offer {
  if (digestOf(text) !== digest) throw new Error(`What was sent of quote ${id} is not what its digest says.`)
  return JSON.parse(text) as Offer
}
