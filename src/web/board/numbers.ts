import type { Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { MoneySum } from '../api/answers.ts'
import { useAggregate } from '../api/use-aggregate.ts'
import type { BoardUi } from '../room.ts'

/** How many cards a column has, and their sum. */
export interface ColumnNumbers {
  count: number
  sum: MoneySum | null
}

/** The numbers of all columns of a board, by column, in one question. */
export function useBoardNumbers(
  definition: RecordDefinition,
  board: BoardUi,
  filter: Filter,
  q: string | undefined,
): ReadonlyMap<string, ColumnNumbers> {
  const measures = [{ fn: 'count' as const }, ...(board.sum ? [{ fn: 'sum' as const, field: board.sum }] : [])]
  const { data } = useAggregate(definition, { filter, ...(q && { q }), groupBy: [board.field], measures, limit: 200 })
  return new Map(
    (data?.data ?? []).map(({ group, values }) => [
      String(group[board.field]),
      { count: Number(values[0] ?? 0), sum: (values[1] ?? null) as MoneySum | null },
    ]),
  )
}
