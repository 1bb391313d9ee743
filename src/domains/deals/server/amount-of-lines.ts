import type { Money } from '../../../kernel/field.ts'
import type { RowOf } from '../../../kernel/record.ts'
import type { Work } from '../../../platform/records/work.ts'
import { dealLine, totalsOf, type deal } from '../model/index.ts'

/** What the lines of a deal come to, in the way it wishes to follow them; null where it does not, or they have no total. */
export async function amountOfLines(work: Work, row: RowOf<typeof deal>): Promise<Money | null> {
  if (row.amountFrom !== 'firstYear' && row.amountFrom !== 'contract') return null
  const lines = await work.find(dealLine, { field: 'deal', is: row.id }, { limit: 10_000, lock: false })
  return totalsOf(lines)?.[row.amountFrom] ?? null
}
