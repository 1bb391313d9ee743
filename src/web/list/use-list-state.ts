import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useRows } from '../api/use-rows.ts'
import { findDefinition, listUiOf } from '../app/registry.ts'
import {
  isChanged,
  queryOfText,
  readAddress,
  shownQuery,
  writeAddress,
  type ListAddress,
  type LayoutKey,
  type ListQuery,
} from './query.ts'

/** A view that was saved, as the list uses it. */
export interface SavedView {
  id: string
  version: number
  name: string
  owner: string | null
  private: boolean | null
  layout: LayoutKey
  query: string
}

/** What the list shows, from the address, the view it names, and how the list begins; and how that is changed. */
export function useListState(definition: RecordDefinition) {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const path = useRouterState({ select: (state) => state.location.pathname })
  const navigate = useNavigate()
  const { views: shipped = [] } = listUiOf(definition.name)
  const address = useMemo(() => readAddress(search), [search])
  const viewDefinition = findDefinition('view')
  const saved = useRows(viewDefinition ?? definition, viewsOf(definition), viewDefinition !== undefined)
  const views = (saved.data?.data ?? []) as unknown as SavedView[]
  const view = views.find(({ id }) => id === address.view)
  const ship = shipped.find(({ key }) => key === address.view)
  const viewQuery = useMemo(
    () => (view ? { layout: view.layout, ...queryOfText(view.query) } : (ship ?? {})),
    [view, ship],
  ) as ListQuery
  const first = beginningOf(definition)
  const query = useMemo(
    () => shownQuery(address, viewQuery, first),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- how the list begins follows from its definition
    [address, viewQuery, definition],
  )
  // From what the address says by then: of two changes that come at once neither takes the other back.
  const go = (next: (before: ListAddress) => ListAddress, replace = true) =>
    void navigate({
      to: path,
      search: ((before: Record<string, unknown>) => writeAddress(next(readAddress(before)))) as never,
      replace,
    })
  return {
    address,
    query,
    view,
    views,
    shipped,
    title: view?.name ?? ship?.label,
    /** The address says something else than the view. */
    changed: isChanged(address, { ...first, ...viewQuery }),
    /** A view that the address names is still being read. */
    waiting: address.view !== undefined && !ship && saved.isPending,
    change: (next: Partial<ListAddress>) => go((before) => ({ ...before, ...next })),
    openView: (id: string | undefined) => go(() => ({ view: id }), false),
  }
}
/** Which views there are of a record's list. */
export const viewsOf = (definition: RecordDefinition) => ({
  filter: { field: 'of', is: definition.name },
  sort: 'name',
  limit: 100,
})

/** What a list shows before anybody has said anything. */
export function beginningOf(definition: RecordDefinition): ListQuery {
  const sort = listUiOf(definition.name).sort ?? definition.sort
  return { layout: 'table', ...(sort && { sort }) }
}

export type ListState = ReturnType<typeof useListState>
