import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Ctx } from '../context.ts'
import { positionIn } from '../ledger/index.ts'
import { endStreams, openStream, type StreamOptions } from './streams.ts'

/** Answers with the stream of changes that somebody may see. */
export async function sendEvents(reply: FastifyReply, ctx: Ctx, options?: StreamOptions): Promise<FastifyReply> {
  const stream = await openStream(ctx, options)
  reply.raw.once('close', () => stream.destroy())
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    .header('x-accel-buffering', 'no')
    .send(stream)
}

/** Serves `GET /api/v1/events`. */
export function eventsRoute(app: FastifyInstance, contextOf: (request: unknown) => Promise<Ctx>): void {
  app.get('/api/v1/events', async (request, reply) => {
    const again = () => contextOf(request)
    const { after } = request.query as { after?: string }
    return sendEvents(reply, await again(), { again, ...(after && { after: positionIn(after)! }) })
  })
  app.addHook('preClose', async () => endStreams())
}
