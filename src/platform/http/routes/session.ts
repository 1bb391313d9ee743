import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { accountOf, setPassword, type Account } from '../../access/account.ts'
import { openAccount } from '../../access/open-account.ts'
import { endLinksOf, findLink } from '../../access/links.ts'
import { checkPassword, hashPassword, isPassword } from '../../access/password.ts'
import { endSession, endSessionsOf, openSession } from '../../access/sessions.ts'
import { signIn } from '../../access/sign-in.ts'
import { clearCookie, readCookie, setCookie } from '../cookie.ts'
import { openRoute, route, type Asked, type Route } from '../route.ts'
import { meAnswer } from '../schema/me.ts'
import type { Server } from '../server.ts'
import { checkOrigin } from '../who.ts'
import { meOf } from './me.ts'

const password = z.string().max(1000)
const email = z.string().min(1).max(254)
const code = z
  .string()
  .max(40)
  .optional()
  .describe('Where two steps are on: of the authenticator app, or a recovery code.')
const nothing = z.null()

export const sessionRoutes: Route[] = [
  openRoute({
    method: 'POST',
    path: '/session',
    tag: 'Session',
    id: 'signIn',
    summary: 'Signs in, setting the cookie.',
    body: z.strictObject({ email, password, code }),
    answer: meAnswer,
    refusals: [401, 403],
    run: async (asked) => {
      const { server, body, request } = asked
      checkBrowser(asked)
      return enter(asked, await signIn(server.site, server.attempts, { ...body, address: request.ip }))
    },
  }),
  openRoute({
    method: 'DELETE',
    path: '/session',
    tag: 'Session',
    id: 'signOut',
    summary: 'Signs out here.',
    status: 204,
    answer: nothing,
    run: async (asked) => {
      const { server, request, reply } = asked
      checkOrigin(server, request)
      const token = readCookie(request, server.address())
      if (token) await endSession(server.site.workspace.db, token)
      clearCookie(reply, server.address())
      return null
    },
  }),
  route({
    method: 'DELETE',
    path: '/session/all',
    tag: 'Session',
    id: 'signOutEverywhere',
    summary: 'Signs out on every browser, this one too.',
    status: 204,
    answer: nothing,
    run: async ({ server, asker, reply }) => {
      if (!asker.session) throw refuse.forbidden(say('A key is not signed in anywhere.'))
      await endSessionsOf(server.site.workspace.db, asker.session.userId)
      clearCookie(reply, server.address())
      return null
    },
  }),
  route({
    method: 'POST',
    path: '/session/password',
    tag: 'Session',
    id: 'changePassword',
    summary: 'Changes one’s own password, and signs out everywhere else.',
    body: z.strictObject({ current: password, next: password }),
    answer: meAnswer,
    run: async (asked) => {
      const { server, asker, body, request } = asked
      if (!asker.session) throw refuse.forbidden(say('A key has no password.'))
      const { db } = server.site.workspace
      const account = (await accountOf(db, asker.session.userId))!
      await server.attempts.count(request.ip, account.id)
      if (!(await isPassword(body.current, account.passwordHash)))
        throw refuse.invalid([{ field: 'current', ...say('This is not the current password.') }])
      checkPassword(body.next, account.email, 'next')
      await setPassword(db, account.id, await hashPassword(body.next))
      await endSessionsOf(db, account.id)
      await endLinksOf(db, account.id)
      return enter(asked, account)
    },
  }),
  openRoute({
    method: 'GET',
    path: '/session/link/:token',
    tag: 'Session',
    id: 'lookAtLink',
    summary: 'What a one-time link is for.',
    answer: z.object({
      data: z.object({
        purpose: z.enum(['owner', 'invite', 'reset']),
        name: z.string().optional(),
        email: z.string().optional(),
      }),
    }),
    run: async ({ server, params, request }) => {
      await server.attempts.count(request.ip)
      const { db } = server.site.workspace
      const link = await findLink(db, params.token!)
      if (!link) throw refuse.notFound(say('There is no such link.'))
      const account = link.userId ? await accountOf(db, link.userId) : undefined
      if (link.userId && !account?.active) throw refuse.notFound(say('There is no such link.'))
      const whose = account && { name: account.name, ...(account.email && { email: account.email }) }
      return { data: { purpose: link.purpose, ...whose } }
    },
  }),
  openRoute({
    method: 'POST',
    path: '/session/link/:token',
    tag: 'Session',
    id: 'useLink',
    summary: 'Uses a one-time link up: sets name and password, and signs in.',
    body: z.strictObject({
      name: z.string().trim().min(1).max(200).optional(),
      email: email.optional(),
      password,
      code,
      companyName: z.string().trim().min(1).max(120).optional().describe('For the first owner.'),
      found: z
        .strictObject({
          timeZone: z.string().max(60).optional(),
          locale: z.string().max(20).optional(),
          currency: z.string().max(3).optional(),
          country: z.string().max(2).optional(),
        })
        .optional()
        .describe('As the browser has it: the company begins with it. What Farley does not know is left out.'),
    }),
    answer: meAnswer,
    refusals: [401, 403, 409],
    run: async (asked) => {
      const { server, params, body, request } = asked
      checkBrowser(asked)
      await server.attempts.count(request.ip)
      const account = await openAccount(server.site, params.token!, body)
      server.site.forget()
      return enter(asked, account)
    },
  }),
]

/** A page that is not ours must not sign a browser in. Programs send no Origin. */
function checkBrowser({ server, request }: Asked): void {
  const { origin, cookie } = request.headers
  if (origin !== undefined || cookie !== undefined || request.headers['sec-fetch-site'] !== undefined)
    checkOrigin(server, request)
}

/** A new session under a new id, whatever the browser brought along. */
async function enter(
  { server, request, reply }: { server: Server; request: Asked['request']; reply: FastifyReply },
  account: Account,
) {
  const { db } = server.site.workspace
  const address = server.address()
  const before = readCookie(request, address)
  if (before) await endSession(db, before)
  const token = await openSession(db, account)
  setCookie(reply, address, token)
  server.askers.forget()
  return meOf(server, (await server.askers.bySession(token))!)
}
