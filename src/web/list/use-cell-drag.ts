import { useRef, type PointerEvent } from 'react'
import type { Place, Spotlight } from './grid-keys.ts'

/** Choosing a range of cells with the pointer: pressed in one, drawn to another; or Shift and a click. */
export function useCellDrag(setSpot: (change: (before: Spotlight) => Spotlight) => void, focus: () => void) {
  const from = useRef<Place | null>(null)
  const drawn = useRef(false)
  const stretch = (to: Place, anchor?: Place) =>
    setSpot((before) => ({
      ...to,
      editing: false,
      from: anchor ?? before.from ?? { row: before.row, column: before.column ?? to.column },
    }))
  return {
    onPointerDown(event: PointerEvent) {
      drawn.current = false
      from.current = null
      const at = placeOf(event.target)
      if (!at || event.button !== 0 || event.pointerType === 'touch') return
      if (event.shiftKey) {
        drawn.current = true
        event.preventDefault()
        stretch(at)
        focus()
      } else from.current = at
    },
    onPointerMove(event: PointerEvent) {
      const at = event.buttons & 1 ? placeOf(event.target) : null
      const start = from.current
      if (!at || !start || (!drawn.current && at.row === start.row && at.column === start.column)) return
      drawn.current = true
      globalThis.getSelection()?.removeAllRanges()
      stretch(at, start)
      focus()
    },
    /** The click at the end of a drawing is none. */
    onClickCapture(event: { stopPropagation: () => void; preventDefault: () => void }) {
      if (!drawn.current) return
      event.stopPropagation()
      event.preventDefault()
    },
  }
}

/** The cell under the pointer; none while it is being edited. */
function placeOf(target: EventTarget): Place | null {
  const cell = (target as HTMLElement).closest<HTMLElement>('[data-cell]')
  if (!cell || cell.dataset.cell === 'edits') return null
  const [row, column] = cell.dataset.cell!.split(' ').map(Number)
  return { row: row!, column: column! }
}
