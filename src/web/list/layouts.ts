import { type ComponentType, type RefObject } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { boardOf } from '../app/registry.ts'
import { hasDates } from '../calendar/date-fields.ts'
import { fetched } from '../kit/fetched.tsx'
import { hasAddresses } from '../map/address-field.ts'
import { drawings } from './load-layout.ts'
import type { LayoutKey } from './query.ts'
import type { ListState } from './use-list-state.ts'
import type { TableHandle } from './table.tsx'

/** What the keys of a list can do to it, whichever way it is drawn: only tables select. */
export type ListHandle = Pick<TableHandle, 'move' | 'focus'> & Partial<TableHandle>

export interface LayoutProps {
  definition: RecordDefinition
  state: ListState
  /** Fills up with what the list's keys do here. */
  handle: RefObject<ListHandle | null>
}

/** A way to draw a list: the same filter, address and permissions, shown otherwise. */
export interface Layout {
  key: LayoutKey
  /** Its name among the frame's words. */
  label: `list.${string}`
  icon: string
  /** Whether a record has what it takes to be drawn so. */
  fits: (definition: RecordDefinition) => boolean
  View: ComponentType<LayoutProps>
  /** What stands in the second bar in place of order and columns. */
  Summary?: ComponentType<LayoutProps>
}

export const layouts: readonly Layout[] = [
  {
    key: 'table',
    label: 'list.table',
    icon: 'table',
    fits: () => true,
    View: drawings.table,
  },
  {
    key: 'board',
    label: 'list.board',
    icon: 'layout-kanban',
    fits: ({ name }) => boardOf(name) !== undefined,
    View: drawings.board,
    Summary: fetched(() => import('../board/board-summary.tsx').then((door) => door.BoardSummary)),
  },
  {
    key: 'calendar',
    label: 'list.calendar',
    icon: 'calendar-event',
    fits: hasDates,
    View: drawings.calendar,
    Summary: fetched(() => import('../calendar/calendar-summary.tsx').then((door) => door.CalendarSummary)),
  },
  {
    key: 'map',
    label: 'list.map',
    icon: 'map-2',
    fits: hasAddresses,
    View: drawings.map,
    Summary: () => null,
  },
]

/** The layouts that a record's list can be drawn in, the table first. */
export const layoutsOf = (definition: RecordDefinition) => layouts.filter(({ fits }) => fits(definition))

/** The layout of that name, or the table where the record cannot be drawn so. */
export function layoutOf(definition: RecordDefinition, key: LayoutKey | undefined): Layout {
  return layoutsOf(definition).find((layout) => layout.key === key) ?? layouts[0]!
}

/** The icon of a saved view. */
export const iconOfLayout = (key: string | undefined) =>
  (layouts.find((layout) => layout.key === key) ?? layouts[0]!).icon
