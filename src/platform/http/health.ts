import type { FastifyInstance } from 'fastify'
import type { Server } from './server.ts'

/** For those who watch over machines: whether the program is alive, and whether it can work. */
export function serveHealth(app: FastifyInstance, server: Server): void {
  app.get('/healthz', { config: { always: true } }, async (_, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  )
  app.get('/readyz', { config: { always: true } }, async (_, reply) => {
    const ready = await server.isReady()
    reply.header('cache-control', 'no-store')
    if (ready) return reply.send({ status: 'ready' })
    return reply.code(503).header('retry-after', 2).send({ status: 'not ready' })
  })
}
