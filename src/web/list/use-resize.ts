import { useRef, type PointerEvent } from 'react'
import { gridStyle, narrowest, type Column } from './columns.ts'

/** Drawing a column wider or narrower at its edge: the grid follows the pointer, the width is kept at the end. */
export function useResize(columns: readonly Column[], onResize: (name: string, width: number | null) => void) {
  const begun = useRef<{ name: string; x: number; width: number } | null>(null)
  const widthAt = (event: PointerEvent<HTMLElement>) => {
    const { x, width } = begun.current!
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    return Math.max(narrowest, Math.round(width + (event.clientX - x) * (rtl ? -1 : 1)))
  }
  return (name: string) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.stopPropagation()
      event.preventDefault()
      const width = event.currentTarget.parentElement!.getBoundingClientRect().width
      begun.current = { name, x: event.clientX, width }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!begun.current) return
      const wanted = columns.map((column) => (column.name === name ? { ...column, width: widthAt(event) } : column))
      const grid = event.currentTarget.closest<HTMLElement>('[role=grid], [role=treegrid]')!
      for (const [property, value] of Object.entries(gridStyle(wanted))) grid.style.setProperty(property, value)
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (!begun.current) return
      const width = widthAt(event)
      begun.current = null
      onResize(name, width)
    },
    onDoubleClick: () => onResize(name, null),
    onClick: (event: { stopPropagation: () => void }) => event.stopPropagation(),
  })
}
