import { sizeOfCause, startUndo, undo, undoRequest } from '../../records/index.ts'
import { route, type Route } from '../route.ts'
import { briefReport, linkedIn, takenBack } from '../schema/taken-back.ts'

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
    answer: takenBack,
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
      const more = body.preview ? { linked: await linkedIn(ctx, done.report) } : { cause: done.cause }
      return { data: briefReport(done.report) as never, ...more }
    },
  }),
]
