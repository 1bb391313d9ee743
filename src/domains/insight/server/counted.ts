import type { Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { knows, type GroupBy, type Measure } from '../../../platform/records/read/index.ts'
import { deal, dealCompetitor, dealLine } from '../../deals/model/index.ts'
import { askedOf, ofDeal, timeOf, type Asked } from '../model/index.ts'

/** Which deals are asked for, and by what they are told apart. */
export interface OutcomesQuery extends Asked {
  by?: string | undefined
}

/** What is counted, in the words of one record: deals, or their lines and competitors where these are compared. */
export interface Counted {
  record: RecordDefinition
  filter: Filter
  by: GroupBy | undefined
  /** The path of the deal's status. */
  status: string
  /** Where an amount and days can be said of it. */
  amount?: string
  days?: Measure[]
}

/** Whose rows answer a question, and which of them; what the asker may not know is not measured. */
export function countedOf(ctx: Ctx, { by, dated, from, to, filter }: OutcomesQuery): Counted {
  const time = timeOf(dated)
  const asked = askedOf({ dated, from, to, filter })
  if (by === 'product') return { record: dealLine, filter: ofDeal(asked), by, status: 'deal.status' }
  if (by === 'competitor') return { record: dealCompetitor, filter: ofDeal(asked), by, status: 'deal.status' }
  const own = by === 'quarter' ? { field: time, by: 'quarter' as const } : by
  const may = (...names: string[]) => names.every((name) => knows(ctx, deal, name))
  return {
    record: deal,
    filter: asked,
    by: own,
    status: 'status',
    ...(may('amount') && { amount: 'amount' }),
    ...(may('openedOn', 'closedAt') && { days: cycle }),
  }
}

const cycle: Measure[] = ([25, 50, 75] as const).map((at) => ({ fn: 'days', field: 'openedOn', to: 'closedAt', at }))
