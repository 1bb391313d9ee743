import type { Condition, Filter } from '../../kernel/filter.ts'

/** How the parts of a group belong together: all hold, any does, or none. */
export const joints = ['and', 'or', 'none'] as const
export type Joint = (typeof joints)[number]

/** A filter as it is edited. */
export interface Group {
  joint: Joint
  parts: (Condition | Group)[]
}

/** Groups within groups; deeper ones the grammar would not take. */
export const deepest = 2

export const isGroup = (part: Condition | Group): part is Group => 'joint' in part

/** A filter as a group; a lone condition is a group of one. */
export function groupOf(filter: Filter): Group {
  const part = partOf(filter)
  return isGroup(part) ? part : { joint: 'and', parts: [part] }
}

function partOf(filter: Filter): Condition | Group {
  if ('and' in filter) return { joint: 'and', parts: filter.and.map(partOf) }
  if ('or' in filter) return { joint: 'or', parts: filter.or.map(partOf) }
  if ('not' in filter) {
    const denied = 'or' in filter.not ? filter.not.or : [filter.not]
    return { joint: 'none', parts: denied.map(partOf) }
  }
  return filter
}

/** The group as a filter; null when nothing in it says anything. */
export function filterOf(group: Group): Filter | null {
  const parts = group.parts.flatMap((part) => (isGroup(part) ? (filterOf(part) ?? []) : part))
  if (parts.length === 0) return null
  if (group.joint === 'none') return { not: parts.length === 1 ? parts[0]! : { or: parts } }
  if (parts.length === 1) return parts[0]!
  return group.joint === 'and' ? { and: parts } : { or: parts }
}
