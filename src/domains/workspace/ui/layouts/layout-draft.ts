import type { Field } from '../../../../kernel/field.ts'
import type { FieldGroup, Layout } from '../../../../kernel/layout.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { groupsOf, leftOutOf } from '../../../../web/record/detail-groups.ts'

/** A layout while it is worked on: what stands where; null where Farley decides. */
export interface Draft {
  groups: FieldGroup[]
  leftOut: string[]
  head: string[] | null
  asks: string[] | null
}
type Fields = Readonly<Record<string, Field>>

/** Where a field is put: into a group, by its place, or out of the page. */
export type Place = number | 'out'

/** A layout as it is worked on, with all fields that there are by now; of none, as Farley ships it. */
export function draftOf(definition: RecordDefinition, fields: Fields, layout: Layout | null): Draft {
  const { page = null, head = null, asks = null } = layout ?? {}
  const draft = { groups: groupsOf(definition, fields, page), leftOut: leftOutOf(definition, fields, page), head, asks }
  return knownOf(draft, fields)
}

/** A draft without the fields that have gone since it was begun. */
export function knownOf({ groups, leftOut, head, asks }: Draft, fields: Fields): Draft {
  const known = (names: readonly string[]) => names.filter((name) => fields[name] !== undefined)
  return {
    groups: groups.map((group) => ({ ...group, names: known(group.names) })),
    leftOut: known(leftOut),
    head: head && known(head),
    asks: asks && known(asks),
  }
}

/** The parts as they are kept; a page that is as shipped is none. */
export function valuesOf({ groups, leftOut, head, asks }: Draft, shipped: Draft) {
  const page = { groups: groups.filter(({ names }) => names.length > 0), leftOut }
  const isShipped = JSON.stringify(page) === JSON.stringify({ groups: shipped.groups, leftOut: shipped.leftOut })
  const text = (value: unknown) => (value === null ? null : JSON.stringify(value))
  return { page: isShipped ? null : text(page), head: text(head), asks: text(asks?.length === 0 ? null : asks) }
}

/** Puts a field somewhere: before another one there, or at the end. */
export function put(draft: Draft, name: string, to: Place, before: string | null = null): Draft {
  const without = (names: readonly string[]) => names.filter((each) => each !== name)
  const into = (names: readonly string[]) => inserted(without(names), name, before)
  return {
    ...draft,
    groups: draft.groups.map((group, index) => ({ ...group, names: index === to ? into(group.names) : without(group.names) })),
    leftOut: to === 'out' ? into(draft.leftOut) : without(draft.leftOut),
  } // prettier-ignore
}

/** Moves a field up or down by one; from the edge of its group into the next one. */
export function step(draft: Draft, name: string, by: -1 | 1): Draft {
  const at = draft.groups.findIndex(({ names }) => names.includes(name))
  const group = draft.groups[at]
  if (!group) return draft
  const stepped = stepIn(group.names, name, by)
  if (stepped !== group.names) return { ...draft, groups: draft.groups.with(at, { ...group, names: stepped }) }
  const next = draft.groups[at + by]
  return next ? put(draft, name, at + by, by > 0 ? (next.names[0] ?? null) : null) : draft
}

/** The same list with one of it a step further; the list itself where there is no further. */
export function stepIn(names: string[], name: string, by: -1 | 1): string[] {
  const from = names.indexOf(name)
  const other = names[from + by]
  if (from < 0 || other === undefined) return names
  return names.with(from + by, name).with(from, other)
}

/** The list with one of it put before another, or at its end. */
export const inserted = (names: readonly string[], name: string, before: string | null): string[] => {
  const rest = names.filter((each) => each !== name)
  const at = before === null ? -1 : rest.indexOf(before)
  return at < 0 ? [...rest, name] : rest.toSpliced(at, 0, name)
}

export const moveGroup = (draft: Draft, at: number, by: -1 | 1): Draft => {
  const [group, other] = [draft.groups[at], draft.groups[at + by]]
  return group && other ? { ...draft, groups: draft.groups.with(at + by, group).with(at, other) } : draft
}

/** Says something else of a group; one that is given a name is the company's own. */
export const changeGroup = (draft: Draft, at: number, change: Pick<Partial<FieldGroup>, 'heading' | 'columns'>): Draft => ({
  ...draft,
  groups: draft.groups.map((group, index) => (index === at ? { ...group, ...change, ...(change.heading !== undefined && { key: 'section' as const }) } : group)),
}) // prettier-ignore

export const addGroup = (draft: Draft, heading: string): Draft => ({
  ...draft,
  groups: [...draft.groups, { key: 'section', heading, names: [] }],
})

/** Takes a group away; its fields join the one before it, or the one behind. */
export function removeGroup(draft: Draft, at: number): Draft {
  const heir = at === 0 ? 1 : at - 1
  const names = draft.groups[at]?.names ?? []
  const groups = draft.groups.map((group, index) => (index === heir ? { ...group, names: [...group.names, ...names] } : group)) // prettier-ignore
  return draft.groups.length < 2 ? draft : { ...draft, groups: groups.toSpliced(at, 1) }
}

/** What is wrong with what a group is called. */
export function headingFault({ groups }: Draft, at: number): 'headingNeeded' | 'headingTwice' | null {
  const heading = groups[at]?.heading?.trim()
  if (heading === undefined) return null
  if (heading === '') return 'headingNeeded'
  return groups.some((group, index) => index !== at && group.heading?.trim() === heading) ? 'headingTwice' : null
}

export const isWhole = (draft: Draft): boolean => draft.groups.every((_, at) => headingFault(draft, at) === null)
