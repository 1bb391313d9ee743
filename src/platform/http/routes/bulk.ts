import { z } from 'zod'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { bulkRequest, checkBulk, pathOf, runBulk, sizeOfBulk, startBulk } from '../../records/index.ts'
import { route, type Route } from '../route.ts'
import { named } from '../schema/named.ts'

const answer = z.object({
  data: named(
    'BulkAnswer',
    z.object({
      id: z.uuid().optional().describe('Of the job; absent where the answer says what came of it.'),
      change: z.int().optional().describe('How many change, or would.'),
      unchanged: z.int().optional().describe('How many are so already.'),
      skipped: z
        .array(z.object({ reason: z.string(), count: z.int(), ids: z.array(z.uuid()) }))
        .optional()
        .describe('Why others are left, with the first hundred of each reason.'),
      total: z.int().optional(),
      cause: z.uuid().optional().describe('For POST /undo.'),
    }),
  ),
})

/** Of so many records a preview, or a paste, is answered at once; of more it is a job, too. */
const mostAtOnce = 500

/** What is done to records in the bin. */
const ofBin = new Set(['restore', 'erase'])

/** Changes of many records at once. */
export function bulkRoute(record: RecordDefinition): Route {
  const many = record.label.many.toLowerCase()
  return route({
    method: 'POST',
    path: `/${pathOf(record)}/bulk`,
    tag: record.label.many,
    id: `bulk${record.plural[0]!.toUpperCase()}${record.plural.slice(1)}`,
    summary: `Changes many at once, behind: ${many}. With \`preview\`, only says what would happen; that, and up to ${mostAtOnce} \`changes\` or records of the bin (\`restore\`, \`erase\`), is answered at once (200).`,
    body: bulkRequest,
    answer,
    status: 202,
    also: 200,
    once: true,
    run: async ({ ctx, body, answerAs }) => {
      const waits = body.preview === true || body.changes !== undefined || ofBin.has(body.action?.name ?? '')
      const isFew = waits && (await sizeOfBulk(ctx, record, body)) <= mostAtOnce
      if (!isFew) return { data: { id: await startBulk(ctx, record, body) } }
      checkBulk(ctx, record, body)
      const { cause, ...report } = await runBulk(ctx, record, body)
      answerAs(200)
      return { data: { ...report, ...(!body.preview && { cause }) } }
    },
  })
}
