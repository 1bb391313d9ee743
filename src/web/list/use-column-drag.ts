import { useRef, useState, type MouseEvent, type PointerEvent } from 'react'
import type { Column } from './columns.ts'

const farEnough = 6

/** Taking a column by its head and putting it before another. */
export function useColumnDrag(columns: readonly Column[], onDrop: (name: string, before: string | null) => void) {
  const [drag, setDrag] = useState<{ name: string; before: string | null } | null>(null)
  const begun = useRef<{ name: string; x: number } | null>(null)
  const wasDragged = useRef(false)

  const move = (event: PointerEvent<HTMLElement>) => {
    const start = begun.current
    if (!start || (!drag && Math.abs(event.clientX - start.x) < farEnough)) return
    wasDragged.current = true
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ name: start.name, before: columnAt(event.currentTarget.parentElement!, columns, event.clientX) })
  }
  const end = () => {
    begun.current = null
    if (drag && drag.before !== drag.name) onDrop(drag.name, drag.before)
    setDrag(null)
  }
  return {
    name: drag?.name,
    /** The column before which it would come to stand. */
    before: drag?.before,
    handle: (name: string) => ({
      onPointerDown(event: PointerEvent<HTMLElement>) {
        wasDragged.current = false
        // What is pressed in the column's menu comes here too, though it lies elsewhere.
        const isHere = event.currentTarget.contains(event.target as Node)
        if (!isHere || event.button !== 0 || event.pointerType === 'touch') return
        begun.current = { name, x: event.clientX }
      },
      onPointerMove: move,
      onPointerUp: end,
      onPointerCancel: () => {
        begun.current = null
        setDrag(null)
      },
      /** The click at the end of a drag does not sort. */
      onClickCapture(event: MouseEvent) {
        if (!wasDragged.current) return
        wasDragged.current = false
        event.stopPropagation()
      },
    }),
  }
}

/** The first column whose middle lies beyond the pointer; null behind the last. The first column moves for nobody. */
function columnAt(row: HTMLElement, columns: readonly Column[], x: number): string | null {
  const heads = [...row.children].slice(2)
  const rtl = getComputedStyle(row).direction === 'rtl'
  const at = heads.findIndex((head) => {
    const { left, right } = head.getBoundingClientRect()
    const middle = (left + right) / 2
    return rtl ? x > middle : x < middle
  })
  return at < 0 ? null : (columns[at + 1]?.name ?? null)
}
