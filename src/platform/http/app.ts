import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Asker } from '../access/asker.ts'
import { pathOf } from '../records/index.ts'
import { endStreams } from '../realtime/index.ts'
import { serveHealth } from './health.ts'
import { protect } from './headers.ts'
import { boundLoad, type Load, type LoadLimits } from './load.ts'
import { servePages } from './pages.ts'
import { answerProblem } from './problem.ts'
import { serveReference } from './reference.ts'
import { respond } from './respond.ts'
import type { Route } from './route.ts'
import { routesOf } from './routes/index.ts'
import { ownRecordRoutes, ownRouteAt } from './routes/own-records.ts'
import { serveSaml } from './saml.ts'
import { serveScim } from './scim/serve.ts'
import type { Server } from './server.ts'
import { serveWeb } from './web.ts'
import { checkKnown, checkLooking, checkMay, checkSteps, whoAsks } from './who.ts'

export interface AppOptions {
  /** Addresses of proxies whose X-Forwarded-For is believed; nobody's when left out. */
  trustedProxies?: string[]
  /** The folder of the built web app; without one there is only the API. */
  web?: string
  limits?: LoadLimits
}

const mebibyte = 1024 * 1024
/** What a request may still take when the server stops. */
const partingMs = 3_000
const largestFile = 100 * mebibyte

/** The HTTP side of a site: every route of its registry, the reference, health, and the web app. */
export async function createApp(server: Server, options: AppOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: mebibyte,
    trustProxy: options.trustedProxies ?? false,
    genReqId: () => newId(),
    requestIdHeader: false,
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200, caseSensitive: true },
    frameworkErrors: (error, request, reply) => answerProblem(error, request, reply, server.site.log),
  })
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, server.site.log))
  acceptJson(app)
  await app.register(cookie)
  await app.register(multipart, {
    limits: { fileSize: largestFile, files: 1, fields: 10, fieldSize: mebibyte, parts: 12 },
  })
  protect(app, server.address)
  const load = boundLoad(app, options.limits)
  app.decorateRequest('asker', undefined)
  for (const route of routesOf(server.site.registry)) serve(app, server, load, route)
  for (const [index, route] of ownRecordRoutes.entries()) {
    serve(app, server, load, route, ({ asker, params }) =>
      ownRouteAt(server.site.registry, asker!.actor, (params as { kind: string }).kind, index),
    )
  }
  app.addHook('preClose', async () => {
    endStreams()
    // Browsers keep connections ready that have asked for nothing yet: those are never idle, and would be waited for.
    setTimeout(() => app.server.closeAllConnections(), partingMs).unref()
  })
  // After the last answer, before the database goes.
  app.addHook('onClose', () => server.looks.close())
  serveHealth(app, server)
  await serveReference(app, server)
  serveScim(app, server)
  serveSaml(app, server)
  servePages(app, server)
  if (options.web) await serveWeb(app, options.web)
  else app.setNotFoundHandler(() => Promise.reject(refuse.notFound(say('There is no such page.'))))
  return app
}

/** An empty body is none; keys that would reach into prototypes are refused. */
function acceptJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else void parse(request, body as string, done)
  })
}

function serve(
  app: FastifyInstance,
  server: Server,
  load: Load,
  route: Route,
  meant: (request: FastifyRequest) => Route = () => route,
): void {
  app.route({
    method: route.method,
    url: `/api/v1${route.path}`,
    config: { endless: route.endless ?? false },
    ...(route.bodyLimit && { bodyLimit: route.bodyLimit }),
    onRequest: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      if (route.who === 'anyone') return
      const asker = await whoAsks(server, request, reply)
      if (asker) checkLooking(asker, route)
      checkMay(asker, route)
      if (route.tag !== 'Session') await checkSteps(server, asker)
      if (!route.endless) load.enter(asker.actor.id ?? '', (over) => reply.raw.once('close', over))
      request.asker = asker
      if (route.hidden) checkKnown(asker)
    },
    handler: async (request, reply) => {
      try {
        return await respond(server, meant(request), request.asker, request, reply)
      } finally {
        // Users, roles, keys and settings may have been written: what is remembered of them must not outlive that.
        if (request.method !== 'GET' && request.method !== 'HEAD') forget(server, route)
      }
    },
  })
}

const rememberedRecords =
  /^\/(users|workspaces|session|sign-in-providers|provisioning|keys|undo|imports|demo|shares|teams|own-roles)/

function forget(server: Server, route: Route): void {
  if (!rememberedRecords.test(route.path) && !saysWhoShares(server, route)) return
  server.askers.forget()
  server.site.forget()
}

/** Whether its records say who is in a circle. */
const saysWhoShares = ({ site }: Server, { path }: Route): boolean =>
  site.registry.records.some((record) => record.gathers && path.startsWith(`/${pathOf(record)}`))

declare module 'fastify' {
  interface FastifyRequest {
    asker: Asker | undefined
  }
}
