import { useRouterState } from '@tanstack/react-router'
import { useRef, useState, type CSSProperties } from 'react'
import { all } from '../../kernel/filter.ts'
import type { Row } from '../api/answers.ts'
import { pageOf } from '../api/path.ts'
import { useMe } from '../api/use-me.ts'
import { boardOf } from '../app/registry.ts'
import { goTo } from '../app/router.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { Segmented } from '../kit/segmented.tsx'
import { useNarrow } from '../kit/use-narrow.ts'
import type { LayoutProps } from '../list/layouts.ts'
import { trail } from '../list/trail.ts'
import type { RowsWanted } from '../list/use-list.ts'
import type { BoardEnd } from '../room.ts'
import { useCommands } from '../shell/commands.ts'
import { useWords } from '../words/words.ts'
import styles from './board.module.css'
import { BoardColumnView } from './board-column.tsx'
import { boardFilter, useBoardColumns } from './columns.ts'
import { EndDialog } from './end-dialog.tsx'
import { EndRail } from './end-rail.tsx'
import { useMove } from './move.ts'
import { useBoardNumbers } from './numbers.ts'

/** Cards in columns: moved by dragging, by S, or by a menu; each move is one action. */
export function Board({ definition, state }: LayoutProps) {
  const board = boardOf(definition.name)!
  const t = useWords()
  const me = useMe()
  const narrow = useNarrow()
  const address = useRouterState({ select: ({ location }) => location.href })
  const { columns, current, isPending } = useBoardColumns(definition, board, state.query.within)
  const [shownKey, setShownKey] = useState<string | null>(null)
  const [ending, setEnding] = useState<{ row: Row; end: BoardEnd } | null>(null)
  const [menuOf, setMenuOf] = useState<string | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const filter = boardFilter(board, state.query.filter, current)
  const wantedOf = (column: string): RowsWanted => ({
    filter: all(filter, { field: board.field, is: column }),
    sort: board.sort,
    q: state.query.q,
    with: [board.under, definition.owned ? 'owner' : undefined].filter(Boolean).join(',') || undefined,
  })
  const move = useMove(definition, board, wantedOf)
  const numbers = useBoardNumbers(definition, board, filter, state.query.q)
  const mayEdit = me.permissions[definition.name]?.edit !== 'none'
  useCommands(
    mayEdit
      ? [
          {
            id: 'move-card',
            label: t('board.moveTo'),
            icon: 'arrows-right',
            keys: 's',
            group: 'here',
            keysOnly: true,
            run: () => setMenuOf(focusedCard()),
          },
        ]
      : [],
  )
  if (!isPending && columns.length === 0) return <EmptyState title={t('board.noColumns')} />
  const open = (row: Row) => {
    trail.set({
      record: definition.name,
      title: state.title ?? definition.label.many,
      address,
      wanted: wantedOf(String(row[board.field])),
    })
    goTo(pageOf(definition, row.id))
  }
  const shown = narrow ? columns.filter(({ key }) => key === (shownKey ?? columns[0]?.key)) : columns
  return (
    <>
      {narrow && (
        <div className={styles.switcher}>
          <Segmented
            label={definition.all[board.field]!.label}
            value={shown[0]?.key ?? ''}
            options={columns.map(({ key, label }) => ({ value: key, label }))}
            onChange={setShownKey}
          />
        </div>
      )}
      <div
        ref={place}
        className={styles.board}
        style={{ '--columns': shown.length } as CSSProperties}
        onKeyDown={(event) => {
          const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
          if (!step || !(event.target as HTMLElement).dataset.card) return
          event.preventDefault()
          focusBeside(place.current!, event.target as HTMLElement, step)
        }}
      >
        {shown.map((column) => (
          <BoardColumnView
            key={column.key}
            definition={definition}
            board={board}
            column={column}
            columns={columns}
            wanted={wantedOf(column.key)}
            numbers={numbers.get(column.key)}
            current={current}
            mayEdit={mayEdit}
            menuOf={menuOf}
            onMenu={setMenuOf}
            onMove={(row, to) => void move(row, to)}
            onEnd={(row, end) => setEnding({ row, end })}
            onOpen={open}
          />
        ))}
        {!narrow &&
          mayEdit &&
          board.ends.map((end) => (
            <EndRail
              key={end.action}
              definition={definition}
              board={board}
              end={end}
              filter={state.query.filter}
              within={current}
              onDrop={(row) => setEnding({ row, end })}
            />
          ))}
      </div>
      {ending && <EndDialog definition={definition} {...ending} onClose={() => setEnding(null)} />}
    </>
  )
}

function focusedCard(): string | null {
  const card = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('[data-card]')
  return card?.dataset.card ?? document.querySelector<HTMLElement>('[data-card]')?.dataset.card ?? null
}

/** The card at the same height in the next column that has any. */
function focusBeside(place: HTMLElement, from: HTMLElement, step: number): void {
  const lists = [...place.querySelectorAll<HTMLElement>('[data-column]')]
  const top = from.getBoundingClientRect().top
  for (let at = lists.findIndex((list) => list.contains(from)) + step; at >= 0 && at < lists.length; at += step) {
    const cards = [...lists[at]!.querySelectorAll<HTMLElement>('[data-card]')]
    const nearest = cards.toSorted(
      (one, other) =>
        Math.abs(one.getBoundingClientRect().top - top) - Math.abs(other.getBoundingClientRect().top - top),
    )[0]
    if (nearest) return nearest.focus()
  }
}
