import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useGlowing } from '../api/glow.ts'
import { usePreference } from '../api/preferences.ts'
import { readAhead } from '../record/read-ahead.ts'
import { opened } from '../shell/recent.ts'
import { useWords } from '../words/words.ts'
import type { Column } from './columns.ts'
import { act, keyMeaning, type Spotlight } from './grid-keys.ts'
import { extended, isChosen, none, toggled, type Selection } from './selection.ts'
import { Head } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import styles from './table.module.css'
import { useVirtualRows } from './use-virtual-rows.ts'
import type { Range } from './use-list.ts'
import { indexOf, rowAt, type ListWindow } from './window.ts'

export interface TableProps {
  definition: RecordDefinition
  columns: readonly Column[]
  window: ListWindow
  look: (range: Range) => void
  sort: string | undefined
  onSort: (sort: string) => void
  selection: Selection
  onSelect: (selection: Selection) => void
  begin: { top: number; activeId: string | null }
  onLeave: (spot: { top: number; activeId: string | null }) => void
  onOpen: (id: string, newTab?: boolean) => void
  foot: (active: number) => React.ReactNode
  /** Fills up with what a parent wants to do to the grid: move, select, focus. */
  handle: { current: Partial<TableHandle> | null }
  /** The record that is looked at beside the list; it follows the row that is walked to. */
  peeked: string | undefined
  onPeek: (id: string | undefined) => void
}
export interface TableHandle {
  move: (by: number) => void
  toggle: () => void
  extend: (by: number) => void
  focus: () => void
  edit: () => void
}

const rowHeights = { compact: 28, normal: 36, comfortable: 44 }
/** Milliseconds on a row after which it may be the one that is opened. */
const resting = 80
const headHeight = 34

/** A list as an ARIA grid of plain elements: one tab stop, rows drawn only where one looks, cells edited in place. */
export function Table(props: TableProps) {
  const rowHeight = rowHeights[usePreference('density')]
  const { definition, columns, window, look, selection, onSelect, begin, onLeave, onOpen, handle, peeked, onPeek } =
    props
  const t = useWords()
  const grid = useRef<HTMLDivElement>(null)
  const [spot, setSpot] = useState<Spotlight>({ row: 0, column: null, editing: false })
  const seen = opened.use()
  const glowing = useGlowing()
  const rows = useVirtualRows({
    length: window.length,
    row: rowHeight,
    initialTop: begin.top,
    head: headHeight + rowHeight,
  })
  const { first, last, show } = rows
  useEffect(() => look({ first, last }), [look, first, last, window])

  const found = useRef(begin.activeId === null)
  useEffect(() => {
    if (found.current || !begin.activeId) return
    const index = indexOf(window, begin.activeId)
    if (index < 0) return
    found.current = true
    setSpot((before) => ({ ...before, row: index }))
    show(index)
  }, [window, begin.activeId, show])

  const activeId = rowAt(window, spot.row)?.id ?? null
  const nextId = rowAt(window, spot.row + 1)?.id
  useEffect(() => {
    const timer = setTimeout(() => [activeId, nextId].forEach((id) => id && readAhead(definition, id)), resting)
    return () => clearTimeout(timer)
  }, [definition, activeId, nextId])
  const leaving = useRef({ top: rows.top, activeId })
  useEffect(() => {
    leaving.current = { top: rows.top, activeId }
  })
  useEffect(() => () => onLeave(leaving.current), [onLeave])

  const open = (id: string, newTab?: boolean) => {
    leaving.current = { ...leaving.current, activeId: id }
    setSpot({ row: Math.max(0, indexOf(window, id)), column: null, editing: false })
    onOpen(id, newTab)
  }

  const go = (next: Partial<Spotlight>) => {
    const row = Math.max(0, Math.min(next.row ?? spot.row, window.length - 1))
    setSpot({ ...spot, editing: false, ...next, row })
    show(row)
    const id = rowAt(window, row)?.id
    if (peeked && id && row !== spot.row) onPeek(id)
  }
  const focus = () => grid.current?.focus({ preventScroll: true })
  const toggle = (index: number, range: boolean) => {
    const row = rowAt(window, index)
    if (!row) return
    onSelect(range ? extended(selection, idsBetween(window, spot.row, index)) : toggled(selection, row.id))
    setSpot((before) => ({ ...before, row: index, editing: false }))
  }
  const extend = (by: number) => {
    const next = Math.max(0, Math.min(spot.row + by, window.length - 1))
    onSelect(extended(selection, idsBetween(window, spot.row, next)))
    go({ row: next })
  }
  useEffect(() => {
    handle.current = {
      move: (by) => {
        focus()
        go({ row: spot.row + by, column: null })
      },
      toggle: () => toggle(spot.row, false),
      extend,
      focus,
      edit: () => go({ column: 0 }),
    }
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (spot.editing || event.target !== grid.current) return
    const meaning = keyMeaning(event, spot)
    if (!meaning) return
    event.preventDefault()
    act(meaning, {
      spot,
      columns: columns.length,
      pageRows: rows.pageRows,
      length: window.length,
      go,
      extend,
      peek: () => onPeek(peeked === activeId ? undefined : (activeId ?? undefined)),
      open: (newTab) => activeId && open(activeId, newTab),
      clear: () => onSelect(none),
    })
  }
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  const size: CSSProperties = { gridTemplateColumns: template(columns) }
  const chosenAll = selection.all || (selection.ids.size > 0 && selection.ids.size >= window.length && window.exact)
  return (
    <div className={styles.scroller} ref={rows.scroller} onScroll={rows.onScroll}>
      <div
        ref={grid}
        role="grid"
        aria-label={definition.label.many}
        aria-rowcount={window.exact ? window.length + 1 : -1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-activedescendant={activeId ? idOf(activeId, spot.column) : undefined}
        tabIndex={0}
        className={styles.grid}
        style={{ minWidth: widthOf(columns) }}
        onKeyDown={onKeyDown}
      >
        <Head
          definition={definition}
          columns={columns}
          size={size}
          sort={props.sort}
          onSort={props.onSort}
          chosen={chosenAll ? 'all' : selection.ids.size > 0 ? 'some' : 'none'}
          onChooseAll={() => onSelect(chosenAll ? none : { ids: new Set(), all: true })}
        />
        <div role="rowgroup" className={styles.rows} style={{ height: rows.height }}>
          {shown.map((index) => {
            const row = rowAt(window, index)
            return (
              <TableRow
                key={index}
                index={index}
                top={rows.offset(index)}
                size={size}
                row={row}
                linked={window.linked}
                definition={definition}
                columns={columns}
                active={index === spot.row}
                column={index === spot.row ? spot.column : null}
                editing={index === spot.row && spot.editing ? (spot.typed ?? '') : null}
                chosen={row !== undefined && isChosen(selection, row.id)}
                seen={row !== undefined && seen.has(row.id)}
                glows={row !== undefined && glowing.has(row.id)}
                onOpen={open}
                onPeek={(id) => {
                  setSpot({ row: index, column: null, editing: false })
                  onPeek(id)
                }}
                onToggle={toggle}
                onSpot={(next) => {
                  setSpot(next)
                  if (!next.editing) focus()
                  if (peeked && row) onPeek(row.id)
                }}
              />
            )
          })}
        </div>
        <div role="rowgroup" className={styles.foot}>
          <div role="row" className={styles.footRow} style={size}>
            {props.foot(spot.row)}
          </div>
        </div>
      </div>
      <span role="status" className="aloud">
        {selection.ids.size > 0 && t('list.selected', { count: selection.ids.size })}
      </span>
    </div>
  )
}

/** The id of a row's element, or of one of its cells. */
export const idOf = (row: string, column: number | null) => (column === null ? `row-${row}` : `cell-${row}-${column}`)

const checkWidth = 40
const widthOf = (columns: readonly Column[]) => columns.reduce((sum, { width }) => sum + width, checkWidth)
/** The last column takes what is left. */
const template = (columns: readonly Column[]) =>
  [
    `${checkWidth}px`,
    ...columns.map(({ width }, index) => (index === columns.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`)),
  ].join(' ')

function idsBetween(window: ListWindow, one: number, other: number): string[] {
  const [from, to] = one < other ? [one, other] : [other, one]
  return Array.from({ length: to - from + 1 }, (_, index) => rowAt(window, from + index)?.id).filter(
    (id) => id !== undefined,
  )
}
