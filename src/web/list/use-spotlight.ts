import { useEffect, useRef, useState, type RefObject } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { readAhead } from '../record/read-ahead.ts'
import type { Column } from './columns.ts'
import { showColumn } from './editing.ts'
import type { Spotlight } from './grid-keys.ts'
import type { Lines } from './lines.ts'
import type { Spot } from './remembered.ts'

interface Options {
  definition: RecordDefinition
  columns: readonly Column[]
  lines: Lines
  grid: RefObject<HTMLElement | null>
  /** How far the list is scrolled, and how a line is brought into view. */
  top: number
  show: (index: number) => void
  begin: Spot
  onLeave: (spot: Spot) => void
  /** Told which row one has come to. */
  onWalk: (id: string) => void
}

/** Milliseconds on a row after which it may be the one that is opened. */
const resting = 80

/** Which line and cell has the light, how it moves, and that it is found again where one left it. */
export function useSpotlight({ definition, columns, lines, grid, top, show, begin, onLeave, onWalk }: Options) {
  const [spot, setSpot] = useState<Spotlight>({ row: 0, column: null, editing: false })
  const { length } = lines.lay
  const rowAt = (index: number) => {
    const line = index >= 0 && index < length ? lines.at(index) : undefined
    return line?.kind === 'row' ? line.row : undefined
  }

  const found = useRef(begin.activeId === null)
  useEffect(() => {
    if (found.current || !begin.activeId) return
    const index = lines.indexOf(begin.activeId)
    if (index < 0) return
    found.current = true
    setSpot((before) => ({ ...before, row: index }))
    show(index)
  }, [lines, begin.activeId, show])

  const line = spot.row < length ? lines.at(spot.row) : undefined
  const row = rowAt(spot.row)
  const activeId = line?.kind === 'group' ? line.group.id : (row?.id ?? null)
  const rowId = row?.id
  const nextId = rowAt(spot.row + 1)?.id
  useEffect(() => {
    const timer = setTimeout(() => [rowId, nextId].forEach((id) => id && void readAhead(definition, id)), resting)
    return () => clearTimeout(timer)
  }, [definition, rowId, nextId])

  const leaving = useRef({ top, activeId })
  useEffect(() => {
    leaving.current = { top, activeId }
  })
  useEffect(() => () => onLeave(leaving.current), [onLeave])

  return {
    spot,
    setSpot,
    line,
    row,
    activeId,
    /** Goes to a line or cell; what is not said stays, but for the edit and the range, which end. */
    go: ({ row: wanted = spot.row, column = spot.column, editing = false, typed, from }: Partial<Spotlight>) => {
      const to = Math.max(0, Math.min(wanted, length - 1))
      setSpot({ row: to, column, editing, ...(typed !== undefined && { typed }), ...(from && { from }) })
      show(to)
      const id = rowAt(to)?.id
      if (id && to !== spot.row) onWalk(id)
      if (column !== null) showColumn(grid.current, columns, column)
    },
    /** Marks the row of a record that is about to be opened, to come back to it. */
    mark: (id: string) => {
      leaving.current = { ...leaving.current, activeId: id }
      setSpot({ row: Math.max(0, lines.indexOf(id)), column: null, editing: false })
    },
  }
}
