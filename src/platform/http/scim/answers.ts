import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { Sentence } from '../../../kernel/sentence.ts'
import type { Log } from '../../log/log.ts'
import { noteLine } from '../../scim/log.ts'
import { noteProblem, refusalOf } from '../problem.ts'
import type { Server } from '../server.ts'

/** What was wanted, for those who look at the settings later. */
interface About {
  name?: string
  fault?: Sentence
}
const abouts = new WeakMap<FastifyRequest, About>()

/** Remembers of a request whom it was about, or what was wrong with it, until it is answered. */
export function tellOf(request: FastifyRequest, about: About): void {
  abouts.set(request, { ...abouts.get(request), ...about })
}

/** Refusals whose status means something else here than in the rest of the API. */
const statusOf = ({ status }: Refusal) => (status === 422 ? 400 : status)

const typeOf = ({ code, status, details }: Refusal) =>
  details.scimType ?? (code === 'taken' ? 'uniqueness' : status === 422 ? 'invalidValue' : status === 400 ? 'invalidSyntax' : undefined) // prettier-ignore

/** What was thrown, as SCIM has it (RFC 7644, section 3.12). */
export function answerFault(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const refusal = refusalOf(error)
  noteProblem(error, refusal, request, log)
  const [status, scimType] = [statusOf(refusal), typeOf(refusal)]
  tellOf(request, { fault: refusal.fields[0] ?? refusal.sentence })
  if (refusal.retryAfterSeconds) reply.header('retry-after', refusal.retryAfterSeconds)
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    ...(scimType !== undefined && { scimType }),
    detail: refusal.message,
  }
  void reply.code(status).type('application/scim+json').send(JSON.stringify(body))
}

/** Notes what changed something or should have, of whoever had the key. */
export async function noteAnswer(server: Server, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!request.asker || request.method === 'GET' || request.method === 'HEAD') return
  const { name = null, fault = null } = abouts.get(request) ?? {}
  const kind = request.routeOptions.url?.includes('Groups') ? 'Group' : 'User'
  const line = { what: `${request.method} ${kind}`, name, status: reply.statusCode, fault }
  await noteLine(server.site.workspace.db, line).catch((error: unknown) =>
    server.site.log.error({ err: error }, 'a line was not written'),
  )
}
