import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Work } from '../../../platform/records/index.ts'
import { deal, dealLine } from '../../deals/model/index.ts'
import { copyLines } from '../../deals/server/index.ts'
import { company, person } from '../../people/model/index.ts'
import { quote, quoteLine } from '../../quotes/model/index.ts'
import { seenOf } from '../../quotes/server/index.ts'
import { order, orderLine } from '../model/index.ts'

type Order = RowOf<typeof order>
type Said = Pick<Order, 'company' | 'contact' | 'deal' | 'currency' | 'terms'>

/** What a new order takes over from its quote or its deal, as far as whoever makes it may see that. */
export async function saidBefore(work: Work, after: Order): Promise<Partial<Said>> {
  if (after.quote) {
    const { company, contact, deal, currency, terms } = await acceptedQuote(work, after)
    return seen(work, { company, contact, deal, currency, terms })
  }
  const of = after.deal ? await work.setting(deal, after.deal) : null
  return of ? seen(work, { company: of.company, currency: of.amount?.currency ?? null }) : {}
}

async function seen(work: Work, said: Partial<Said>): Promise<Partial<Said>> {
  const found = {
    company: await seenOf(work, company, [said.company ?? null]),
    contact: await seenOf(work, person, [said.contact ?? null]),
    deal: await seenOf(work, deal, [said.deal ?? null]),
  }
  const isSeen = ([name, value]: [string, unknown]) =>
    !(name in found) || found[name as keyof typeof found].has(value as string)
  return Object.fromEntries(Object.entries(said).filter(isSeen))
}

/** Locked, so that two who ask at once do not both make an order of it. */
async function acceptedQuote(work: Work, { quote: id }: Order): Promise<RowOf<typeof quote>> {
  const row = await work.peek(quote, id!)
  if (row?.status !== 'accepted')
    throw refuse.invalid([{ field: 'quote', ...say('Quote: only one that was accepted becomes an order.') }])
  await checkFirst(work, id!)
  return row
}

/** A quote becomes an order once; the second is refused and names the first, to who may see it. */
export async function checkFirst(work: Work, id: string, but?: string): Promise<void> {
  const first = (await work.find(order, { field: 'quote', is: id }, { lock: false })).find((each) => each.id !== but)
  if (!first) return
  const isSeen = (await seenOf(work, order, [first.id])).has(first.id)
  throw refuse.notNow(
    isSeen
      ? say('Order {number} was made of this quote already.', { number: first.number ?? '' })
      : say('An order was made of this quote already.'),
  )
}

/** Gives a new order the lines of its quote but those that are optional, or of its deal. */
export async function firstLines(work: Work, { id, quote: offered, deal: of }: Order): Promise<void> {
  // What comes out of a file brings its lines along.
  if (work.ctx.cause.kind === 'import') return
  const own = { lines: orderLine, by: 'order', id }
  const isOrdered = ({ optional }: { optional: boolean | null }) => !optional
  if (offered) await copyLines(work, { lines: quoteLine, by: 'quote', id: offered }, own, isOrdered)
  else if (of) await copyLines(work, { lines: dealLine, by: 'deal', id: of }, own, isOrdered)
}
