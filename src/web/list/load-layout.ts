import { fetched } from '../kit/fetched.tsx'
import type { LayoutKey } from './query.ts'

/** What draws a list in each layout, fetched when a list is drawn so. */
export const drawings = {
  table: fetched(() => import('./table-view.tsx').then((door) => door.TableView)),
  board: fetched(() => import('../board/board.tsx').then((door) => door.Board)),
  calendar: fetched(() => import('../calendar/calendar.tsx').then((door) => door.Calendar)),
  map: fetched(() => import('../map/map.tsx').then((door) => door.MapLayout)),
} satisfies Record<LayoutKey, unknown>

/** Begins to fetch what draws the list at the address, beside the page around it. */
export function loadLayoutHere(): void {
  const asked = new URLSearchParams(location.search).get('layout') ?? ''
  void drawings[Object.hasOwn(drawings, asked) ? (asked as LayoutKey) : 'table'].fetch()
}
