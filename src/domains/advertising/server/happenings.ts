import type { Ctx } from '../../../platform/context.ts'
import { knows, type Happening } from '../../../platform/records/read/index.ts'
import { deal, dealPerson } from '../../deals/model/index.ts'
import { order } from '../../orders/model/index.ts'
import { person } from '../../people/model/index.ts'
import type { Outcome } from '../model/index.ts'

/** What happens to people or companies, and the outcomes that are read from it. */
export interface Counted {
  happening: Happening
  outcomes: readonly Outcome[]
}

type Counts = 'person' | 'company'

/** What the reader may know of: what is not shown to them is not counted for them. */
export function countedFor(ctx: Ctx, counts: Counts): Counted[] {
  return [lead(counts), opened(counts), won(ctx, counts), ordered(ctx, counts)].filter(({ happening }) => mayKnow(ctx, happening)) // prettier-ignore
}

const lead = (counts: Counts): Counted => ({
  happening: { record: person, at: 'arrivedAt', whose: counts === 'person' ? 'id' : 'company' },
  outcomes: ['lead'],
})

/** A deal is of its company, and of the people who are named in it. */
const ofDeal = (counts: Counts) =>
  counts === 'company' ? { whose: 'company' } : { whose: 'person', through: { record: dealPerson, link: 'deal' } }

const opened = (counts: Counts): Counted => ({
  happening: { record: deal, at: 'openedOn', ...ofDeal(counts) },
  outcomes: ['opened'],
})

function won(ctx: Ctx, counts: Counts): Counted {
  const happening = { record: deal, filter: { field: 'status', is: 'won' }, at: 'closedAt', ...ofDeal(counts) }
  if (!knows(ctx, deal, 'amount')) return { happening, outcomes: ['won'] }
  return { happening: { ...happening, amount: 'amount' }, outcomes: ['won', 'wonAmount'] }
}

function ordered(ctx: Ctx, counts: Counts): Counted {
  const whose = counts === 'person' ? 'contact' : 'company'
  const happening = { record: order, filter: { field: 'status', isNot: 'cancelled' }, at: 'placedOn', whose }
  if (!['total', 'returnedTotal'].every((name) => knows(ctx, order, name))) return { happening, outcomes: ['ordered'] }
  return { happening: { ...happening, amount: 'total', less: 'returnedTotal' }, outcomes: ['ordered', 'orderedAmount'] }
}

function mayKnow(ctx: Ctx, { record, filter, at, whose, through }: Happening): boolean {
  const own = [at, ...(filter ? ['status'] : []), ...(through || whose === 'id' ? [] : [whose])]
  const ofPart = through ? [through.link, whose] : []
  return own.every((name) => knows(ctx, record, name)) && ofPart.every((name) => knows(ctx, through!.record, name))
}
