import type { RowOf } from '../../../kernel/record.ts'
import type { Work } from '../../../platform/records/index.ts'
import { subscriptionLine } from '../model/index.ts'

export type Line = RowOf<typeof subscriptionLine>

/** The lines of subscriptions, those of the past too. */
export const linesOf = (work: Work, ids: readonly string[]): Promise<Line[]> =>
  work.find(
    subscriptionLine,
    { field: 'subscription', in: [...ids] },
    { sort: 'position', limit: 100_000, lock: false },
  )
