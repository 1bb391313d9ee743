import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { languages } from '../../kernel/language.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { markup, type Markup } from '../page/markup.ts'
import type { Answered, Handed, OpenPage, Shown, Visit } from '../page/open-page.ts'
import { readerOf, tell } from '../words/index.ts'
import { policy } from './headers.ts'
import type { Server } from './server.ts'

const largest = 64 * 1024

/** The pages of rooms that the server draws itself, and what their forms send. */
export function servePages(app: FastifyInstance, server: Server): void {
  const pages = server.site.registry.rooms.flatMap(({ pages: brought = [] }) => brought)
  void app.register(async (open) => {
    open.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: largest }, (_, body, done) =>
      done(null, new URLSearchParams(body as string)),
    ) // prettier-ignore
    // Mail programs that unsubscribe by one click may send it so (RFC 8058); nothing that a form says comes in this way.
    open.removeContentTypeParser('multipart/form-data')
    open.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: largest }, (_, _body, done) =>
      done(null, null),
    )
    for (const page of pages) {
      open.get(page.path, (request, reply) => answer(page, reply, visitOf(server, request), page.show))
      open.post(page.path, (request, reply) =>
        answer(page, reply, visitOf(server, request), (visit) => page.take(visit, saidIn(request.body))),
      )
    }
  })
}

const visitOf = (server: Server, { params, ip, headers }: FastifyRequest): Visit => ({
  server,
  params: params as Record<string, string>,
  address: ip,
  language: readerOf(headers['accept-language']),
})

/** Each name once; what is said twice counts as it was said first. */
const saidIn = (body: unknown): Record<string, string> =>
  Object.fromEntries(body instanceof URLSearchParams ? [...body].toReversed() : [])

/** What is refused is said on a page too. */
async function answer(page: OpenPage, reply: FastifyReply, visit: Visit, show: OpenPage['show']): Promise<FastifyReply> {
  const shown: Answered = await show(visit).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    if (error.retryAfterSeconds) reply.header('retry-after', error.retryAfterSeconds)
    return refused(error, visit)
  })
  reply.removeHeader(page.framed ? 'x-frame-options' : '').headers(headersOf(page))
  if ('to' in shown) return reply.redirect(shown.to, 303)
  if ('file' in shown) return hand(reply, shown.file)
  return reply
    .code(shown.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(documentOf(page, shown).html)
} // prettier-ignore

const hand = (reply: FastifyReply, { name, type, text }: Handed['file']) =>
  reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(text)

function refused({ status, sentence }: Refusal, { language }: Visit): Shown {
  const title = tell(language, sentence)
  return { status, language, title, body: markup`<main><p role="alert">${title}</p></main>` }
}

/** Nothing is loaded and no script is run; the one style is known by its digest. */
const headersOf = ({ style, framed }: OpenPage) => ({
  'cache-control': 'no-store',
  'cross-origin-resource-policy': framed ? 'cross-origin' : 'same-origin',
  'referrer-policy': 'no-referrer',
  'content-security-policy': policy({
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': framed ? '*' : "'none'",
    'style-src': `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  }),
})

function documentOf({ style }: OpenPage, { language, title, body }: Shown): Markup {
  const { direction } = languages[language]
  return markup`<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title><style>${{ html: style }}</style></head><body>${body}</body></html>
`
}
