import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { dayIn } from '../../../kernel/time.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/index.ts'
import { priceLine } from '../../deals/server/index.ts'
import { changeLine, subscription, subscriptionLine } from '../model/index.ts'
import { asPriced } from '../model/mrr.ts'
import type { Line } from './lines-of.ts'
import { reckon } from './recurring.ts'
import { today, type Subscription } from './terms-said.ts'

/** A new line is priced as those of a deal are and goes from a day on; what recurs follows its lines. */
export const subscriptionLineRules = rulesOf(subscriptionLine, {
  async before(work, changing) {
    const { before, after } = changing
    const of = await work.setting(subscription, after.subscription)
    if (!of) return undefined
    const values = !before || asksPrice(changing) ? await begun(work, changing, of) : {}
    checkLine({ ...after, ...values }, of)
    return values
  },
  afterAll: (work, changings) => reckon(work, [...new Set(changings.map(({ after }) => after.subscription))]),
})

/** More or fewer of what is priced by steps cost what the catalog says of so many. */
const asksPrice = ({ name, after }: Changing<Line>) => name === changeLine.name && after.price === null

async function begun(work: Work, { name, after }: Changing<Line>, of: Subscription): Promise<Partial<Line>> {
  if (of.status === 'ended' && !['import', 'undo'].includes(work.ctx.cause.kind))
    throw refuse.notNow(say('The subscription has ended; make a new one.'))
  const line = asPriced({ ...after, billing: after.billing ?? (after.product === null ? 'month' : null) })
  const said = await priceLine(work, { name, before: null, after: line as never }, () => buyer(of))
  const { price, steps, priceReason, taxRate, taxIncluded, billing, label } = { ...line, ...said }
  if ((billing as string) === 'once')
    throw refuse.invalid([{ field: 'billing', ...say('Paid: each month, each quarter or each year; what is paid once belongs on an order.') }]) // prettier-ignore
  return {
    ...{ price, steps, priceReason, taxRate, taxIncluded, label },
    billing: (billing as Line['billing']) ?? 'month',
    startsOn: after.startsOn ?? firstDay(work, of),
    endsOn: after.endsOn ?? of.endsOn,
  }
}

/** What is written down on the day on which the subscription is, goes from its beginning; what is added later from then. */
function firstDay(work: Work, { createdAt, startsOn }: Subscription): string | null {
  const day = today(work)
  const isNew = dayIn(work.ctx.settings.timeZone, new Date(createdAt)) === day
  return isNew || startsOn === null || startsOn > day ? startsOn : day
}

const buyer = async ({ company, currency }: Subscription) => ({ company, amount: { amount: '0', currency: currency! } })

function checkLine({ price, discountAmount, startsOn, endsOn }: Line, { currency }: Subscription): void {
  const foreign = ([['price', price], ['discountAmount', discountAmount]] as const).find(([, money]) => money && money.currency !== currency) // prettier-ignore
  if (foreign)
    throw refuse.invalid([{ field: foreign[0], ...say('All lines are in the currency of the subscription, {currency}.', { currency: currency! }) }]) // prettier-ignore
  if (startsOn !== null && endsOn !== null && endsOn < startsOn)
    throw refuse.invalid([{ field: 'endsOn', ...say('Until: not before its first day.') }])
}
