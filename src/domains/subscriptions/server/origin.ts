import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Work } from '../../../platform/records/index.ts'
import { copyLines } from '../../deals/server/index.ts'
import { order, orderLine } from '../../orders/model/index.ts'
import { recurs } from '../../orders/server/index.ts'
import { company, person } from '../../people/model/index.ts'
import { seenOf } from '../../quotes/server/index.ts'
import { subscription, subscriptionLine } from '../model/index.ts'
import { today, type Subscription } from './terms-said.ts'

type Said = Pick<Subscription, 'company' | 'contact' | 'currency' | 'startsOn' | 'months'>

/** What a new subscription takes over from its order, as far as whoever makes it may see that. */
export async function saidBefore(work: Work, after: Subscription): Promise<Partial<Said>> {
  if (!after.order || work.ctx.cause.kind === 'import') return {}
  const row = await openOrder(work, after.order)
  const lines = await recurringLines(work, row.id)
  if (lines.length === 0)
    throw refuse.invalid([{ field: 'order', ...say('Order: nothing of it is paid again and again.') }])
  const terms = lines.flatMap(({ months }) => months ?? [])
  return {
    company: (await seenOf(work, company, [row.company])).has(row.company ?? '') ? row.company : null,
    contact: (await seenOf(work, person, [row.contact])).has(row.contact ?? '') ? row.contact : null,
    currency: lines.find(({ price }) => price)?.price?.currency ?? row.currency,
    startsOn: row.handedOn ?? today(work),
    months: terms.length > 0 ? Math.max(...terms) : null,
  }
}

/** What of an order is paid again and again, in its order. */
export async function recurringLines(work: Work, id: string): Promise<RowOf<typeof orderLine>[]> {
  const lines = await work.find(orderLine, { field: 'order', is: id }, { sort: 'position', limit: 10_000, lock: false })
  return lines.filter((line) => recurs(line) && !line.optional)
}

/** Locked, so that two who ask at once do not both make a subscription of it. */
async function openOrder(work: Work, id: string): Promise<RowOf<typeof order>> {
  const row = await work.peek(order, id)
  if (!row || ['placed', 'returned', 'cancelled'].includes(row.status))
    throw refuse.invalid([{ field: 'order', ...say('Order: only one that was confirmed, and not taken back, becomes a subscription.') }]) // prettier-ignore
  await checkFirst(work, id)
  return row
}

/** An order becomes a subscription once; the second is refused and names the first, to who may see it. */
export async function checkFirst(work: Work, id: string, but?: string): Promise<void> {
  const known = await work.find(subscription, { field: 'order', is: id }, { lock: false })
  const first = known.find((each) => each.id !== but)
  if (!first) return
  const isSeen = (await seenOf(work, subscription, [first.id])).has(first.id)
  throw refuse.notNow(
    isSeen
      ? say('“{name}” was made of this order already.', { name: first.name })
      : say('A subscription was made of this order already.'),
  )
}

/** Gives a new subscription what of its order recurs and was kept, from its first day on. */
export async function firstLines(work: Work, { id, order: of, startsOn }: Subscription): Promise<void> {
  // What comes out of a file brings its lines along.
  if (!of || work.ctx.cause.kind === 'import') return
  const from = { lines: orderLine, by: 'order', id: of }
  const to = { lines: subscriptionLine, by: 'subscription', id }
  await copyLines(work, from, to, (line) => recurs(line as never), (line) => ({ startsOn, quantity: kept(line as never) })) // prettier-ignore
}

const kept = ({ quantity, returned }: RowOf<typeof orderLine>) => quantity - (returned ?? 0)
