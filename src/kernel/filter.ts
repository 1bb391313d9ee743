/**
 * The one grammar of conditions, for views, segments, reports, automations and the API:
 * `{ "and": [ { "field": "city", "is": "Lyon" }, { "not": { "field": "company.industry", "isEmpty": true } } ] }`.
 * A dotted path goes through a link. Dates are days (`2026-11-22`), moments, or words: `today`, `-7d`, `+2w`, `thisMonth`.
 */
export type Filter = { and: Filter[] } | { or: Filter[] } | { not: Filter } | Condition

export const operators = [
  'is', 'isNot', 'in', 'notIn', 'contains', 'startsWith', 'gt', 'gte', 'lt', 'lte', 'between', 'isEmpty', 'before',
  'after', 'within', 'near', 'inside', 'passed',
] as const // prettier-ignore
export type Operator = (typeof operators)[number]
export type Scalar = string | number | boolean | null
/**
 * Exactly one operator beside the field. `within` takes a span of time: `7d`, `thisQuarter`. `me` stands for the reader.
 * What is kept over time has `passed` a value: the value, the first and the last day on which it was entered, and, where it
 * matters, what came next the last time, null for nothing yet.
 * An address is `near` a latitude and longitude, within kilometres, or `inside` a box of west, south, east, north.
 */
export type Condition = { field: string } & { [O in Operator]?: Scalar | Scalar[] }

/** The operator and operand of a condition. */
export function operation(given: Condition): { operator: Operator; value: Scalar | Scalar[] } {
  const operator = operators.find((name) => given[name] !== undefined)
  if (!operator) throw new Error(`A condition on ${given.field} has no operator.`)
  return { operator, value: given[operator] as Scalar | Scalar[] }
}

/** All conditions that must hold together; empty ones fall away. */
export function all(...filters: (Filter | undefined)[]): Filter {
  const given = filters.filter((filter) => filter !== undefined && !('and' in filter && filter.and.length === 0))
  return given.length === 1 ? given[0]! : { and: given as Filter[] }
}

/** The fields that a filter asks about. */
export function fieldsIn(filter: Filter | undefined): string[] {
  if (!filter) return []
  if ('and' in filter) return filter.and.flatMap(fieldsIn)
  if ('or' in filter) return filter.or.flatMap(fieldsIn)
  if ('not' in filter) return fieldsIn(filter.not)
  operation(filter)
  return [filter.field]
}
