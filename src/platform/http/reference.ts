import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Registry } from '../records/index.ts'
import { openapi } from './openapi.ts'

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
export async function serveReference(app: FastifyInstance, registry: Registry): Promise<void> {
  let description: string | undefined
  const script = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@scalar/api-reference')),
    'browser/standalone.js',
  )

  app.get('/api/v1/openapi.json', async (_, reply) => {
    description ??= JSON.stringify(openapi(registry))
    return reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(description)
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
