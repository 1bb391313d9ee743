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
import { Menu } from '../kit/menu.tsx'
import { queryText } from '../list/query.ts'
import type { BoardEnd, BoardUi } from '../room.ts'
import { formatMoney, formatNumber } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './board.module.css'
import { endCard, useEndReasons } from './end-reasons.ts'

interface Props {
  definition: RecordDefinition
  board: BoardUi
  end: BoardEnd
  filter: Filter | undefined
  within: string | undefined
}

/** A way off the board, as a narrow column: how much lies there lately; dropping a card ends its journey, after the one thing that must be said. */
export function EndRail({ definition, board, end, filter, within }: Props) {
  const t = useWords()
  const { label } = actionOf(definition.name, end.action)!
  const element = useRef<HTMLButtonElement>(null)
  const [over, setOver] = useState(false)
  const [asked, setAsked] = useState<Row | null>(null)
  const reasonsOf = useEndReasons(definition)
  const reasons = asked && reasonsOf(asked, end)
  const onDrop = (row: Row) => (end.ask ? setAsked(row) : void endCard(definition, row, end))
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  })
  const inBoard: Filter | undefined =
    board.within && within ? { field: `${board.field}.${board.within}`, is: within } : undefined
  const recent = end.lately && { field: end.lately.field, within: end.lately.within }
  const lying = all(end.filter, recent)
  const { data } = useAggregate(definition, {
    filter: all(filter, lying, inBoard),
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
  const rail = (
    <button
      ref={element}
      type="button"
      className={join(styles.rail, over && styles.railOver)}
      title={t('board.showEnd', { label })}
      onClick={() => goTo(`${pageOf(definition)}?${queryText({ layout: 'table', filter: lying })}`)}
    >
      <Icon name={end.icon} className={end.tone === 'success' ? 'ok' : 't2'} />
      <b>{label}</b>
      {count !== undefined && <span className="meta t2">{formatNumber(Number(count))}</span>}
      <span className={join(styles.upright, 'meta t2')}>
        {[
          end.lately && named(t(`filter.period.${end.lately.within}`)),
          sum ? formatMoney(sum as MoneySum, { whole: true }) : undefined,
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
    </button>
  )
  return (
    <Menu
      align="end"
      opened={reasons !== null}
      onChange={(opened) => !opened && setAsked(null)}
      items={reasons?.items ?? []}
      {...(reasons && { head: reasons.head })}
    >
      {rail}
    </Menu>
  )
}
