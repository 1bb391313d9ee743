import { refuse } from '../../../kernel/refusal.ts'
import { many, say, type Sentence } from '../../../kernel/sentence.ts'
import { handle } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/index.ts'
import {
  cancelSubscription,
  changeLine,
  endLine,
  renewSubscription,
  subscribeOrder,
  subscription,
} from '../model/index.ts'
import { earliestEnd, type Earliest } from '../model/terms.ts'
import { endLines, goOn, renewed } from './renewing.ts'
import type { Line } from './lines-of.ts'
import { recurringLines } from './origin.ts'
import { today, type Subscription } from './terms-said.ts'

const invalid = (field: string, sentence: Sentence) => refuse.invalid([{ field, ...sentence }])

const subscribeHandler = handle(subscribeOrder, async (work, { id, number, owner, private: isPrivate }) => {
  const { actor, registry } = work.ctx
  if (!actor.permissions.of(registry.own(subscription)).create)
    throw refuse.forbidden(say('You may not add {records}.', { records: many(subscription) }))
  await work.create(subscription, {
    name: await nameOf(work, id, number ?? ''),
    order: id,
    owner: owner ?? null,
    private: isPrivate ?? false,
  })
  return { patch: {} }
})

/** What is had, and of which order. */
async function nameOf(work: Work, id: string, number: string): Promise<string> {
  const label = (await recurringLines(work, id)).find((line) => line.label !== null)?.label
  return label ? `${label} · ${number}`.slice(-300) : number
}

const renewHandler = handle(renewSubscription, async (work, row, input) => ({ patch: await renewed(work, row, input) }))

const cancelHandler = handle(cancelSubscription, async (work, row, { endsOn, agreed, reason }) => {
  const day = lastDay(work, row, endsOn ?? null, agreed === true)
  await endLines(work, row, day)
  return { patch: { status: 'cancelled' as const, endsOn: day, cancelledOn: today(work), reason: reason ?? null } }
})

/** As asked, but not before notice allows it unless that was agreed, nor before it began. */
function lastDay(work: Work, row: Subscription, asked: string | null, agreed: boolean): string {
  const earliest = earliestEnd(row, today(work))
  if (asked === null) return earliest.day
  if (row.startsOn !== null && asked < row.startsOn) throw invalid('endsOn', say('Last day: not before it began.'))
  if (asked < earliest.day && !agreed) throw invalid('endsOn', tooEarly(earliest, row.noticeDays))
  return asked
}

function tooEarly({ day, because }: Earliest, days: number): Sentence {
  if (because === 'notice') return say('Last day: with {days} days of notice {day} at the earliest.', { days, day })
  if (because === 'term') return say('Last day: the term goes until {day}.', { day })
  return say('Last day: the notice of {days} days for this term is over, so it goes until {day}.', { days, day })
}

const changeHandler = handle(changeLine, async (work, row, { startsOn, ...given }) => {
  const day = startsOn ?? today(work)
  checkDay('startsOn', row, day)
  await checkLive(work, row)
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null))
  if (Object.keys(said).length === 0) throw invalid('quantity', say('Quantity: say what changes, or the price or the discount.')) // prettier-ignore
  const change = { ...said, ...pricedBy(row, said) }
  if (day === row.startsOn) return { patch: change }
  await goOn(work, [row], day, () => change)
  return { patch: {} }
})

/** Another price is theirs who typed it; another quantity of a graduated one asks the catalog. */
function pricedBy(row: Line, { price, quantity }: { price?: unknown; quantity?: unknown }) {
  if (price !== undefined) return { steps: null, priceReason: null }
  return quantity !== undefined && row.steps !== null ? { steps: null, price: null } : {}
}

const endHandler = handle(endLine, async (work, row, { endsOn }) => {
  const day = endsOn ?? today(work)
  checkDay('endsOn', row, day)
  await checkLive(work, row)
  return { patch: { endsOn: day } }
})

/** A line is another from a day of its own on. */
function checkDay(field: string, { startsOn, endsOn }: Line, day: string): void {
  if (startsOn !== null && day < startsOn) throw invalid(field, say('It begins on {day}; what was before stays as it was.', { day: startsOn })) // prettier-ignore
  if (endsOn !== null && day > endsOn) throw invalid(field, say('It ends on {day} already.', { day: endsOn }))
}

async function checkLive(work: Work, row: Line): Promise<void> {
  // Locked, so that it is neither renewed nor cancelled meanwhile.
  const of = await work.peek(subscription, row.subscription)
  if (of?.status === 'ended') throw refuse.notNow(say('The subscription has ended; make a new one.'))
}

/** What each deed of a subscription and its lines does. */
export const subscriptionHandlers = [subscribeHandler, renewHandler, cancelHandler, changeHandler, endHandler]
