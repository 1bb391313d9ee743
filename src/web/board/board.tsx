import { useEffect, useRef, useState, type CSSProperties } from 'react'
import { all } from '../../kernel/filter.ts'
import { useMe } from '../api/use-me.ts'
import { Trouble } from '../app/errors.tsx'
import { boardOf } from '../app/registry.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { Segmented } from '../kit/segmented.tsx'
import { useNarrow } from '../kit/use-narrow.ts'
import type { LayoutProps } from '../list/layouts.ts'
import type { RowsWanted } from '../list/use-list.ts'
import { useOpen } from '../list/use-open.ts'
import { useCommands } from '../shell/commands.ts'
import { forward } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './board.module.css'
import { BoardColumnView } from './board-column.tsx'
import { BoardOutline } from './board-outline.tsx'
import { walkOn, type Walks } from './walk.ts'
import { boardFilter, useBoardColumns } from './columns.ts'
import { EndRail } from './end-rail.tsx'
import { useMove } from './move.ts'
import { useBoardNumbers } from './numbers.ts'

/** Cards in columns: moved by dragging, by S, or by a menu; each move is one action. */
export function Board({ definition, state, handle }: LayoutProps) {
  const board = boardOf(definition.name)!
  const t = useWords()
  const me = useMe()
  const narrow = useNarrow()
  const { peeked, open, peek } = useOpen(definition, state)
  const { columns, current, isPending, error, again } = useBoardColumns(definition, board, state.query.within)
  const [shownKey, setShownKey] = useState<string | null>(null)
  const [menuOf, setMenuOf] = useState<string | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const walks = useRef<Walks>(new Map())
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
  useEffect(() => {
    handle.current = {
      focus: () => cardNow(place.current, peeked)?.focus(),
      move: (by) => {
        const from = cardNow(place.current, peeked)?.closest<HTMLElement>('[data-column]')?.dataset.column
        const keys = [...(place.current?.querySelectorAll<HTMLElement>('[data-column]') ?? [])].map(
          ({ dataset }) => dataset.column!,
        )
        if (from) walkOn(walks.current, keys, from, by > 0 ? 1 : -1)
      },
    }
    return () => {
      handle.current = null
    }
  }, [handle, peeked])
  useCommands(
    mayEdit
      ? [
          {
            id: 'move-card',
            label: t('board.moveTo'),
            icon: 'arrows-right',
            group: 'here',
            keysOnly: true,
            run: () => setMenuOf(cardNow(place.current, peeked)?.dataset.card ?? null),
          },
        ]
      : [],
  )
  if (error && columns.length === 0) return <Trouble error={error} onRetry={again} />
  if (isPending) return <BoardOutline />
  if (columns.length === 0) return <EmptyState title={t('board.noColumns')} />
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
          const step = { ArrowRight: forward, ArrowLeft: -forward }[event.key]
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
            numbers={numbers?.get(column.key)}
            current={current}
            mayEdit={mayEdit}
            walks={walks}
            menuOf={menuOf}
            onMenu={setMenuOf}
            onMove={(row, to) => void move(row, to)}
            peeked={peeked}
            onOpen={(row) => open(row.id, [{ wanted: wantedOf(column.key) }])}
            onPeek={(row) => peek(row?.id, [{ wanted: wantedOf(column.key) }])}
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
            />
          ))}
      </div>
    </>
  )
}

/** The card that keys are meant for: the one with the focus, the one looked at, else the first. */
function cardNow(place: HTMLElement | null, peeked: string | undefined): HTMLElement | null {
  const within = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('[data-card]')
  return (
    within ??
    place?.querySelector<HTMLElement>(`[data-card="${peeked}"]`) ??
    place?.querySelector('[data-card]') ??
    null
  )
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
