import { useRef } from 'react'
import type { Spotlight } from './grid-keys.ts'
import type { Lines } from './lines.ts'
import { extended, none, toggled, type Selection } from './selection.ts'

interface Options {
  lines: Lines
  spot: Spotlight
  go: (next: Partial<Spotlight>) => void
  selection: Selection
  onSelect: (selection: Selection) => void
  onFold: (id: string, open: boolean) => void
}

/** Choosing rows one by one or from one to another; on the head of a group the same keys open and close it. */
export function useChoosing({ lines, spot, go, selection, onSelect, onFold }: Options) {
  /** The row that was chosen last: from there a range goes on. */
  const marked = useRef<string | null>(null)
  const markedAt = () => (marked.current ? lines.indexOf(marked.current) : -1)
  const choose = (from: number, to: number) => onSelect(extended(selection, idsBetween(lines, from, to)))
  const extend = (by: number) => {
    const next = Math.max(0, Math.min(spot.row + by, lines.lay.length - 1))
    choose(spot.row, next)
    go({ row: next })
  }
  return {
    extend,
    /** From the row that was chosen last to this one; without another, this one and the next. */
    extendHere: () => {
      const from = markedAt()
      if (from < 0 || from === spot.row) return extend(1)
      choose(from, spot.row)
    },
    toggle: (index: number, range: boolean) => {
      const line = lines.at(index)
      if (line.kind === 'group') return onFold(line.group.id, !line.group.open)
      if (!line.row) return
      const from = range ? markedAt() : -1
      marked.current = line.row.id
      if (from < 0) onSelect(toggled(selection, line.row.id))
      else choose(from, index)
      go({ row: index })
    },
    clear: () => {
      marked.current = null
      onSelect(none)
    },
    /** Opens or closes the group in which one is; from one of its rows one comes to its head. */
    fold: (open: boolean) => {
      const line = lines.at(spot.row)
      if (line.kind === 'group') return onFold(line.group.id, open)
      const [part] = lines.partsIn(spot.row, spot.row)
      if (!part || open) return
      onFold(part.group.id, false)
      go({ row: spot.row - part.first - 1 })
    },
  }
}

function idsBetween(lines: Lines, one: number, other: number): string[] {
  const [from, to] = one < other ? [one, other] : [other, one]
  return Array.from({ length: to - from + 1 }, (_, index) => lines.at(from + index)).flatMap((line) =>
    line.kind === 'row' && line.row ? [line.row.id] : [],
  )
}
