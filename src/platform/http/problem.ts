import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../kernel/language.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { say, saying } from '../../kernel/sentence.ts'
import { DatabaseBusy, sqlState } from '../db/index.ts'
import type { Log } from '../log/log.ts'
import { readerOf, tell } from '../words/index.ts'

const titles: Record<number, string> = {
  400: saying('Not understood'),
  401: saying('Not signed in'),
  403: saying('Not allowed'),
  404: saying('Not found'),
  405: saying('Not possible here'),
  409: saying('Conflict'),
  412: saying('Changed meanwhile'),
  413: saying('Too large'),
  415: saying('Unknown kind of content'),
  422: saying('Not valid'),
  428: saying('Version missing'),
  429: saying('Too many'),
  500: saying('Something went wrong'),
  503: saying('Not available just now'),
}

/** A refusal as RFC 9457 has it, in the language of its reader: here, and nowhere else, it is put into that. */
function problemOf(refusal: Refusal, requestId: string, language: Language) {
  const { code, status, sentence, fields, details } = refusal
  const title = titles[status] ?? saying('Refused')
  return {
    ...details,
    type: `urn:farley:problem:${code}`,
    title: tell(language, { message: title, pattern: title }),
    status,
    code,
    detail: tell(language, sentence),
    fields: fields.map(({ field, ...fault }) => ({ field, message: tell(language, fault) })),
    requestId,
  }
}

/** The one place where what was thrown becomes an answer. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const refusal = refusalOf(error)
  noteProblem(error, refusal, request, log)
  if (refusal.retryAfterSeconds) reply.header('retry-after', refusal.retryAfterSeconds)
  if (refusal.status === 401) reply.header('www-authenticate', 'Bearer')
  const problem = problemOf(refusal, request.id, languageOf(request))
  void reply
    .code(refusal.status)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/problem+json')
    .serializer((body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body)))
    .send(JSON.stringify(problem))
}

const languageOf = ({ asker, headers }: FastifyRequest) => asker?.actor.language ?? readerOf(headers['accept-language'])

/** Details of the database hold the values of rows, so a bug is logged by its words and its way, not by them. */
export function noteProblem(error: unknown, refusal: Refusal, request: FastifyRequest, log: Log) {
  const about = { requestId: request.id, route: request.routeOptions.url, method: request.method }
  if (refusal.status < 500) return log.debug({ ...about, code: refusal.code }, 'refused')
  const { name, message, stack, code, cause } = error as Error & { code?: string }
  const reason = cause instanceof Error ? cause.message : undefined
  if (refusal.status === 503) return log.warn({ ...about, name, message, reason }, 'not available')
  log.error({ ...about, name, message, sqlState: code, stack }, 'a bug')
}

const bug = () =>
  new Refusal({
    code: 'bug',
    status: 500,
    sentence: say('Something went wrong on our side. The log says what, by the request’s id.'),
  })

export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const code = sqlState(error)
  // The database gave up waiting, or found the question too large.
  if (code === '55P03' || code === '57014' || code === '40001' || code === '40P01') return new DatabaseBusy(error)
  return refusalOfServer(error as FastifyError) ?? bug()
}

/** As the reader of forms words it. */
const brokenForm = /^(Unexpected end of (form|multipart)|Malformed part header|Multipart: Boundary not found)/

/** What the HTTP server itself refuses, before any of our code sees it. */
function refusalOfServer({ code, statusCode, message }: FastifyError): Refusal | undefined {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413)
    return refuse.tooLarge(say('That is more than may be sent here.'))
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Refusal({
      code: 'unknown_content',
      status: 415,
      sentence: say('Send JSON: Content-Type: application/json.'),
    })
  if (
    code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ||
    code === 'FST_ERR_CTP_INVALID_JSON_BODY' ||
    message?.includes('prototype property')
  )
    return new Refusal({ code: 'not_json', status: 400, sentence: say('The body is not valid JSON.') })
  if (message !== undefined && brokenForm.test(message))
    return new Refusal({ code: 'not_a_form', status: 400, sentence: say('The body is not a form with files in it.') })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Refusal({ code: 'not_understood', status: statusCode, sentence: say('The request was not understood.') })
}
