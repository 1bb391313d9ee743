import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Money } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { useGlowing } from '../api/glow.ts'
import { pageOf } from '../api/path.ts'
import { actionOf } from '../app/registry.ts'
import { idleReason } from '../fields/idle-reason.ts'
import { Avatar, CompanyMark } from '../kit/avatar.tsx'
import { Button } from '../kit/button.tsx'
import { Status } from '../kit/chip.tsx'
import { join } from '../kit/join.ts'
import { Menu } from '../kit/menu.tsx'
import { NextStatus } from '../kit/next-status.tsx'
import { Ring } from '../kit/ring.tsx'
import { useFocusAlong } from '../kit/use-focus-along.ts'
import { nameOf } from '../list/table-row.tsx'
import type { BoardEnd, BoardUi } from '../room.ts'
import { useKeysOf } from '../shell/commands.ts'
import { pressAt } from '../shell/focus-keys.ts'
import { formatDay, formatMoney } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './board.module.css'
import type { BoardColumn } from './columns.ts'
import { endCard, useEndReasons } from './end-reasons.ts'

interface Props {
  definition: RecordDefinition
  board: BoardUi
  column: BoardColumn
  columns: readonly BoardColumn[]
  row: Row
  index: number
  linked: Linked
  /** It is the one of its column that the Tab key reaches. */
  stop: boolean
  mayEdit: boolean
  menuOf: string | null
  onMenu: (id: string | null) => void
  onMove: (row: Row, to: BoardColumn) => void
  peeked: string | undefined
  onOpen: (row: Row) => void
  onPeek: (row: Row | undefined) => void
  onFocus: () => void
  onStep: (by: number) => void
}

/** A record as a card: name, company, amount, day, owner, and what comes next. */
export function Card(props: Props) {
  const { definition, board, column, row, linked, onOpen } = props
  const t = useWords()
  const element = useRef<HTMLDivElement>(null)
  const [lifted, setLifted] = useState(false)
  const glows = useGlowing().has(row.id)
  const idle = idleReason(definition, row, column)
  const isPeeked = props.peeked === row.id
  useFocusAlong(row.id, element)
  useEffect(() => {
    if (!props.mayEdit) return
    return draggable({
      element: element.current!,
      getInitialData: () => ({ row }),
      onDragStart: () => setLifted(true),
      onDrop: () => setLifted(false),
    })
  }, [row, props.mayEdit])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== element.current) return
    const { key } = pressAt(event, 'board') ?? {}
    if (key === 'Enter') onOpen(row)
    else if (key === ' ') props.onPeek(isPeeked ? undefined : row)
    else if (key === 'ArrowDown' || key === 'ArrowUp') props.onStep(key === 'ArrowDown' ? 1 : -1)
    else return
    event.preventDefault()
  }
  const name = nameOf(definition, row)
  const under = board.under ? linked[String(row[board.under])]?.title : undefined
  const owner = linked[String(row.owner)]?.title
  const amount = board.sum ? (row[board.sum] as Money | null) : null
  const day = board.day ? (row[board.day] as string | null) : null
  return (
    <div
      ref={element}
      role="group"
      aria-label={[name, under, amount && formatMoney(amount)].filter(Boolean).join(', ')}
      tabIndex={props.stop ? 0 : -1}
      data-card={row.id}
      data-index={props.index}
      data-glow={glows || undefined}
      className={join(styles.card, idle !== null && styles.idle, isPeeked && styles.peeked, lifted && styles.lifted)}
      onKeyDown={onKeyDown}
      onFocus={props.onFocus}
    >
      <div className="row">
        <a
          href={pageOf(definition, row.id)}
          tabIndex={-1}
          draggable={false}
          className={join(styles.title, 'cut', 'grow')}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            onOpen(row)
          }}
        >
          {name}
        </a>
        {props.mayEdit && <CardMenu {...props} name={name} />}
      </div>
      <div className={join('row t2', styles.company)}>
        {under && (
          <>
            <CompanyMark name={under} />
            <span className="cut">{under}</span>
          </>
        )}
      </div>
      <div className={join('row', styles.middle)}>
        <b className="grow">{amount && formatMoney(amount)}</b>
        {day && <span className="t2 meta">{formatDay(day)}</span>}
        {owner && <Avatar name={owner} />}
      </div>
      <div className={join('row meta', styles.foot)}>
        {board.next && (
          <span className="row grow">
            <NextStatus at={row[board.next.at] as string | null} />
            {row[board.next.at] ? <span className="cut t2">{String(row[board.next.text] ?? '')}</span> : null}
          </span>
        )}
        {idle !== null && (
          <Status tone="warning" icon="hourglass" title={idle.why}>
            {t('board.idle', { count: idle.days })}
          </Status>
        )}
      </div>
    </div>
  )
}

function CardMenu({
  definition,
  board,
  column,
  columns,
  row,
  name,
  menuOf,
  onMenu,
  onMove,
  onOpen,
  onPeek,
}: Props & { name: string }) {
  const t = useWords()
  const keysOf = useKeysOf()
  const [ending, setEnding] = useState<BoardEnd | null>(null)
  const reasonsOf = useEndReasons(definition)
  const reasons = ending && reasonsOf(row, ending)
  const here = columns.findIndex(({ key }) => key === column.key)
  const ahead = columns[here + 1]?.key ?? columns[here - 1]?.key
  return (
    <Menu
      // Another menu altogether, so that its first entry has the focus.
      key={reasons ? 'why' : 'what'}
      align="end"
      opened={menuOf === row.id}
      onChange={(opened) => {
        if (!opened) setEnding(null)
        onMenu(opened ? row.id : null)
      }}
      {...(reasons && { head: reasons.head })}
      items={
        reasons?.items ?? [
          ...columns
            .filter(({ key }) => key !== column.key)
            .map((to, index) => ({
              label: to.label,
              mark: <Ring share={to.share} />,
              first: to.key === ahead,
              ...(index === 0 && { group: t('board.moveTo') }),
              onSelect: () => onMove(row, to),
            })),
          ...board.ends.map((end, index) => ({
            label: actionOf(definition.name, end.action)!.label,
            icon: end.icon,
            ...(index === 0 && { group: true as const }),
            stays: end.ask !== undefined,
            onSelect: () => (end.ask ? setEnding(end) : void endCard(definition, row, end)),
          })),
          {
            label: t('board.open', { record: named(definition.label.one) }),
            icon: 'arrow-right',
            keys: keysOf('card-open'),
            group: true,
            onSelect: () => onOpen(row),
          },
          {
            label: t('peek.look'),
            icon: 'layout-sidebar-right',
            keys: keysOf('card-peek'),
            onSelect: () => onPeek(row),
          },
        ]
      }
    >
      <Button
        kind="quiet"
        size={24}
        icon="dots"
        label={t('board.menuOf', { name })}
        tabIndex={-1}
        className={styles.dots}
      />
    </Menu>
  )
}
