import type { RecordDefinition } from '../../kernel/record.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { MoneySum } from '../api/answers.ts'
import { useAggregate } from '../api/use-aggregate.ts'
import { listUiOf } from '../app/registry.ts'
import { join } from '../kit/join.ts'
import { formatMoney, formatNumber } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import type { Column } from './columns.ts'
import styles from './table.module.css'
import type { ListWindow } from './window.ts'

const mostAdded = 300_000

/** Sums of a list's amounts, by field; lists of a million rows are not added up beside every look. */
export function useTotals(
  definition: RecordDefinition,
  filter: Filter | undefined,
  q: string | undefined,
  length: number,
) {
  const { totals = [] } = listUiOf(definition.name)
  const measures = totals.map((field) => ({ fn: 'sum' as const, field }))
  const body = { ...(filter && { filter }), ...(q && { q }), measures }
  const { data } = useAggregate(definition, body, measures.length > 0 && length > 0 && length <= mostAdded)
  return new Map(totals.map((field, index) => [field, data?.data[0]?.values[index] ?? null]))
}

/** A sum as text: money in the workspace's currency, else a number. */
export function sumText(sum: number | string | MoneySum | null | undefined): string | null {
  if (sum === null || sum === undefined) return null
  if (typeof sum === 'object') return formatMoney(sum)
  return formatNumber(Number(sum))
}

/** How many rows there are: exact as far as it was counted, else about. */
export function useCountText(
  definition: RecordDefinition,
  { length, exact }: Pick<ListWindow, 'length' | 'exact'>,
): string {
  const t = useWords()
  const label = named(length === 1 ? definition.label.one : definition.label.many)
  return t(exact ? 'list.count' : 'list.about', { number: formatNumber(length), label })
}

interface Props {
  definition: RecordDefinition
  columns: readonly Column[]
  window: ListWindow
  totals: ReadonlyMap<string, number | string | MoneySum | null>
  active: number
}

/** The last line: how many, sums exactly under what they add up, and on which row one is. */
export function Foot({ definition, columns, window, totals, active }: Props) {
  const t = useWords()
  const count = useCountText(definition, window)
  const rest = columns.slice(1)
  return (
    <>
      <div role="gridcell" className={styles.footName}>
        {count}
      </div>
      {rest.map((column, index) => {
        const sum = sumText(totals.get(column.name))
        const isLast = index === rest.length - 1
        return (
          <div
            key={column.name}
            role="gridcell"
            className={join(styles.footCell, (column.end || isLast) && styles.end)}
          >
            {sum !== null && (
              <>
                Σ <b>{sum}</b>
              </>
            )}
            {isLast && sum === null && window.length > 0 && (
              <span className="t2">
                {t('list.rowOf', { row: formatNumber(active + 1), count: formatNumber(window.length) })}
              </span>
            )}
          </div>
        )
      })}
    </>
  )
}
