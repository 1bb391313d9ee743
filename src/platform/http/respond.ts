import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Asker } from '../access/asker.ts'
import { contextFor } from '../site.ts'
import { check, versionIn } from './check.ts'
import { once, type Sent } from './once.ts'
import { recallOf } from './recall.ts'
import type { AskedBy, Route } from './route.ts'
import { serializerOf } from './schema/serialize.ts'
import type { Server } from './server.ts'

const nothing = z.strictObject({})

/** Checks a request against its route, runs it, and sends only what its answer's schema names. */
export async function respond(
  server: Server,
  route: Route,
  asker: Asker | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const asked = await askedOf(server, route, asker, request, reply)
  const key = request.headers['idempotency-key']
  if (route.raw) return route.run(asked)
  const sent =
    key !== undefined && route.once ? await repeatable(route, asked, String(key)) : await answer(route, asked)
  return reply.code(sent.status).headers(sent.headers).send(sent.body)
}

async function askedOf(
  server: Server,
  route: Route,
  asker: Asker | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const given = {
    server,
    request,
    reply,
    params: request.params as Record<string, string>,
    query: check(route.query ?? nothing, request.query, 'parameter'),
    body: route.body ? check(route.body, request.body, 'field') : request.body,
    version: route.needsVersion ? versionIn(request.headers['if-match']) : 0,
  }
  if (route.who === 'anyone') return given as AskedBy
  const { site } = server
  // The cause of what it changes bears the request’s id, which stands in its answer and in the log.
  const ctx = await contextFor(site, asker!.actor, { id: request.id, kind: 'request' }, site.log)
  const confirmed = confirmedIn(request.headers['farley-confirm'])
  return { ...given, ctx: { ...ctx, ...(confirmed && { confirmed }) }, asker: asker! } as AskedBy
}

async function answer(route: Route, asked: AskedBy): Promise<Sent> {
  const { reply } = asked
  let status = route.status ?? 200
  const value = await route.run({ ...asked, answerAs: (code: number) => (status = code) })
  const headers: Record<string, string> = {}
  for (const name of ['etag', 'location']) {
    const header = reply.getHeader(name)
    if (header !== undefined) headers[name] = String(header)
  }
  if (status === 204) return { status, headers, body: '' }
  return {
    status,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    body: serializerOf(route.answer)(value),
  }
}

function repeatable(route: Route, asked: AskedBy, key: string): Promise<Sent> {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw wrongKey()
  const { ctx, request } = asked
  const { kind, id } = ctx.actor
  const given = {
    db: ctx.db,
    principal: `${kind}:${id}`,
    key,
    request: JSON.stringify([request.method, request.url, request.headers['if-match'] ?? null, request.body ?? null]),
    causeId: ctx.cause.id,
  }
  const under = (causeId: string) => ({ ...asked, ctx: { ...ctx, cause: { ...ctx.cause, id: causeId } } })
  return once(given, {
    work: (causeId) => answer(route, under(causeId)),
    recall: (causeId) => recallOf(route, under(causeId), answer),
  })
}

const wrongKey = () => {
  const sentence = say('An Idempotency-Key has at most 200 visible characters, without spaces.')
  return new Refusal({ code: 'invalid', status: 422, sentence, fields: [{ field: 'Idempotency-Key', ...sentence }] })
}

/** The demands that whoever asks knows to be unmet: their ids, with commas between. */
function confirmedIn(header: string | string[] | undefined): ReadonlySet<string> | undefined {
  return typeof header === 'string' ? new Set(header.toLowerCase().split(/\s*,\s*/)) : undefined
}
