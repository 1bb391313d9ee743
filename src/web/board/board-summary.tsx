import { sumMoney, timesMoney } from '../../kernel/money.ts'
import { Button } from '../kit/button.tsx'
import { Menu } from '../kit/menu.tsx'
import { boardOf } from '../app/registry.ts'
import type { LayoutProps } from '../list/layouts.ts'
import { formatMoney, formatNumber } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './board.module.css'
import { boardFilter, useBoardColumns } from './columns.ts'
import { useBoardNumbers } from './numbers.ts'

/** The whole board in one line, and which of several boards is shown. */
export function BoardSummary({ definition, state }: LayoutProps) {
  const board = boardOf(definition.name)!
  const t = useWords()
  const { boards, current, columns } = useBoardColumns(definition, board, state.query.within)
  const numbers = useBoardNumbers(definition, board, boardFilter(board, state.query.filter, current), state.query.q)
  const count = [...(numbers?.values() ?? [])].reduce((sum, each) => sum + each.count, 0)
  const sums = columns.flatMap((column) => {
    const sum = numbers?.get(column.key)?.sum
    return sum ? [{ sum, weighted: timesMoney(sum, String(column.share)) }] : []
  })
  const currency = sums[0]?.sum.currency
  const records = named(count === 1 ? definition.label.one : definition.label.many)
  return (
    <span className={styles.summary}>
      <span className="meta t2">
        {numbers && t('board.total', { number: formatNumber(count), records })}
        {currency &&
          `, ${formatMoney(
            sumMoney(
              sums.map(({ sum }) => sum),
              currency,
            ),
          )}`}
        {currency &&
          board.share &&
          t('board.weighted', {
            sum: formatMoney(
              sumMoney(
                sums.map(({ weighted }) => weighted),
                currency,
              ),
              { whole: true },
            ),
          })}
      </span>
      {boards.length > 1 && (
        <>
          <span className="vr" />
          <Menu
            align="end"
            items={boards.map(({ key, label }) => ({
              label,
              checked: key === current,
              onSelect: () => state.change({ within: key }),
            }))}
          >
            <Button kind="quiet" iconAfter="chevron-down">
              {boards.find(({ key }) => key === current)?.label}
            </Button>
          </Menu>
        </>
      )}
    </span>
  )
}
