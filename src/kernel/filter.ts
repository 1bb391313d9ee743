import { z } from 'zod'
import { saying } from './sentence.ts'

/**
 * The one grammar of conditions, for views, segments, reports, automations and the API:
 * `{ "and": [ { "field": "city", "is": "Lyon" }, { "not": { "field": "company.industry", "isEmpty": true } } ] }`.
 * A dotted path goes through a link. Dates are days (`2026-11-22`), moments, or words: `today`, `-7d`, `+2w`, `thisMonth`.
 */
export type Filter = { and: Filter[] } | { or: Filter[] } | { not: Filter } | Condition

export const operators = [
  'is', 'isNot', 'in', 'notIn', 'contains', 'startsWith', 'gt', 'gte', 'lt', 'lte', 'between', 'isEmpty', 'before',
  'after', 'within', 'near', 'inside',
] as const // prettier-ignore
export type Operator = (typeof operators)[number]
export type Scalar = string | number | boolean | null
/**
 * Exactly one operator beside the field. `within` takes a span of time: `7d`, `thisQuarter`. `me` stands for the reader.
 * An address is `near` a latitude and longitude, within kilometres, or `inside` a box of west, south, east, north.
 */
export type Condition = { field: string } & { [O in Operator]?: Scalar | Scalar[] }

const depth = 6
const scalar = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()])
const list = z.array(scalar).max(1000)
const latitude = z.number().min(-90).max(90)
const longitude = z.number().min(-180).max(180)
const condition = z
  .strictObject({
    field: z.string().max(120),
    is: scalar.optional(),
    isNot: scalar.optional(),
    in: list.optional(),
    notIn: list.optional(),
    contains: scalar.optional(),
    startsWith: z.string().max(200).optional(),
    gt: scalar.optional(),
    gte: scalar.optional(),
    lt: scalar.optional(),
    lte: scalar.optional(),
    between: z.tuple([scalar, scalar]).optional(),
    isEmpty: z.boolean().optional(),
    before: z.string().max(40).optional(),
    after: z.string().max(40).optional(),
    within: z.string().max(40).optional(),
    near: z.tuple([latitude, longitude, z.number().positive().max(20_100)]).optional(),
    inside: z.tuple([longitude, latitude, longitude, latitude]).optional(),
  })
  .refine((given) => Object.keys(given).length === 2, saying('A condition is a field and exactly one operator.'))

/** What a filter looks like, for who sent something else. */
export const notAFilter = saying(
  'This must be a filter as JSON, such as {"field":"city","is":"Lyon"} or {"and":[…]}, at most six levels deep.',
)

function level(left: number): z.ZodType<Filter> {
  if (left === 0) return condition as z.ZodType<Filter>
  const inner = level(left - 1)
  const group = z.array(inner).max(50)
  const ways = [
    z.strictObject({ and: group }),
    z.strictObject({ or: group }),
    z.strictObject({ not: inner }),
    condition,
  ] as const
  return z.union(ways, notAFilter) as z.ZodType<Filter>
}

/** Checks a filter that came from outside; at most six levels deep, fifty conditions a group. */
export const filterSchema = level(depth)

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
