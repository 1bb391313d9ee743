import { all, type Filter } from '../../../kernel/filter.ts'
import { addDays } from '../../../kernel/time.ts'
import { pageOf } from '../../../web/api/path.ts'
import { deal, dealLine } from '../../deals/model/index.ts'
import { askedOf, ofDeal, timeOf } from '../model/index.ts'
import type { WinLossQuery } from './queries.ts'

/** The list of the rows behind a number: of all that are asked for, or of a group, with one status. */
export function rowsOf(query: WinLossQuery, status: string | null, group?: { key: unknown }): string {
  const isLines = group !== undefined && query.by === 'product'
  const asked = all(askedOf(query), status ? { field: 'status', is: status } : undefined)
  const filter = all(isLines ? ofDeal(asked) : asked, group && keyFilter(query, group.key))
  return `${pageOf(isLines ? dealLine : deal)}?filter=${encodeURIComponent(JSON.stringify(filter))}`
}

function keyFilter({ by, dated }: WinLossQuery, key: unknown): Filter {
  const field = by === 'quarter' ? timeOf(dated) : by
  if (key === null) return { field, isEmpty: true }
  if (by === 'quarter') return { field, between: [String(key), quarterEnd(String(key))] }
  // A deal names several, and says of itself whom.
  if (by === 'competitor') return { field: 'competitors', contains: String(key) }
  return { field, is: String(key) }
}

/** The last day of the quarter that begins on a day. */
function quarterEnd(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return addDays(new Date(Date.UTC(year, month + 2, 1)).toISOString().slice(0, 10), -1)
}
