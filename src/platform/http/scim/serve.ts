import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { resourceTypes, schemas, serviceProviderConfig } from '../../scim/describe.ts'
import { groups, users } from '../../scim/kinds.ts'
import type { Low } from '../../scim/resource.ts'
import type { Server } from '../server.ts'
import { whoAsks } from '../who.ts'
import { scimAddress, scimPath } from './address.ts'
import { answerFault, noteAnswer } from './answers.ts'
import { serveKind } from './serve-kind.ts'

const largest = 8 * 1024 * 1024

/** The protocol by which other programs make and end accounts (SCIM 2.0), for whoever comes with the key of provisioning. */
export function serveScim(app: FastifyInstance, server: Server): void {
  void app.register(
    async (scim) => {
      const parse = app.getDefaultJsonParser('error', 'error')
      scim.addContentTypeParser('application/scim+json', { parseAs: 'string', bodyLimit: largest }, (request, body, done) =>
        void parse(request, body as string, done),
      ) // prettier-ignore
      scim.setErrorHandler((error, request, reply) => answerFault(error, request, reply, server.site.log))
      scim.setNotFoundHandler(() => Promise.reject(refuse.notFound(say('There is no such page.'))))
      scim.addHook('onRequest', (request, reply) => letIn(server, request, reply))
      scim.addHook('onResponse', (request, reply) => noteAnswer(server, request, reply))
      serveDescriptions(scim, () => scimAddress(server))
      serveKind(scim, server, users)
      serveKind(scim, server, groups)
    },
    { prefix: scimPath },
  )
}

async function letIn(server: Server, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('cache-control', 'no-store')
  const asker = request.headers.authorization === undefined ? undefined : await whoAsks(server, request, reply)
  if (!asker) throw refuse.signedOut()
  if (!asker.provisions) throw refuse.forbidden(say('This takes the key of provisioning, which an owner makes.'))
  request.asker = asker
}

function serveDescriptions(scim: FastifyInstance, base: () => string): void {
  const one = (path: string, read: () => Low) =>
    scim.get(path, (_, reply) => reply.type('application/scim+json').send(JSON.stringify(read())))
  const all = (path: string, read: () => Low[]) => {
    one(path, () => listOf(read()))
    scim.get(`${path}/:id`, (request, reply) => {
      const { id } = request.params as { id: string }
      const found = read().find((each) => each.id === id)
      if (!found) throw refuse.notFound(say('There is no such page.'))
      return reply.type('application/scim+json').send(JSON.stringify(found))
    })
  }
  one('/ServiceProviderConfig', () => serviceProviderConfig(base()))
  all('/ResourceTypes', () => resourceTypes(base()))
  all('/Schemas', () => schemas(base()))
}

const listOf = (resources: readonly Low[]): Low => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  totalResults: resources.length,
  startIndex: 1,
  itemsPerPage: resources.length,
  Resources: resources,
})
