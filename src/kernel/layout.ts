/** A group of a record's fields: how to reach somebody, everything else, or what stands under a heading of the company's own. */
export interface FieldGroup {
  key: 'reach' | 'details' | 'section'
  heading?: string
  /** How many fields stand side by side, where there is room. */
  columns?: 1 | 2
  names: string[]
}

/** How a page of its records is arranged; fields that it does not name stand behind those that it does. */
export interface PageLayout {
  groups: FieldGroup[]
  /** Not shown until somebody asks for all. */
  leftOut: string[]
}

/** How a company lays out one kind of record, for everybody or for some. */
export interface Layout {
  id: string
  /** The record: `deal`. */
  of: string
  /** For whom: a role that Farley ships or the id of one of the company's own; null: for all. */
  role: string | null
  /** For which way of its records: the id of a pipeline; null: for all. */
  way: string | null
  /** Each part as shipped where it is null. */
  page: PageLayout | null
  /** The facts beneath the title, in order. */
  head: string[] | null
  /** What is asked when one is added, in order. */
  asks: string[] | null
}

/** Who looks, and at which way of the records. */
export interface Onlooker {
  role: string
  way: string | null
}

/** The most that may stand in the head, and that is asked of a new one. */
export const mostInHead = 6
export const mostAsked = 15

/**
 * The layout that holds: one for their role and this way comes before one for their role, that before one for this way, and
 * that before the one for all; null: as shipped. It holds as a whole.
 */
export function layoutFor(layouts: readonly Layout[], of: string, { role, way }: Onlooker): Layout | null {
  const fits = (layout: Layout) =>
    layout.of === of && isFor(layout, role) && (layout.way === null || layout.way === way)
  const weight = (layout: Layout) => (layout.role === null ? 0 : 2) + (layout.way === null ? 0 : 1)
  return layouts.filter(fits).toSorted((one, other) => weight(other) - weight(one))[0] ?? null
}

/** Whether a layout is made for somebody of this role. */
export const isFor = (layout: Pick<Layout, 'role'>, role: string): boolean =>
  layout.role === null || layout.role === role

/** A layout that names only fields that are `known`: what was put away, or is nobody's to know, is not spoken of. */
export function knownOnly(layout: Layout, known: (name: string) => boolean): Layout {
  const only = (names: readonly string[]) => names.filter(known)
  const { page, head, asks } = layout
  return {
    ...layout,
    page: page && {
      groups: page.groups.map((group) => ({ ...group, names: only(group.names) })).filter(({ names }) => names.length > 0),
      leftOut: only(page.leftOut),
    },
    head: head && only(head),
    asks: asks && only(asks),
  } // prettier-ignore
}
