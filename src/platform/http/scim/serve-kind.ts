import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../../context.ts'
import { permissionsOf } from '../../access/permissions.ts'
import { mostResources } from '../../scim/describe.ts'
import { scimFault } from '../../scim/fault.ts'
import { parseFilter } from '../../scim/filter.ts'
import type { Kind } from '../../scim/kinds.ts'
import { isObject, shownOf, type Wanted } from '../../scim/resource.ts'
import { contextFor } from '../../site.ts'
import { fromOf } from '../from.ts'
import type { Server } from '../server.ts'
import { scimAddress } from './address.ts'
import { tellOf } from './answers.ts'

type Query = Wanted & { filter?: string; startIndex?: string; count?: string }
const usual = 100

/** The doors of one kind of resource. */
export function serveKind<Row>(scim: FastifyInstance, server: Server, kind: Kind<Row>): void {
  const path = `/${kind.name}s`
  const base = () => scimAddress(server)
  const idIn = ({ params }: FastifyRequest) => (params as { id: string }).id.toLowerCase()
  const seenIn = ({ headers }: FastifyRequest) => headers['if-match']?.trim()

  function send(request: FastifyRequest, reply: FastifyReply, row: Row) {
    const resource = kind.shown(row, base())
    reply.header('etag', kind.etag(row)).type('application/scim+json')
    if (request.headers['if-none-match'] === kind.etag(row)) return reply.code(304).send()
    return reply.send(JSON.stringify(shownOf(resource, queryIn(request))))
  }

  async function write(request: FastifyRequest, run: (ctx: Ctx) => Promise<Row>): Promise<Row> {
    tellOf(request, { name: calledIn(request) })
    try {
      const row = await run(await provisioner(server, request))
      tellOf(request, { name: kind.called(row) })
      return row
    } finally {
      // Accounts have changed: what is remembered of them must not outlive that.
      server.askers.forget()
    }
  }

  scim.get(path, async (request, reply) => {
    const query = queryIn(request)
    const page = pageIn(query)
    const ctx = await provisioner(server, request)
    const { total, rows } = await kind.list(ctx, page, wantsMembers(query))
    const resources = rows.map((row) => shownOf(kind.shown(row, base()), query))
    const answer = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: total,
      ...{ startIndex: page.startIndex, itemsPerPage: resources.length, Resources: resources },
    }
    return reply.type('application/scim+json').send(JSON.stringify(answer))
  })
  scim.get(`${path}/:id`, async (request, reply) =>
    send(request, reply, await kind.get(await provisioner(server, request), idIn(request))),
  )
  scim.post(path, async (request, reply) => {
    const row = await write(request, (ctx) => kind.create(ctx, request.body, fromOf(request)))
    const { location } = kind.shown(row, base()).meta as { location: string }
    return send(request, reply.code(201).header('location', location), row)
  })
  scim.put(
    `${path}/:id`,
    async (request, reply) =>
    send(request, reply, await write(request, (ctx) => kind.replace(ctx, idIn(request), request.body, seenIn(request)))), // prettier-ignore
  )
  scim.patch(`${path}/:id`, async (request, reply) =>
    send(request, reply, await write(request, (ctx) => kind.patch(ctx, idIn(request), request.body, seenIn(request)))),
  )
  scim.delete(`${path}/:id`, async (request, reply) => {
    await write(request, (ctx) => kind.remove(ctx, idIn(request), seenIn(request)))
    return reply.code(204).send()
  })
}

/** The key of provisioning as one who administers users; no other door knows it by more than its name. */
async function provisioner(server: Server, request: FastifyRequest): Promise<Ctx> {
  const { site } = server
  const { membersSee } = await site.settings()
  const actor = { ...request.asker!.actor, permissions: permissionsOf('admin', membersSee) }
  return contextFor(site, actor, { id: request.id, kind: 'request' }, site.log)
}

/** What is said twice is one text with commas between. */
const queryIn = ({ query }: FastifyRequest): Query =>
  Object.fromEntries(Object.entries(query as Record<string, unknown>).map(([name, value]) => [name, String(value)]))

function pageIn({ filter, startIndex, count }: Query) {
  const number = (text: string | undefined, usual: number) => {
    if (text === undefined) return usual
    if (!/^-?\d{1,9}$/.test(text)) throw scimFault.syntax()
    return Number(text)
  }
  return {
    filter: filter === undefined || filter === '' ? undefined : parseFilter(String(filter)),
    startIndex: Math.max(1, number(startIndex, 1)),
    count: Math.min(mostResources, Math.max(0, number(count, usual))),
  }
}

const wantsMembers = ({ attributes, excludedAttributes }: Query) =>
  attributes ? /members/i.test(attributes) : !/members/i.test(excludedAttributes ?? '')

/** Whom a request speaks of, before it is known who that is. */
function calledIn({ body, params }: FastifyRequest): string {
  const named = isObject(body) ? (body.userName ?? body.displayName) : undefined
  return typeof named === 'string' ? named.slice(0, 200) : ((params as { id?: string }).id ?? '').slice(0, 60)
}
