import type { LayoutKey } from './query.ts'

/** The parts of the app that draw a list; each is fetched when a list is drawn so. */
const parts = {
  table: () => import('./table-view.tsx'),
  board: () => import('../board/board.tsx'),
  calendar: () => import('../calendar/calendar.tsx'),
  map: () => import('../map/map.tsx'),
} satisfies Record<LayoutKey, () => Promise<unknown>>

/** Fetches what draws a list in a layout. */
export const loadLayout = <Key extends LayoutKey>(key: Key) => parts[key]() as ReturnType<(typeof parts)[Key]>

/** Begins to fetch what draws the list at the address, beside the page around it. */
export function loadLayoutHere(): void {
  const asked = new URLSearchParams(location.search).get('layout') ?? ''
  void parts[Object.hasOwn(parts, asked) ? (asked as LayoutKey) : 'table']()
}
