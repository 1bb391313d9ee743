import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useMe } from '../api/use-me.ts'
import { useSteady } from '../kit/use-steady.ts'
import { pressAt } from '../shell/focus-keys.ts'
import { useWords } from '../words/words.ts'
import { mayEdit } from './cell.tsx'
import { gridStyle, widthOf, type Column } from './columns.ts'
import { editingKey, nextEditable } from './editing.ts'
import { act, keyMeaning, rangeOf, type Spotlight } from './grid-keys.ts'
import type { Grouping } from './grouping.ts'
import type { Lines } from './lines.ts'
import type { Spot } from './remembered.ts'
import { none, type Selection } from './selection.ts'
import { Head, type HeadActs } from './table-head.tsx'
import { TableLines } from './table-lines.tsx'
import styles from './table.module.css'
import type { Total } from './totals.ts'
import { useCellDrag } from './use-cell-drag.ts'
import { useCells } from './use-cells.tsx'
import { useChoosing } from './use-choosing.ts'
import type { Range } from './use-list.ts'
import { useSpotlight } from './use-spotlight.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

export interface TableProps {
  definition: RecordDefinition
  columns: readonly Column[]
  lines: Lines
  rowHeight: number
  totals: ReadonlyMap<string, Total>
  look: (range: Range) => void
  /** Reads the rows between two lines, where they have not been. */
  ensure: (first: number, last: number) => Promise<void>
  sort: string | undefined
  head: HeadActs
  selection: Selection
  onSelect: (selection: Selection) => void
  begin: Spot
  onLeave: (spot: Spot) => void
  onOpen: (id: string, newTab?: boolean) => void
  onFold: (id: string, open: boolean) => void
  grouping: Grouping | undefined
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
  /** Chooses the rows from the last one chosen to this one, or the next one too. */
  extend: () => void
  focus: () => void
  edit: () => void
}

const headHeight = 34

/** A list as an ARIA grid of plain elements: one tab stop, lines drawn only where one looks, cells edited in place. */
export function Table(props: TableProps) {
  const { definition, columns, lines, look, selection, onSelect, begin, onLeave, handle, rowHeight, peeked } = props
  const t = useWords()
  const me = useMe()
  const grid = useRef<HTMLDivElement>(null)
  const [menuOf, setMenuOf] = useState<string | null>(null)
  const { lay } = lines
  const head = headHeight + rowHeight
  const rows = useVirtualRows({ length: lay.length, row: rowHeight, lay, initialTop: begin.top, head })
  const { first, last, show, top } = rows
  useEffect(() => look({ first, last }), [look, first, last, lines])

  const onWalk = (id: string) => peeked && props.onPeek(id)
  const light = useSpotlight({ definition, columns, lines, grid, top, show, begin, onLeave, onWalk })
  const { spot, setSpot, line, row, activeId, go } = light
  const choosing = useChoosing({ lines, spot, go, selection, onSelect, onFold: props.onFold })
  const focus = () => grid.current?.focus({ preventScroll: true })
  const focusSoon = () => requestAnimationFrame(focus)
  const open = useSteady((id: string, newTab?: boolean) => {
    light.mark(id)
    props.onOpen(id, newTab)
  })
  const range = rangeOf(spot)
  const { ensure } = props
  const cells = useCells({ definition, columns, lines, range, selection, active: spot.row, ensure, onClose: focusSoon })
  const drag = useCellDrag(setSpot, focus)
  const editNext = (by: number) => {
    const next = row && nextEditable(columns, spot.column ?? 0, by, (column) => mayEdit(me, definition, row, column))
    go(next === undefined ? {} : { column: next, editing: true })
  }
  useEffect(() => {
    handle.current = {
      move: (by) => {
        focus()
        go({ row: spot.row + by, column: null })
      },
      toggle: () => choosing.toggle(spot.row, false),
      extend: choosing.extendHere,
      focus,
      edit: () => go({ column: 0 }),
    }
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (spot.editing) return editingKey(event, grid.current, editNext)
    if (event.target !== grid.current) return
    const rtl = document.documentElement.dir === 'rtl'
    const onGroup = line?.kind === 'group'
    const press = onGroup ? event : pressAt(event, spot.column === null ? 'table' : 'cells')
    const meaning = press && keyMeaning(press, { column: spot.column, onGroup, rtl })
    if (!meaning) return
    event.preventDefault()
    act(meaning, {
      spot,
      columns: columns.length,
      pageRows: rows.pageRows,
      length: lay.length,
      go,
      ...choosing,
      peek: () => props.onPeek(peeked === row?.id ? undefined : row?.id),
      toggle: () => choosing.toggle(spot.row, false),
      open: (newTab) => row && open(row.id, newTab),
      fillDown: cells.fillDown,
      empty: cells.empty,
      // The very press that opens a menu would close it again.
      menu: () => setTimeout(() => setMenuOf(columns[spot.column ?? 0]?.name ?? null)),
    })
  }
  const isDrawn = spot.row >= first && spot.row <= last
  const chosenAll = selection.all || (selection.ids.size > 0 && selection.ids.size >= lines.rows && lines.exact)
  // While one scrolls, only what comes into view is drawn: what rows and the head are given stays the same.
  const onMenu = useSteady((name: string | null) => {
    setMenuOf(name)
    if (name === null) focusSoon()
  })
  const onChooseAll = useSteady(() => onSelect(chosenAll ? none : { ids: new Set(), all: true }))
  const onSpot = useSteady((next: Spotlight, id: string | undefined) => {
    setSpot(next)
    if (!next.editing) focus()
    if (id) onWalk(id)
  })
  const onPeek = useSteady((index: number, id: string) => {
    setSpot({ row: index, column: null, editing: false })
    props.onPeek(id)
  })
  const onToggle = useSteady(choosing.toggle)
  const foot = props.foot(spot.row)
  const base = spot.editing ? 0 : rows.base
  const offset = (index: number) => rows.base - base + rows.offset(index)
  return (
    <div className={styles.scroller} ref={rows.scroller} onScroll={rows.onScroll}>
      <div
        ref={grid}
        role={lines.grouped ? 'treegrid' : 'grid'}
        aria-label={definition.label.many}
        aria-rowcount={lines.exact ? lay.length + 1 : -1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-activedescendant={
          isDrawn && activeId ? idOf(activeId, line?.kind === 'group' ? null : spot.column) : undefined
        }
        tabIndex={0}
        className={styles.grid}
        style={{ minWidth: widthOf(columns), '--line': `${rowHeight}px`, ...gridStyle(columns) } as object}
        onKeyDown={onKeyDown}
        onCopy={spot.editing ? undefined : cells.copy}
        onPaste={spot.editing ? undefined : cells.paste}
        onDragStart={(event) => {
          // A record's name may be dragged elsewhere by those who walk rows; among cells dragging chooses.
          if (spot.column !== null || !(event.target as HTMLElement).closest('a')) event.preventDefault()
        }}
      >
        <Head
          columns={columns}
          sort={props.sort}
          totals={props.totals}
          acts={props.head}
          menuOf={menuOf}
          onMenu={onMenu}
          chosen={chosenAll ? 'all' : selection.ids.size > 0 ? 'some' : 'none'}
          onChooseAll={onChooseAll}
        />
        <div role="rowgroup" className={styles.rows} style={{ height: rows.height }} {...drag}>
          {/* What is edited in place may stand out over the head: then nothing is moved together. */}
          <div role="presentation" style={base === 0 ? undefined : { transform: `translateY(${base}px)` }}>
            <TableLines
              definition={definition}
              columns={columns}
              lines={lines}
              grouping={props.grouping}
              totals={props.totals}
              first={first}
              last={last}
              offset={offset}
              flying={rows.flying}
              spot={spot}
              selection={selection}
              onSpot={onSpot}
              onToggle={onToggle}
              onFold={props.onFold}
              onOpen={open}
              onPeek={onPeek}
            />
          </div>
        </div>
        <div role={foot ? 'rowgroup' : undefined} className={styles.foot}>
          <div role={foot ? 'row' : undefined} className={styles.footRow}>
            {foot}
          </div>
        </div>
      </div>
      {cells.dialog}
      <span role="status" className="aloud">
        {selection.ids.size > 0 && t('list.selected', { count: selection.ids.size })}
      </span>
    </div>
  )
}

/** The id of a line's element, or of one of its cells. */
export const idOf = (row: string, column: number | null) => (column === null ? `row-${row}` : `cell-${row}-${column}`)
