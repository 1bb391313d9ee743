import { z } from 'zod'
import type { Filter } from '../../../kernel/filter.ts'
import { filterSchema, notAFilter } from '../../../kernel/filter-schema.ts'
import { saying } from '../../../kernel/sentence.ts'
import { isMoment, isDay } from '../../../kernel/time.ts'
import { named } from './named.ts'

/** The one grammar of filters, under its name in the docs. */
export const filter = named('Filter', filterSchema) as z.ZodType<Filter>

const longestQuery = 8000

/** JSON in a parameter, checked as if it stood in a body. */
export const filterParameter = z
  .string()
  .max(longestQuery)
  .describe('A filter as JSON: {"and":[{"field":"city","is":"Lyon"}]}.')
  .transform((text, context): Filter => {
    const result = filter.safeParse(parsed(text))
    if (result.success) return result.data
    context.addIssue({ code: 'custom', message: filterFault(result.error) })
    return z.NEVER
  })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function filterFault(error: z.ZodError): string {
  const custom = error.issues.find((issue) => issue.code === 'custom')
  if (custom) return custom.message
  return notAFilter
}

const names = z
  .string()
  .max(2000)
  .transform((text) => text.split(',').map((name) => name.trim()).filter(Boolean)) // prettier-ignore

const cursor = z.string().max(4000)
const limit = z.coerce.number().int().min(1).max(200).default(50)
const asOf = z
  .string()
  .max(40)
  .refine((text) => isMoment(text) || isDay(text), saying('A moment (2026-11-22T09:30:00Z) or a day (2026-11-22).'))
  .describe('As it was at that moment.')
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

export const oneQuery = z.strictObject({
  fields: names.optional().describe('Only these fields, with commas between.'),
  with: names.optional().describe('Link fields whose targets are described under `linked`; `*` for all.'),
  asOf: asOf.optional(),
})

export const listQuery = z.strictObject({
  filter: filterParameter.optional(),
  sort: z
    .string()
    .max(500)
    .optional()
    .describe('Field names with commas between; `-` before one turns it round: -createdAt,name.'),
  limit,
  after: cursor.optional().describe('The cursor of a page’s end.'),
  before: cursor.optional().describe('The cursor of a page’s beginning.'),
  at: z.coerce.number().min(0).max(1).optional().describe('Jumps to that share of the sorted list, 0 to 1.'),
  fields: names.optional().describe('Only these fields, with commas between.'),
  with: names.optional().describe('Link fields whose targets are described under `linked`; `*` for all.'),
  count: z
    .enum(['none', 'capped', 'exact'])
    .default('none')
    .describe('`capped` is exact up to 1,000 and an estimate above.'),
  q: z.string().max(200).optional().describe('Text to look for within the list.'),
  asOf: asOf.optional(),
  found: z
    .enum(['then', 'now'])
    .optional()
    .describe('With `asOf`: those that filter and order found then, as far as that is kept over time, or find now.'),
  bin: flag.optional().describe('The deleted ones instead.'),
})

export const changesQuery = z.strictObject({
  since: asOf.describe('Since this moment.'),
  asOf: asOf
    .optional()
    .describe('Of the records of the list as it was then; of today’s, its bin included, when left out.'),
  filter: filterParameter.optional(),
  q: z.string().max(200).optional(),
  found: z.enum(['then', 'now']).optional(),
  after: cursor.optional(),
})

export const pageQuery = z.strictObject({ limit, after: cursor.optional() })

export const timelineQuery = z.strictObject({
  kinds: names.optional().describe('note, call, change, …'),
  q: z.string().max(200).optional().describe('Text to look for in what was said; changes are left out.'),
  until: z
    .string()
    .max(40)
    .refine(isMoment, saying('A moment: 2026-11-22T09:30:00Z.'))
    .optional()
    .describe('The first page begins at that moment and goes back in time; `before` its cursor lies what is later.'),
  limit,
  after: cursor.optional(),
  before: cursor.optional(),
})

export const searchQuery = z.strictObject({
  q: z.string().max(200),
  records: names.optional().describe('Only these kinds of record.'),
  limit: z.coerce.number().int().min(1).max(50).default(10),
})

const path = z.string().max(120)

export const aggregateBody = z.strictObject({
  filter: filter.optional(),
  q: z.string().max(200).optional(),
  groupBy: z
    .array(
      z.union([
        path,
        z.strictObject({ field: path, by: z.enum(['day', 'week', 'month', 'quarter', 'year']).optional() }),
      ]),
    )
    .max(3)
    .optional(),
  measures: z
    .array(
      z.union([
        z.strictObject({ fn: z.literal('count') }),
        z
          .strictObject({
            fn: z.literal('days'),
            field: path,
            to: path,
            at: z
              .union([z.literal(25), z.literal(50), z.literal(75)])
              .describe('Of how many of a hundred rows there are no more days: 50 is the median.'),
          })
          .describe('The days between two times of a row.'),
        z.strictObject({ fn: z.literal('weighted'), field: path, by: path.describe('A percent field.') }),
        z.strictObject({ fn: z.enum(['sum', 'avg', 'min', 'max', 'median', 'filled', 'empty']), field: path }),
      ]),
    )
    .min(1)
    .max(20),
  sort: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(1000).optional(),
  timeZone: z
    .string()
    .max(60)
    .optional()
    .describe('For grouping by day, week, month, quarter or year; the asker’s own when left out.'),
  asOf: asOf.optional(),
})

const latitude = z.number().min(-90).max(90)
const longitude = z.number().min(-180).max(180)

export const placesBody = z.strictObject({
  filter: filter.optional(),
  q: z.string().max(200).optional(),
  box: z.tuple([longitude, latitude, longitude, latitude]).describe('West, south, east, north.'),
  zoom: z
    .number()
    .min(0)
    .max(18)
    .describe('Of a map whose world is 256 pixels wide at 0 and twice as wide at each step.'),
})

const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\0'), saying('Text cannot contain a NUL character.'))

export const matchBody = z.strictObject({
  name: text(300).optional(),
  emails: z.array(text(320)).max(20).optional(),
  phones: z.array(text(60)).max(20).optional(),
  website: text(2000).optional(),
})
