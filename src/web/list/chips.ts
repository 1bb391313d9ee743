import type { Condition, Filter, Operator, Scalar } from '../../kernel/filter.ts'

/** A part of a filter as a chip: a plain condition that can be edited, or a group that is told as one. */
export type FilterChip = { index: number; condition: Condition } | { index: number; group: Filter }

/** The chips of a filter: what stands at its top and must all hold. */
export function chipsOf(filter: Filter | undefined): FilterChip[] {
  return partsOf(filter).map((part, index) => ('field' in part ? { index, condition: part } : { index, group: part }))
}

/** The filter with one more condition, or with the one at an index replaced. */
export function withCondition(filter: Filter | undefined, condition: Condition, index?: number): Filter {
  const parts = partsOf(filter)
  return {
    and: index === undefined ? [...parts, condition] : parts.map((part, at) => (at === index ? condition : part)),
  }
}

/** The filter without one chip; nothing left is an empty `and`, which overrides a view's. */
export function withoutChip(filter: Filter | undefined, index: number): Filter {
  return { and: partsOf(filter).filter((_, at) => at !== index) }
}

function partsOf(filter: Filter | undefined): Filter[] {
  if (!filter) return []
  return 'and' in filter ? filter.and : [filter]
}

/** A condition with another operator: the value goes along where it still makes sense. */
export function conditionWith(field: string, operator: Operator, value: Scalar | Scalar[]): Condition {
  return { field, [operator]: value } as Condition
}
