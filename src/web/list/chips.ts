import type { Condition, Filter, Operator, Scalar } from '../../kernel/filter.ts'

/** A part of a filter as a chip: a plain condition, or a group that is told and edited as one. */
export interface FilterChip {
  index: number
  part: Filter
}

/** The chips of a filter: what stands at its top and must all hold. */
export const chipsOf = (filter: Filter | undefined): FilterChip[] =>
  partsOf(filter).map((part, index) => ({ index, part }))

/** The filter with one more part, or with the one at an index replaced. */
export function withPart(filter: Filter | undefined, part: Filter, index?: number): Filter {
  const parts = partsOf(filter)
  return { and: index === undefined ? [...parts, part] : parts.map((each, at) => (at === index ? part : each)) }
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
