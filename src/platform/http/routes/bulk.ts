import { z } from 'zod'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { bulkRequest, checkBulk, pathOf, runBulk, startBulk } from '../../records/index.ts'
import { route, type Route } from '../route.ts'
import { named } from '../schema/named.ts'

const answer = z.object({
  data: named(
    'BulkAnswer',
    z.object({
      id: z.uuid().optional().describe('Of the job; absent in a preview.'),
      change: z.int().optional().describe('How many would change.'),
      skipped: z.array(z.object({ reason: z.string(), count: z.int() })).optional(),
      total: z.int().optional(),
    }),
  ),
})

/** Changes of many records at once. */
export function bulkRoute(record: RecordDefinition): Route {
  const many = record.label.many.toLowerCase()
  return route({
    method: 'POST',
    path: `/${pathOf(record)}/bulk`,
    tag: record.label.many,
    id: `bulk${record.plural[0]!.toUpperCase()}${record.plural.slice(1)}`,
    summary: `Changes many at once, behind: ${many}. With \`preview\`, only says what would happen.`,
    body: bulkRequest,
    answer,
    status: 202,
    also: 200,
    once: true,
    run: async ({ ctx, body, answerAs }) => {
      if (!body.preview) return { data: { id: await startBulk(ctx, record, body) } }
      checkBulk(ctx, record, body)
      const { change, skipped, total } = await runBulk(ctx, record, body)
      answerAs(200)
      return { data: { change, skipped, total } }
    },
  })
}
