import type { KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { Column } from './columns.ts'

/** While a cell is edited, Tab keeps what was typed and goes on to the next one; what cannot be read is stayed with. */
export function editingKey(event: KeyboardEvent, grid: HTMLElement | null, editNext: (by: number) => void): void {
  if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  const typing = document.activeElement as HTMLElement | null
  flushSync(() => typing?.blur())
  if (grid?.querySelector('[aria-invalid="true"]')) return typing?.focus()
  editNext(event.shiftKey ? -1 : 1)
}

/** The next column of a row that may be typed into; none where the row ends. */
export function nextEditable(
  columns: readonly Column[],
  from: number,
  by: number,
  may: (column: Column) => boolean,
): number | undefined {
  for (let index = from + by; index >= 0 && index < columns.length; index += by) if (may(columns[index]!)) return index
  return undefined
}

/** Scrolls aside until a cell is not hidden behind the frozen ones or beyond the edge. */
export function showColumn(grid: HTMLElement | null, columns: readonly Column[], index: number): void {
  const head = grid?.querySelectorAll<HTMLElement>('[role=columnheader]')[index + 1]
  const scroller = grid?.parentElement
  if (!head || !scroller || columns[index]?.frozen) return
  const [cell, view] = [head.getBoundingClientRect(), scroller.getBoundingClientRect()]
  const rtl = getComputedStyle(scroller).direction === 'rtl'
  const covered = columns.filter(({ frozen }) => frozen).reduce((sum, { width }) => sum + width, 40)
  const start = rtl ? view.right - covered - cell.right : cell.left - view.left - covered
  const end = rtl ? view.left - cell.left : cell.right - view.right
  const by = start < 0 ? start : end > 0 ? Math.min(end, start) : 0
  if (by !== 0) scroller.scrollBy({ left: rtl ? -by : by })
}
