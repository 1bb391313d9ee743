import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { positionIn, positionText } from '../../ledger/index.ts'
import { describedFor } from '../../own/index.ts'
import { sendEvents } from '../../realtime/index.ts'
import { contextFor } from '../../site.ts'
import { route, type Route } from '../route.ts'
import type { Server } from '../server.ts'
import { checkMay, checkSteps, sameAsker } from '../who.ts'

const place = z.string().regex(positionText)

export const eventRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/events',
    tag: 'Events',
    id: 'events',
    summary:
      'A stream of what changes, as server-sent events: `change` with { record, id, version }, `many` with { record } instead of a hundred changes at once, `job` with { id }, `told` with { what, id } for what else is the reader’s own, `presence` with { record, id, people } to those who are before the same record, `missed` when more happened than is told.',
    query: z.strictObject({
      after: place.optional().describe('The `moment` of /me: what changed after it is told too.'),
    }),
    answer: z.string(),
    raw: true,
    endless: true,
    run: ({ server, request, reply, ctx, query }) =>
      sendEvents(reply, ctx, {
        again: () => again(server, request),
        own: (actor) => JSON.stringify(describedFor(server.site.registry, actor)),
        ...placeIn(request, query.after),
      }),
  }),
]

/** Where the reader left off: a browser that reconnects says by itself the last id that it heard. */
function placeIn({ headers }: FastifyRequest, asked?: string) {
  const after = positionIn(String(headers['last-event-id'] ?? '')) ?? positionIn(asked ?? '')
  return after && { after }
}

/** Whoever reads the stream is asked again from time to time whether they still may. */
async function again(server: Server, request: FastifyRequest) {
  const asker = await sameAsker(server, request)
  checkMay(asker, { who: 'signedIn' })
  await checkSteps(server, asker)
  return contextFor(server.site, asker.actor)
}
