import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Asker } from '../access/asker.ts'
import { openapi, type Json } from './openapi.ts'
import { openapiFor } from './openapi-for.ts'
import { withOwnRecords } from './openapi-own.ts'
import { knowsRecord, type Registry } from '../records/index.ts'
import { routesOf } from './routes/index.ts'
import { routesOfOwn } from './routes/own-records.ts'
import type { Server } from './server.ts'
import { sameAsker } from './who.ts'

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Farley API</title>
  </head>
  <body>
    <div id="reference"></div>
    <script src="/api/docs/reference.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`

// Nothing of it may ask another server for anything: no fonts, no proxy, no telemetry, no assistant.
const settings = {
  url: '/api/v1/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  proxyUrl: '',
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
  theme: 'default',
}
const start = `Scalar.createApiReference('#reference', ${JSON.stringify(settings)})\n`

/** The description of the API, and a page to read it on. */
export async function serveReference(app: FastifyInstance, server: Server): Promise<void> {
  let shipped: Json | undefined
  const script = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@scalar/api-reference')),
    'browser/standalone.js',
  )

  app.get('/api/v1/openapi.json', async (request, reply) => {
    const { registry } = server.site
    shipped ??= openapi(registry)
    // Those who come in are told what they may do, and of what the company has added as far as they may know of it.
    const asker = await sameAsker(server, request).catch(() => undefined)
    const told = asker ? wholeFor(shipped, registry, asker) : shipped
    return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(told))
  })
  app.get('/api/docs', async (_, reply) =>
    reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page),
  )
  app.get('/api/docs/start.js', async (_, reply) =>
    reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(start),
  )
  app.get('/api/docs/reference.js', async (_, reply) =>
    reply
      .header('cache-control', 'public, max-age=86400')
      .type('text/javascript; charset=utf-8')
      .send(createReadStream(script)),
  )
}

function wholeFor(shipped: Json, registry: Registry, asker: Asker): Json {
  const own = registry.records.filter((record) => record.own && knowsRecord(asker.actor, record))
  const routes = [...routesOf(registry), ...own.flatMap(routesOfOwn)]
  return openapiFor(withOwnRecords(shipped, own), routes, registry, asker)
}
