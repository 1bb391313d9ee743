import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { timesMoney } from '../../kernel/money.ts'
import type { Row } from '../api/answers.ts'
import { useMe } from '../api/use-me.ts'
import { TroubleLine } from '../app/errors.tsx'
import { Button } from '../kit/button.tsx'
import { join } from '../kit/join.ts'
import { Ring } from '../kit/ring.tsx'
import { useList, type RowsWanted } from '../list/use-list.ts'
import { useVirtualRows } from '../list/use-virtual-rows.ts'
import { rowAt } from '../list/window.ts'
import type { BoardUi } from '../room.ts'
import { openCreate } from '../shell/create-request.ts'
import { formatMoney, formatNumber } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './board.module.css'
import { CardOutlines } from './board-outline.tsx'
import { Card } from './card.tsx'
import type { BoardColumn } from './columns.ts'
import type { ColumnNumbers } from './numbers.ts'
import type { Walks } from './walk.ts'

interface Props {
  definition: RecordDefinition
  board: BoardUi
  column: BoardColumn
  columns: readonly BoardColumn[]
  wanted: RowsWanted
  numbers: ColumnNumbers | undefined
  current: string | undefined
  mayEdit: boolean
  /** Fills up with how each column is walked. */
  walks: RefObject<Walks>
  menuOf: string | null
  onMenu: (id: string | null) => void
  onMove: (row: Row, to: BoardColumn) => void
  peeked: string | undefined
  onOpen: (row: Row) => void
  onPeek: (row: Row | undefined) => void
}
const cardStep = 126

/** One column: its head with count and sums, and its cards, of which only those in view are drawn. */
export function BoardColumnView(props: Props) {
  const { definition, board, column, numbers, wanted, onMove, walks } = props
  const t = useWords()
  const may = useMe().permissions[definition.name]
  const { window, isPending, error, look, again } = useList(definition, wanted)
  const rows = useVirtualRows({ length: window.length, row: cardStep })
  const element = useRef<HTMLElement>(null)
  const [over, setOver] = useState(false)
  const [active, setActive] = useState(0)
  const drop = useRef(onMove)
  useEffect(() => {
    drop.current = onMove
  })
  useEffect(() => look({ first: rows.first, last: rows.last }), [look, rows.first, rows.last, window])
  useEffect(
    () =>
      dropTargetForElements({
        element: element.current!,
        canDrop: ({ source }) => (source.data.row as Row | undefined)?.[board.field] !== column.key,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false)
          drop.current(source.data.row as Row, column)
        },
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a column is told by its key
    [board.field, column.key],
  )
  const first = Math.min(active, Math.max(0, window.length - 1))
  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(index, window.length - 1))
    setActive(next)
    rows.show(next)
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus())
  }
  useEffect(() => {
    const { current } = walks
    current.set(column.key, {
      step: (by) => first + by >= 0 && first + by < window.length && (goTo(first + by), true),
      enter: (by) => window.length > 0 && (goTo(by > 0 ? 0 : window.length - 1), true),
    })
    return () => void current.delete(column.key)
  })
  return (
    <section ref={element} className={styles.column} aria-label={column.label} data-column={column.key}>
      <header className={styles.head}>
        <div className="row">
          <Ring share={column.share} />
          <h2 className={styles.name}>{column.label}</h2>
          <span className={styles.count}>
            {(numbers || !isPending) && formatNumber(numbers?.count ?? window.length)}
          </span>
          <span className="grow" />
          {may?.create !== false && (
            <Button
              kind="quiet"
              size={24}
              icon="plus"
              label={t('board.newIn', { record: named(definition.label.one), column: column.label })}
              onClick={() =>
                openCreate(definition.name, {
                  initial: { [board.field]: column.key, ...(board.within && { [board.within]: props.current }) },
                })
              }
            />
          )}
        </div>
        {board.sum && (
          <p className={styles.sums}>
            <span className="cut grow">
              <b>{numbers?.sum ? formatMoney(numbers.sum, wholeOf(numbers.sum.amount)) : '–'}</b>
              {numbers?.sum &&
                board.share &&
                t('board.weighted', {
                  sum: formatMoney(timesMoney(numbers.sum, String(column.share)), wholeOf(numbers.sum.amount)),
                })}
            </span>
            {numbers && numbers.age !== null && (
              <span title={t('board.ageHelp')}>{t('board.age', { count: numbers.age })}</span>
            )}
          </p>
        )}
      </header>
      <div className={join(styles.cards, over && styles.over)} ref={rows.scroller} onScroll={rows.onScroll}>
        {over && <div className={styles.drop}>{t('board.moveHere', { column: column.label })}</div>}
        {error && window.length === 0 ? (
          <TroubleLine error={error} onRetry={() => void again()} />
        ) : isPending ? (
          <CardOutlines />
        ) : (
          <ul style={{ height: rows.height }} className={styles.list} aria-label={column.label}>
            {Array.from({ length: Math.max(0, rows.last - rows.first + 1) }, (_, at) => rows.first + at).map(
              (index) => {
                const row = rowAt(window, index)
                return (
                  <li
                    key={row?.id ?? index}
                    className={styles.place}
                    style={{ transform: `translateY(${rows.base + rows.offset(index)}px)` }}
                  >
                    {row && (
                      <Card
                        {...props}
                        row={row}
                        index={index}
                        linked={window.linked}
                        stop={index === first}
                        onFocus={() => {
                          setActive(index)
                          if (props.peeked) props.onPeek(row)
                        }}
                        onStep={(by) => goTo(index + by)}
                      />
                    )}
                  </li>
                )
              },
            )}
          </ul>
        )}
      </div>
    </section>
  )
}

/** Heads show whole units from a thousand on. */
const wholeOf = (amount: string) => ({
  short: Math.abs(Number(amount)) >= 1_000_000,
  whole: Math.abs(Number(amount)) >= 1000,
})
