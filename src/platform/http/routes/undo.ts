import { z } from 'zod'
import { sizeOfCause, startUndo, undo, undoRequest } from '../../records/index.ts'
import { route, type Route } from '../route.ts'
import { named } from '../schema/named.ts'

const of = { record: z.string(), id: z.uuid(), title: z.string().nullable().optional() }

const report = named(
  'UndoReport',
  z.object({
    id: z.uuid().optional().describe('Of the job, where there is more to take back than one waits for (202).'),
    changes: z
      .array(z.object({ ...of, fields: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })) }))
      .optional(),
    conflicts: z
      .array(z.object({ ...of, field: z.string(), now: z.unknown(), to: z.unknown() }))
      .optional()
      .describe('Changed since, and therefore left.'),
    cannot: z.array(z.object({ ...of, why: z.string() })).optional(),
  }),
)

/** Beyond so many records an undo is a job. */
const mostAtOnce = 500

export const undoRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/undo',
    tag: 'Undo',
    id: 'undo',
    summary: 'Takes back everything that a cause changed; with `preview`, only says what would happen.',
    body: undoRequest,
    answer: z.object({ data: report, cause: z.uuid().optional().describe('By which the undo can be undone.') }),
    also: 202,
    once: true,
    refusals: [404],
    run: async ({ ctx, body, answerAs }) => {
      const size = body.preview || body.recordId ? 0 : await sizeOfCause(ctx, body.cause)
      if (size > mostAtOnce) {
        answerAs(202)
        return { data: { id: await startUndo(ctx, body, size) } }
      }
      const done = await undo(ctx, body)
      return { data: done.report as never, ...(!body.preview && { cause: done.cause }) }
    },
  }),
]
