import { useMemo } from 'react'
import { pathOf } from '../api/path.ts'
import { useRows } from '../api/use-rows.ts'
import { findDefinition } from '../app/registry.ts'

export interface SavedView {
  id: string
  name: string
  of: string
  layout: string
  address: string
}

/** Every view that was saved and may be seen, with where it is. */
export function useSavedViews(): SavedView[] {
  const definition = findDefinition('view')
  const { data } = useRows(definition!, { sort: 'name', limit: 200 }, definition !== undefined)
  return useMemo(
    () =>
      ((data?.data ?? []) as unknown as Omit<SavedView, 'address'>[]).flatMap((view) => {
        const of = findDefinition(view.of)
        return of ? [{ ...view, address: `/${pathOf(of)}?view=${view.id}` }] : []
      }),
    [data],
  )
}
