import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../kernel/refusal.ts'
import { takeFromSaml } from '../access/saml-flow.ts'
import { ourMetadata, type SamlParty } from '../access/saml-client.ts'
import type { Server } from './server.ts'

const path = '/saml'
const largest = 512 * 1024

/** What we are called at a SAML provider, and where it sends people back to. */
export function samlParty(server: Server): SamlParty {
  const { url } = server.address()
  return { entity: `${url}${path}/metadata`, back: `${url}${path}` }
}

/** What a SAML provider needs of us: our metadata, and the address to which it has browsers post what it says. */
export function serveSaml(app: FastifyInstance, server: Server): void {
  void app.register(async (saml) => {
    saml.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: largest }, (_, body, done) =>
      done(null, new URLSearchParams(body as string)),
    ) // prettier-ignore
    saml.get(`${path}/metadata`, (_, reply) =>
      reply.type('application/samlmetadata+xml').send(ourMetadata(samlParty(server))),
    )
    saml.post(path, (request, reply) =>
      onward({ server, request, reply }, async () => {
        await server.attempts.count(request.ip)
        const said = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
        const [response, relay] = [said.get('SAMLResponse') ?? '', said.get('RelayState') || undefined]
        const word = await takeFromSaml(server.site, { response, relay, party: samlParty(server) })
        // The post brought no cookie along: the step to ourselves does.
        return `/api/v1/session/provider/said?word=${word}`
      }),
    )
  })
}

interface Way {
  server: Server
  request: FastifyRequest
  reply: FastifyReply
}

/** Leads a browser on; what was refused is said at the door, by a word that says nothing else. */
export async function onward({ server, reply, request }: Way, find: () => Promise<string>): Promise<FastifyReply> {
  const url = await find().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    server.site.log.debug({ requestId: request.id, code: error.code }, 'not let in by a provider')
    return `/sign-in?trouble=${wordOf(error)}`
  })
  return reply.code(303).header('cache-control', 'no-store').header('location', url).send()
}

const wordOf = ({ code, details }: Refusal) =>
  code === 'provider_trouble' ? String(details.why) : code === 'too_many' ? 'often' : 'failed'
