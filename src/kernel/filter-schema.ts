import { z } from 'zod'
import type { Filter } from './filter.ts'
import { saying } from './sentence.ts'

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
    passed: list.min(3).optional(),
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

/** The filter in a text, as settings keep one; null where it cannot be read. */
export function filterIn(text: string): Filter | null {
  try {
    return filterSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
