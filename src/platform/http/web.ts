import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'

/** Serves the built web app: hashed files for ever, and its one page for every address that is none of a file. */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: true,
    preCompressed: true,
    decorateReply: true,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders: (reply, file) => {
      const isHashed = path.relative(folder, file).startsWith(`assets${path.sep}`)
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/', page(folder))
  app.setNotFoundHandler(async (request, reply) => {
    if (!isPage(request)) throw refuse.notFound(say('There is no such page.'))
    return page(folder)(request, reply)
  })
}

/** An address of the web app, as against a file or a call that does not exist. */
function isPage(request: FastifyRequest): boolean {
  const { pathname } = new URL(request.url, 'http://farley')
  return (
    ['GET', 'HEAD'].includes(request.method) &&
    !/^\/(api|assets)(\/|$)/.test(pathname) &&
    !/\.[a-z0-9]{2,5}$/i.test(pathname)
  )
}

/** Read again at each call: a build may have put another one in its place. */
function page(folder: string) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const html = readFileSync(path.join(folder, 'index.html'))
    const tag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`
    reply.header('cache-control', 'no-cache').header('etag', tag)
    if (request.headers['if-none-match'] === tag) return reply.code(304).send()
    return reply.type('text/html; charset=utf-8').send(html)
  }
}
