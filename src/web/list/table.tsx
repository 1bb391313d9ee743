import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useGlowing } from '../api/glow.ts'
import { useMe } from '../api/use-me.ts'
import { readAhead } from '../record/read-ahead.ts'
import { opened } from '../shell/recent.ts'
import { useWords } from '../words/words.ts'
import { mayEdit } from './cell.tsx'
import { gridStyle, widthOf, type Column } from './columns.ts'
import { editingKey, nextEditable, showColumn } from './editing.ts'
import { act, keyMeaning, rangeOf, type Spotlight } from './grid-keys.ts'
import { GroupRow } from './group-row.tsx'
import type { Grouping } from './grouping.ts'
import type { Lines } from './lines.ts'
import { extended, isChosen, none, toggled, type Selection } from './selection.ts'
import { Head, type HeadActs } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import styles from './table.module.css'
import type { Total } from './totals.ts'
import { useCellDrag } from './use-cell-drag.ts'
import { useCells } from './use-cells.tsx'
import { useVirtualRows } from './use-virtual-rows.ts'
import type { Range } from './use-list.ts'

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
  begin: { top: number; activeId: string | null }
  onLeave: (spot: { top: number; activeId: string | null }) => void
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

/** Milliseconds on a row after which it may be the one that is opened. */
const resting = 80
const headHeight = 34

/** A list as an ARIA grid of plain elements: one tab stop, lines drawn only where one looks, cells edited in place. */
export function Table(props: TableProps) {
  const {
    definition,
    columns,
    lines,
    look,
    selection,
    onSelect,
    begin,
    onLeave,
    onOpen,
    handle,
    rowHeight,
    peeked,
    onPeek,
  } = props
  const t = useWords()
  const me = useMe()
  const grid = useRef<HTMLDivElement>(null)
  const [spot, setSpot] = useState<Spotlight>({ row: 0, column: null, editing: false })
  const [menuOf, setMenuOf] = useState<string | null>(null)
  const seen = opened.use()
  const glowing = useGlowing()
  const { lay } = lines
  const rows = useVirtualRows({
    length: lay.length,
    row: rowHeight,
    lay,
    initialTop: begin.top,
    head: headHeight + rowHeight,
  })
  const { first, last, show } = rows
  useEffect(() => look({ first, last }), [look, first, last, lines])

  const found = useRef(begin.activeId === null)
  useEffect(() => {
    if (found.current || !begin.activeId) return
    const index = lines.indexOf(begin.activeId)
    if (index < 0) return
    found.current = true
    setSpot((before) => ({ ...before, row: index }))
    show(index)
  }, [lines, begin.activeId, show])

  const line = spot.row < lay.length ? lines.at(spot.row) : undefined
  const row = line?.kind === 'row' ? line.row : undefined
  const activeId = line?.kind === 'group' ? line.group.id : (row?.id ?? null)
  const rowId = row?.id
  const below = spot.row + 1 < lay.length ? lines.at(spot.row + 1) : undefined
  const nextId = below?.kind === 'row' ? below.row?.id : undefined
  useEffect(() => {
    const timer = setTimeout(() => [rowId, nextId].forEach((id) => id && readAhead(definition, id)), resting)
    return () => clearTimeout(timer)
  }, [definition, rowId, nextId])
  const leaving = useRef({ top: rows.top, activeId })
  useEffect(() => {
    leaving.current = { top: rows.top, activeId }
  })
  useEffect(() => () => onLeave(leaving.current), [onLeave])

  const open = (id: string, newTab?: boolean) => {
    leaving.current = { ...leaving.current, activeId: id }
    setSpot({ row: Math.max(0, lines.indexOf(id)), column: null, editing: false })
    onOpen(id, newTab)
  }
  const go = ({ from, ...next }: Partial<Spotlight>) => {
    const to = Math.max(0, Math.min(next.row ?? spot.row, lay.length - 1))
    setSpot({ row: to, column: next.column === undefined ? spot.column : next.column, editing: false, ...next, ...(from && { from }) }) // prettier-ignore
    show(to)
    const at = lines.at(to)
    if (peeked && at.kind === 'row' && at.row && to !== spot.row) onPeek(at.row.id)
    if (typeof next.column === 'number') showColumn(grid.current, columns, next.column)
  }
  const focus = () => grid.current?.focus({ preventScroll: true })
  /** The row that was chosen last: from there a range goes on. */
  const marked = useRef<string | null>(null)
  const toggle = (index: number, range: boolean) => {
    const at = lines.at(index)
    if (at.kind === 'group') return props.onFold(at.group.id, !at.group.open)
    if (!at.row) return
    const from = range && marked.current ? lines.indexOf(marked.current) : -1
    marked.current = at.row.id
    onSelect(from < 0 ? toggled(selection, at.row.id) : extended(selection, idsBetween(lines, from, index)))
    setSpot({ row: index, column: spot.column, editing: false })
  }
  const extend = (by: number) => {
    const next = Math.max(0, Math.min(spot.row + by, lay.length - 1))
    onSelect(extended(selection, idsBetween(lines, spot.row, next)))
    go({ row: next })
  }
  const extendHere = () => {
    const from = marked.current ? lines.indexOf(marked.current) : -1
    if (from < 0 || from === spot.row) return extend(1)
    marked.current = rowId ?? null
    onSelect(extended(selection, idsBetween(lines, from, spot.row)))
  }
  const fold = (wanted: boolean) => {
    if (line?.kind === 'group') return props.onFold(line.group.id, wanted)
    const [part] = lines.partsIn(spot.row, spot.row)
    if (!part || wanted) return
    props.onFold(part.group.id, false)
    go({ row: spot.row - part.first - 1 })
  }
  const range = rangeOf(spot)
  const cells = useCells({
    definition,
    columns,
    lines,
    range,
    selection,
    active: spot.row,
    ensure: props.ensure,
    onClose: () => requestAnimationFrame(focus),
  })
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
      toggle: () => toggle(spot.row, false),
      extend: extendHere,
      focus,
      edit: () => go({ column: 0 }),
    }
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (spot.editing) return editingKey(event, grid.current, editNext)
    if (event.target !== grid.current) return
    const rtl = document.documentElement.dir === 'rtl'
    const meaning = keyMeaning(event, { column: spot.column, onGroup: line?.kind === 'group', rtl })
    if (!meaning) return
    event.preventDefault()
    act(meaning, {
      spot,
      columns: columns.length,
      pageRows: rows.pageRows,
      length: lay.length,
      go,
      extend,
      peek: () => onPeek(peeked === rowId ? undefined : rowId),
      toggle: () => toggle(spot.row, false),
      open: (newTab) => row && open(row.id, newTab),
      clear: () => onSelect(none),
      fold,
      fillDown: cells.fillDown,
      empty: cells.empty,
      // The very press that opens a menu would close it again.
      menu: () => setTimeout(() => setMenuOf(columns[spot.column ?? 0]?.name ?? null)),
    })
  }
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  const isDrawn = spot.row >= first && spot.row <= last
  const chosenAll = selection.all || (selection.ids.size > 0 && selection.ids.size >= lines.rows && lines.exact)
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
        onDragStart={(event) => event.preventDefault()}
      >
        <Head
          columns={columns}
          sort={props.sort}
          totals={props.totals}
          acts={props.head}
          menuOf={menuOf}
          onMenu={(name) => {
            setMenuOf(name)
            if (name === null) requestAnimationFrame(focus)
          }}
          chosen={chosenAll ? 'all' : selection.ids.size > 0 ? 'some' : 'none'}
          onChooseAll={() => onSelect(chosenAll ? none : { ids: new Set(), all: true })}
        />
        <div role="rowgroup" className={styles.rows} style={{ height: rows.height }} {...drag}>
          {shown.map((index) => {
            const at = lines.at(index)
            if (at.kind === 'group' && props.grouping) {
              return (
                <GroupRow
                  key={index}
                  definition={definition}
                  grouping={props.grouping}
                  index={index}
                  top={rows.offset(index)}
                  group={at.group}
                  linked={lines.linked}
                  columns={columns}
                  totals={props.totals}
                  active={index === spot.row}
                  onSpot={() => {
                    go({ row: index, column: null })
                    focus()
                  }}
                  onToggle={() => props.onFold(at.group.id, !at.group.open)}
                />
              )
            }
            const own = at.kind === 'row' ? at.row : undefined
            const inRange = range && index >= range.rows[0] && index <= range.rows[1] && spot.from
            return (
              <TableRow
                key={index}
                index={index}
                top={rows.offset(index)}
                row={own}
                level={lines.grouped ? 2 : undefined}
                linked={lines.linked}
                definition={definition}
                columns={columns}
                active={index === spot.row}
                column={index === spot.row ? spot.column : null}
                editing={index === spot.row && spot.editing ? (spot.typed ?? '') : null}
                rangeFrom={inRange ? range.columns[0] : -1}
                rangeTo={inRange ? range.columns[1] : -1}
                chosen={own !== undefined && isChosen(selection, own.id)}
                seen={own !== undefined && seen.has(own.id)}
                glows={own !== undefined && glowing.has(own.id)}
                onOpen={open}
                onPeek={(id) => {
                  setSpot({ row: index, column: null, editing: false })
                  onPeek(id)
                }}
                onToggle={toggle}
                onSpot={(next) => {
                  setSpot(next)
                  if (!next.editing) focus()
                  if (peeked && own) onPeek(own.id)
                }}
              />
            )
          })}
        </div>
        <div role="rowgroup" className={styles.foot}>
          <div role="row" className={styles.footRow}>
            {props.foot(spot.row)}
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

function idsBetween(lines: Lines, one: number, other: number): string[] {
  const [from, to] = one < other ? [one, other] : [other, one]
  return Array.from({ length: to - from + 1 }, (_, index) => lines.at(from + index)).flatMap((line) =>
    line.kind === 'row' && line.row ? [line.row.id] : [],
  )
}
