import { useRouterState } from '@tanstack/react-router'
import type { SidebarLayout, WorkRole } from '../../kernel/sidebar.ts'
import { prefer, preferenceNow, usePreference } from '../api/preferences.ts'
import { useMe } from '../api/use-me.ts'
import { isFavourite } from '../favourites/favourite-list.ts'
import { menuOf, placeAt, type Place } from './menu-entries.ts'
import { templateOf } from './role-templates.ts'
import { arrange } from './sidebar-layout.ts'

/** How the sidebar of a work role stands: as an admin set it, else as it comes. */
export function layoutOfRole(role: WorkRole | null, set: Partial<Record<WorkRole, SidebarLayout>>): SidebarLayout {
  return (role && set[role]) || templateOf(role)
}

/** The layout that holds for who is signed in: their own, else that of their work role. */
export function useLayout(): SidebarLayout {
  const own = usePreference('sidebar')
  const of = layoutOfRole(usePreference('workRole'), usePreference('roleSidebars'))
  return own ?? of
}

/** Changes one's own sidebar, from how it stands now. */
export function changeLayout(change: (layout: SidebarLayout) => SidebarLayout): void {
  const now = preferenceNow('sidebar') ?? layoutOfRole(preferenceNow('workRole'), preferenceNow('roleSidebars'))
  void prefer({ sidebar: change(now) })
}

/** The sidebar as it stands, and which of its places one is at. */
export function useSidebar() {
  const me = useMe()
  const here = useRouterState({ select: ({ location }) => location })
  const layout = useLayout()
  const list = usePreference('favourites')
  const menu = menuOf(me)
  const arranged = arrange(menu, layout)
  const view = (here.search as { view?: string }).view
  // A view that is at hand is marked there, and only there.
  const isStarred = view !== undefined && isFavourite(list, view)
  const all: Place[] = menu.flatMap(({ places }) => places)
  const current = isStarred ? undefined : placeAt(all, here.pathname, view)
  return { layout, ...arranged, current, here }
}
