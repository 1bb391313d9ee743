import { memo } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { join } from '../kit/join.ts'
import { Menu } from '../kit/menu.tsx'
import { formatNumber } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { totalItems } from './column-menu.tsx'
import { frozenAt, type Column } from './columns.ts'
import type { HeadActs } from './table-head.tsx'
import styles from './table.module.css'
import { TotalWords } from './total-words.tsx'
import type { Total, TotalValue } from './totals.ts'

/** How many rows there are: exact as far as it was counted, else about. */
export function useCountText(
  definition: RecordDefinition,
  { length, exact }: { length: number; exact: boolean },
): string {
  const t = useWords()
  const label = named(length === 1 ? definition.label.one : definition.label.many)
  return t(exact ? 'list.count' : 'list.about', { number: formatNumber(length), label })
}

interface Props {
  count: string
  columns: readonly Column[]
  /** What each column says, and with which value. */
  totals: ReadonlyMap<string, Total>
  values: ReadonlyMap<string, TotalValue>
  acts: HeadActs
  /** On which row one is: counted from one, of how many. */
  row: number
  rows: number
}

/** The last line: how many, totals exactly under what they are of, and on which row one is. */
export const Foot = memo(function Foot({ count, columns, totals, values, acts, row, rows }: Props) {
  const t = useWords()
  return (
    <>
      <div role="gridcell" className={styles.footName}>
        {count}
      </div>
      {columns.slice(1).map((column, index) => {
        const total = totals.get(column.name)
        const isLast = index === columns.length - 2
        return (
          <div
            key={column.name}
            role="gridcell"
            className={join(styles.footCell, (column.end || isLast) && styles.end, column.frozen && styles.frozen)}
            style={frozenAt(column, index + 1)}
          >
            <Menu
              items={totalItems(t, column.name, acts.totalsOf(column.name), total, acts)}
              align={column.end ? 'end' : 'start'}
            >
              <button
                type="button"
                tabIndex={-1}
                className={styles.footButton}
                title={t('column.footOf', { label: column.field.label })}
                aria-label={total ? undefined : t('column.footOf', { label: column.field.label })}
              >
                {total ? (
                  <TotalWords column={column} total={total} value={values.get(column.name)} signed />
                ) : (
                  !isLast && <span className={styles.footHint}>{t('column.footAdd')}</span>
                )}
              </button>
            </Menu>
            {isLast && !total && rows > 0 && (
              <span className={styles.rowOf}>
                {t('list.rowOf', { row: formatNumber(row), count: formatNumber(rows) })}
              </span>
            )}
          </div>
        )
      })}
    </>
  )
})
