/** What somebody does with customers, from which follows what stands open before them. */
export const workRoles = [
  'salesRep',
  'salesManager',
  'marketer',
  'supportAgent',
  'successManager',
  'projectLead',
  'administrator',
] as const
export type WorkRole = (typeof workRoles)[number]

export const menuGroups = ['sales', 'customers', 'service', 'marketing', 'work', 'insights', 'more'] as const
export type MenuGroup = (typeof menuGroups)[number]

/** How a sidebar stands: places are named by their address. */
export interface SidebarLayout {
  /** Groups that come first; the first two that have something in them stand open. */
  open: MenuGroup[]
  /** Above all groups, in this order. */
  pinned: string[]
  hidden: string[]
  /** Places that were moved within their group, in order. */
  order: string[]
}

/** `name`: its own, where somebody gave it one. */
type Renamed = { name: string | null }

/** A record, a view or a page that somebody keeps at hand. */
export type Favourite =
  | ({ kind: 'record'; id: string; record: string } & Renamed)
  | ({ kind: 'view'; id: string } & Renamed)
  | ({ kind: 'page'; to: string; title: string } & Renamed)

export interface Folder {
  kind: 'folder'
  id: string
  name: string
  closed: boolean
  items: Favourite[]
}

/** What somebody keeps at hand, in order; folders hold no folders. */
export type Favourites = (Favourite | Folder)[]
