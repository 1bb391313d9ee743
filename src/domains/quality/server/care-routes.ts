import { z } from 'zod'
import { filterSchema } from '../../../kernel/filter-schema.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { careKinds } from '../model/index.ts'
import { readCare } from './read-care.ts'

const care = named(
  'Care',
  z.object({
    record: z.string(),
    completeness: z.string().nullable().describe('The field that says how complete a record is, in percent.'),
    important: z.array(z.object({ field: z.string(), weight: z.int() })),
    enough: z.int().describe('From how many percent on a record counts as complete.'),
    staleAfter: z.int().nullable().describe('After how many months without a change or confirmation it is stale.'),
    rules: z.boolean().describe('Whether the company has rules for it.'),
    needs: z.array(z.object({ kind: z.enum(careKinds), filter: filterSchema })),
  }),
)

export const careRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/care',
    tag: 'Quality',
    id: 'getCare',
    summary: 'What matters in each kind of record, and which records need care, as filters for their lists.',
    answer: z.object({ data: z.array(care) }),
    run: async ({ ctx }) => ({ data: await readCare(ctx) }),
  }),
]
