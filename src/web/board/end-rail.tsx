import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState } from 'react'
import { all, type Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { MoneySum, Row } from '../api/answers.ts'
import { pageOf } from '../api/path.ts'
import { useAggregate } from '../api/use-aggregate.ts'
import { actionOf } from '../app/registry.ts'
import { goTo } from '../app/router.ts'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import { queryText } from '../list/query.ts'
import type { BoardEnd, BoardUi } from '../room.ts'
import { formatMoney, formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './board.module.css'

interface Props {
  definition: RecordDefinition
  board: BoardUi
  end: BoardEnd
  filter: Filter | undefined
  within: string | undefined
  onDrop: (row: Row) => void
}

/** A way off the board, as a narrow column: how much lies there lately; dropping a card ends its journey. */
export function EndRail({ definition, board, end, filter, within, onDrop }: Props) {
  const t = useWords()
  const { label } = actionOf(definition.name, end.action)!
  const element = useRef<HTMLButtonElement>(null)
  const [over, setOver] = useState(false)
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  })
  const inBoard: Filter | undefined =
    board.within && within ? { field: `${board.field}.${board.within}`, is: within } : undefined
  const lying = all(filter, end.filter, inBoard)
  const { data } = useAggregate(definition, {
    filter: lying,
    measures: [{ fn: 'count' }, ...(board.sum ? [{ fn: 'sum' as const, field: board.sum }] : [])],
  })
  const [count, sum] = data?.data[0]?.values ?? []
  useEffect(
    () =>
      dropTargetForElements({
        element: element.current!,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false)
          drop.current(source.data.row as Row)
        },
      }),
    [],
  )
  return (
    <button
      ref={element}
      type="button"
      className={join(styles.rail, over && styles.railOver)}
      title={t('board.showEnd', { label })}
      onClick={() => goTo(`${pageOf(definition)}?${queryText({ layout: 'table', filter: all(end.filter) })}`)}
    >
      <Icon name={end.icon} className={end.tone === 'success' ? 'ok' : 't2'} />
      <b>{label}</b>
      {count !== undefined && <span className="meta t2">{formatNumber(Number(count))}</span>}
      {sum ? <span className={join(styles.upright, 'meta t2')}>{formatMoney(sum as MoneySum)}</span> : null}
    </button>
  )
}
