import { memo, useState, type MouseEvent } from 'react'
import { isOnlyKept, type RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { pageOf } from '../api/path.ts'
import type { Me } from '../api/use-me.ts'
import { Button } from '../kit/button.tsx'
import { useDeletedSince, usePastCell } from '../history/list-past.ts'
import { Checkbox } from '../kit/checkbox.tsx'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import { RecordMark } from '../kit/record-mark.tsx'
import { Skeleton } from '../kit/skeleton.tsx'
import { OnlyKept } from '../record/only-kept.tsx'
import { readAhead } from '../record/read-ahead.ts'
import { words } from '../words/words.ts'
import { Cell, mayEdit } from './cell.tsx'
import { CellEditor } from './cell-editor.tsx'
import { frozenAt, type Column } from './columns.ts'
import type { Spotlight } from './grid-keys.ts'
import styles from './table.module.css'

interface Props {
  index: number
  top: number
  row: Row | undefined
  linked: Linked
  definition: RecordDefinition
  me: Me
  columns: readonly Column[]
  active: boolean
  column: number | null
  /** The text an edit began with, while the cell is being edited. */
  editing: string | null
  /** The columns that are chosen in cell mode; -1 where none are. */
  rangeFrom: number
  rangeTo: number
  /** Of a row in a group. */
  level: number | undefined
  chosen: boolean
  seen: boolean
  glows: boolean
  onOpen: (id: string, newTab?: boolean) => void
  onPeek: (index: number, id: string) => void
  onToggle: (index: number, range: boolean) => void
  onSpot: (spot: Spotlight, id: string | undefined) => void
}

/** One line of the grid; before it has been read, its outline. Lines of a long list move with every step of the scrollbar, their cells do not. */
export const TableRow = memo(function TableRow({ top, ...props }: Props) {
  const { index, row, columns, active, chosen } = props
  const [pointed, setPointed] = useState(false)
  const place = { transform: `translateY(${top}px)` }
  if (!row) {
    return (
      <div role="row" aria-rowindex={index + 2} aria-level={props.level} className={styles.row} style={place}>
        <Outline index={index} columns={columns} />
      </div>
    )
  }
  return (
    <div
      role="row"
      id={`row-${row.id}`}
      aria-rowindex={index + 2}
      aria-level={props.level}
      aria-selected={chosen}
      data-glow={props.glows || undefined}
      className={join(
        styles.row,
        chosen && styles.chosen,
        props.seen && styles.seen,
        props.editing !== null && styles.editing,
        active && props.column === null && styles.active,
      )}
      style={place}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
    >
      <Cells {...props} row={row} pointed={pointed} />
    </div>
  )
})

/** A line that goes by faster than it could be read: one element, whatever it holds. */
export const FlyingRow = memo(function FlyingRow({ index, top }: Pick<Props, 'index' | 'top'>) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={join(styles.row, styles.flying)}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" />
    </div>
  )
})

const Outline = memo(function Outline({ index, columns }: Pick<Props, 'index' | 'columns'>) {
  return (
    <>
      <div role="gridcell" className={styles.check} />
      {columns.map((column, at) => (
        <div key={column.name} role="gridcell" {...placeOfCell(columns, at)}>
          <Skeleton width={`${40 + ((index * 17 + at * 29) % 45)}%`} />
        </div>
      ))}
    </>
  )
})

type CellsProps = Omit<Props, 'top'> & {
  row: Row
  /** The pointer is over it: only then it shows how to look at it beside the list. */
  pointed: boolean
}

const Cells = memo(function Cells(props: CellsProps) {
  const { index, row, definition, columns, active, chosen } = props
  const spot = (column: number | null, editing: boolean) => props.onSpot({ row: index, column, editing }, row.id)
  return (
    <>
      <div role="gridcell" className={styles.check}>
        <Checkbox
          label={words('list.choose', { name: nameOf(definition, row) })}
          tabIndex={-1}
          checked={chosen}
          onChange={() => undefined}
          onClick={(event) => props.onToggle(index, event.shiftKey)}
        />
      </div>
      <div
        role="gridcell"
        id={`cell-${row.id}-0`}
        data-cell={active && props.column === 0 && props.editing !== null ? 'edits' : `${index} 0`}
        {...placeOfCell(
          columns,
          0,
          active && props.column === 0 && styles.light,
          props.rangeFrom === 0 && styles.inRange,
        )}
        onClick={() => spot(null, false)}
      >
        <Title {...props} />
      </div>
      {columns.slice(1).map((column, at) => (
        <Cell
          key={column.name}
          column={column}
          row={row}
          linked={props.linked}
          definition={definition}
          me={props.me}
          id={`cell-${row.id}-${at + 1}`}
          at={{ row: index, column: at + 1 }}
          place={placeOfCell(columns, at + 1, at + 1 >= props.rangeFrom && at + 1 <= props.rangeTo && styles.inRange)}
          light={active && props.column === at + 1}
          typed={active && props.column === at + 1 ? props.editing : null}
          onSpot={(editing) => spot(at + 1, editing)}
          onDone={() => spot(at + 1, false)}
        />
      ))}
    </>
  )
})

/** How a cell stands: to which side, and whether it stays when one scrolls aside. */
function placeOfCell(columns: readonly Column[], at: number, ...more: (string | false | undefined)[]) {
  const column = columns[at]!
  const edge = column.frozen && !columns[at + 1]?.frozen && styles.edge
  return {
    className: join(
      styles.cell,
      at === 0 && styles.name,
      column.end && styles.end,
      column.frozen && styles.frozen,
      edge,
      ...more,
    ),
    style: frozenAt(column, at),
  }
}

/** What a row is called; what has no name says so. */
export function nameOf(definition: RecordDefinition, row: Row): string {
  const title = row[definition.title]
  return typeof title === 'string' && title !== '' ? title : words('list.noName')
}

function Title({
  definition,
  me,
  row,
  index,
  onOpen,
  onPeek,
  onSpot,
  columns,
  linked,
  column,
  active,
  editing,
  pointed,
}: CellsProps) {
  const gone = useDeletedSince(row.id)
  const isPast = usePastCell(row.id, definition.title).isPast
  if (!isPast && active && column === 0 && editing !== null && definition.all[definition.title]?.setBy === 'typed') {
    return (
      <CellEditor
        definition={definition}
        column={columns[0]!}
        row={row}
        linked={linked}
        may={mayEdit(me, definition, row, columns[0]!)}
        typed={editing}
        onDone={() => onSpot({ row: index, column: 0, editing: false }, row.id)}
      />
    )
  }
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onOpen(row.id)
  }
  return (
    <>
      <RecordMark record={definition.name} name={nameOf(definition, row)} size={20} />
      <a
        href={pageOf(definition, row.id)}
        tabIndex={-1}
        className={join(styles.title, gone && styles.gone, 'cut')}
        onClick={open}
        onPointerEnter={() => void readAhead(definition, row.id)}
      >
        {nameOf(definition, row)}
      </a>
      {isOnlyKept(definition, row) && <OnlyKept />}
      {gone && (
        <span className="t2" title={words('history.deletedSince')}>
          <Icon name="trash" size={14} />
          <span className="aloud">{words('history.deletedSince')}</span>
        </span>
      )}
      {(pointed || active) && (
        <Button
          kind="quiet"
          size={24}
          icon="layout-sidebar-right"
          label={words('peek.at', { name: nameOf(definition, row) })}
          tabIndex={-1}
          className={styles.peek}
          onClick={(event) => {
            event.stopPropagation()
            onPeek(index, row.id)
          }}
        />
      )}
    </>
  )
}
