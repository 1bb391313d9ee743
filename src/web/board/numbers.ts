import type { Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { MoneySum } from '../api/answers.ts'
import { useAggregate, type AggregateQuery } from '../api/use-aggregate.ts'
import { dayIn, daysBetween } from '../../kernel/time.ts'
import type { BoardUi } from '../room.ts'
import { currentTimeZone, today } from '../words/format.ts'

/** How many cards a column has, their sum, and how old half of them are at least, in days. */
export interface ColumnNumbers {
  count: number
  sum: MoneySum | null
  age: number | null
}

/** The numbers of all columns of a board, by column, in one question; undefined while they are not known. */
export function useBoardNumbers(
  definition: RecordDefinition,
  board: BoardUi,
  filter: Filter,
  q: string | undefined,
): ReadonlyMap<string, ColumnNumbers> | undefined {
  const measures: AggregateQuery['measures'] = [
    { fn: 'count' },
    ...(board.sum ? [{ fn: 'sum' as const, field: board.sum }] : []),
    ...(board.age ? [{ fn: 'median' as const, field: board.age }] : []),
  ]
  const { data } = useAggregate(definition, { filter, ...(q && { q }), groupBy: [board.field], measures, limit: 200 })
  if (!data) return undefined
  return new Map(
    data.data.map(({ group, values }) => [
      String(group[board.field]),
      {
        count: Number(values[0] ?? 0),
        sum: board.sum ? ((values[1] ?? null) as MoneySum | null) : null,
        age: board.age ? daysSince(values.at(-1) as string | null) : null,
      },
    ]),
  )
}

/** Days since a day or a moment; what lies ahead is no age. */
function daysSince(time: string | null): number | null {
  if (time === null) return null
  return Math.max(0, daysBetween(time.length > 10 ? dayIn(currentTimeZone(), new Date(time)) : time, today()))
}
