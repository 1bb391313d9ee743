import type { MenuGroup, SidebarLayout } from '../../kernel/sidebar.ts'
import type { Place } from './menu-entries.ts'

export interface PlacesOf {
  group: MenuGroup
  places: Place[]
}
export interface Arranged {
  pinned: Place[]
  /** At most two groups with nine places together. */
  groups: PlacesOf[]
  /** All else, group by group. */
  more: PlacesOf[]
}

const mostGroups = 2
const mostPlaces = 9

/** A sidebar under a layout: what is pinned, what stands open, and the rest. What is hidden is in none of them. */
export function arrange(menu: readonly PlacesOf[], layout: SidebarLayout): Arranged {
  const all = menu.flatMap(({ places }) => places)
  const pinned = layout.pinned.flatMap((to) => all.find((place) => place.to === to) ?? [])
  const isFree = ({ to }: Place) => !layout.hidden.includes(to) && !layout.pinned.includes(to)
  const free = menu
    .map(({ group, places }) => ({ group, places: inOrderOf(places.filter(isFree), layout.order) }))
    .filter(({ places }) => places.length > 0)
    .sort((one, other) => rankOf(layout, one.group) - rankOf(layout, other.group))
  const groups: PlacesOf[] = []
  const more: PlacesOf[] = []
  let room = mostPlaces
  for (const { group, places } of free) {
    const fits = groups.length < mostGroups && layout.open.includes(group) ? places.slice(0, room) : []
    room -= fits.length
    if (fits.length > 0) groups.push({ group, places: fits })
    if (fits.length < places.length) more.push({ group, places: places.slice(fits.length) })
  }
  return { pinned, groups, more }
}

const rankOf = ({ open }: SidebarLayout, group: MenuGroup) => (open.includes(group) ? open.indexOf(group) : open.length)

/** Those that were moved stand as they were moved; the others keep their place among them. */
function inOrderOf(places: readonly Place[], order: readonly string[]): Place[] {
  const moved = places
    .filter(({ to }) => order.includes(to))
    .sort((one, other) => order.indexOf(one.to) - order.indexOf(other.to))
  return places.map((place) => (order.includes(place.to) ? moved.shift()! : place))
}

const without = (list: readonly string[], to: string) => list.filter((each) => each !== to)

export function pin(layout: SidebarLayout, to: string): SidebarLayout {
  return { ...layout, pinned: [...without(layout.pinned, to), to], hidden: without(layout.hidden, to) }
}

export function unpin(layout: SidebarLayout, to: string): SidebarLayout {
  return { ...layout, pinned: without(layout.pinned, to) }
}

export function hide(layout: SidebarLayout, to: string): SidebarLayout {
  return { ...layout, pinned: without(layout.pinned, to), hidden: [...without(layout.hidden, to), to] }
}

export function show(layout: SidebarLayout, to: string): SidebarLayout {
  return { ...layout, hidden: without(layout.hidden, to) }
}

/** Puts a place before another one that stands beside it, or at their end: among what is pinned, or within a group. */
export function move(
  layout: SidebarLayout,
  beside: readonly string[],
  to: string,
  before: string | null,
): SidebarLayout {
  const rest = without(beside, to)
  const at = before === null ? rest.length : rest.indexOf(before)
  if (at < 0) return layout
  const next = [...rest.slice(0, at), to, ...rest.slice(at)]
  return layout.pinned.includes(to)
    ? { ...layout, pinned: next }
    : { ...layout, order: [...layout.order.filter((each) => !next.includes(each)), ...next] }
}

/** Moves a group to the front, so that it stands open. */
export function openFirst(layout: SidebarLayout, group: MenuGroup): SidebarLayout {
  return { ...layout, open: [group, ...layout.open.filter((each) => each !== group)] }
}
