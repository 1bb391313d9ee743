import { useLayoutEffect, useRef } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useMe } from '../api/use-me.ts'
import { useGlowing } from '../api/glow.ts'
import { opened } from '../shell/recent.ts'
import type { Column } from './columns.ts'
import { rangeOf, type Spotlight } from './grid-keys.ts'
import { GroupRow } from './group-row.tsx'
import type { Grouping } from './grouping.ts'
import type { Lines } from './lines.ts'
import { isChosen, type Selection } from './selection.ts'
import { FlyingRow, TableRow } from './table-row.tsx'
import type { Total } from './totals.ts'

interface Props {
  definition: RecordDefinition
  columns: readonly Column[]
  lines: Lines
  grouping: Grouping | undefined
  totals: ReadonlyMap<string, Total>
  first: number
  last: number
  /** Where a line lies, in pixels. */
  offset: (index: number) => number
  /** They go by faster than they could be read: those that come into view are not written yet. */
  flying: boolean
  spot: Spotlight
  selection: Selection
  onSpot: (spot: Spotlight, id: string | undefined) => void
  onToggle: (index: number, range: boolean) => void
  onFold: (id: string, open: boolean) => void
  onOpen: (id: string, newTab?: boolean) => void
  onPeek: (index: number, id: string) => void
}

/** The lines that are in view: rows, and heads of groups. */
export function TableLines(props: Props) {
  const { lines, first, last, spot, selection, grouping } = props
  const { definition, columns, totals } = props
  const me = useMe()
  const seen = opened.use()
  const glowing = useGlowing()
  const range = spot.from ? rangeOf(spot) : null
  const written = useRef<ReadonlySet<number>>(new Set())
  const isWritten = (index: number) => !props.flying || index === spot.row || written.current.has(index)
  useLayoutEffect(() => {
    const inView = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
    written.current = new Set(inView.filter(isWritten))
  })
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).map((index) => {
    const line = lines.at(index)
    const active = index === spot.row
    const shared = { definition, columns, index, top: props.offset(index), linked: lines.linked, active }
    if (line.kind === 'group') {
      if (!grouping) return null
      return (
        <GroupRow
          key={index}
          {...shared}
          grouping={grouping}
          group={line.group}
          totals={totals}
          onSpot={() => props.onSpot({ row: index, column: null, editing: false }, undefined)}
          onToggle={() => props.onFold(line.group.id, !line.group.open)}
        />
      )
    }
    const { row } = line
    if (!isWritten(index)) return <FlyingRow key={index} index={index} top={shared.top} />
    const inRange = range !== null && index >= range.rows[0] && index <= range.rows[1]
    return (
      <TableRow
        key={index}
        {...shared}
        row={row}
        me={me}
        level={lines.grouped ? 2 : undefined}
        column={active ? spot.column : null}
        editing={active && spot.editing ? (spot.typed ?? '') : null}
        rangeFrom={inRange ? range.columns[0] : -1}
        rangeTo={inRange ? range.columns[1] : -1}
        chosen={row !== undefined && isChosen(selection, row.id)}
        seen={row !== undefined && seen.has(row.id)}
        glows={row !== undefined && glowing.has(row.id)}
        onOpen={props.onOpen}
        onPeek={props.onPeek}
        onToggle={props.onToggle}
        onSpot={props.onSpot}
      />
    )
  })
}
