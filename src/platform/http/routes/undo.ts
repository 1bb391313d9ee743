import { z } from 'zod'
import { undo, undoRequest } from '../../records/index.ts'
import { route, type Route } from '../route.ts'
import { named } from '../schema/named.ts'

const of = { record: z.string(), id: z.uuid(), title: z.string().nullable().optional() }

const report = named(
  'UndoReport',
  z.object({
    changes: z.array(
      z.object({ ...of, fields: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })) }),
    ),
    conflicts: z
      .array(z.object({ ...of, field: z.string(), now: z.unknown(), to: z.unknown() }))
      .describe('Changed since, and therefore left.'),
    cannot: z.array(z.object({ ...of, why: z.string() })),
  }),
)

export const undoRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/undo',
    tag: 'Undo',
    id: 'undo',
    summary: 'Takes back everything that a cause changed; with `preview`, only says what would happen.',
    body: undoRequest,
    answer: z.object({ data: report, cause: z.uuid().optional() }),
    once: true,
    refusals: [403, 404],
    run: async ({ ctx, body }) => {
      const { report, cause } = await undo(ctx, body)
      return { data: report as never, ...(!body.preview && { cause }) }
    },
  }),
]
