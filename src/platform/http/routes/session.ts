import { z } from 'zod'
import { noteAtDoor } from '../../access/door-log.ts'
import { partyOf } from '../../access/party.ts'
import { listProviders } from '../../access/providers.ts'
import { endSession, endSessionsOf } from '../../access/sessions.ts'
import { signIn } from '../../access/sign-in.ts'
import { clearCookie, readCookie } from '../cookie.ts'
import { checkBrowser, enter } from '../enter.ts'
import { fromOf } from '../from.ts'
import { proofIn } from '../proof.ts'
import { openRoute, route, type Route } from '../route.ts'
import { meAnswer } from '../schema/me.ts'
import { shownPasskey } from '../schema/passkeys.ts'
import { code, email, password, waysAnswer } from '../schema/sign-in.ts'
import { sessionIn } from '../sure.ts'
import { checkOrigin } from '../who.ts'
import { meOf } from './me.ts'

const nothing = z.null()

/** Coming in and going out. */
export const sessionRoutes: Route[] = [
  openRoute({
    method: 'GET',
    path: '/session/ways',
    tag: 'Session',
    id: 'waysIn',
    summary: 'How one comes in here.',
    answer: waysAnswer,
    run: async ({ server }) => {
      const { site } = server
      const providers = (await listProviders(site.workspace.db)).filter(({ enabled }) => enabled)
      const { onlyProviders } = await site.settings()
      return { data: { passkeys: partyOf(server.address())?.id ?? null, providers, onlyProviders } }
    },
  }),
  openRoute({
    method: 'POST',
    path: '/session',
    tag: 'Session',
    id: 'signIn',
    summary: 'Signs in, setting the cookie.',
    body: z.strictObject({ email, password, code, passkey: shownPasskey.optional() }),
    answer: meAnswer,
    refusals: [401, 403],
    run: async (asked) => {
      const { server, body, request } = asked
      checkBrowser(asked)
      const { email, password } = body
      const given = { email, password, proof: proofIn(asked, body), from: fromOf(request) }
      const account = await signIn(server.site, server.attempts, given)
      return meOf(server, await enter(asked, account, { way: 'password' }))
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
    run: async ({ server, request, reply }) => {
      checkOrigin(server, request)
      const { db } = server.site.workspace
      const token = readCookie(request, server.address())
      const asker = token && (await server.askers.bySession(token))
      if (token) await endSession(db, token)
      if (asker) await noteAtDoor(db, { event: 'signedOut', user: asker.account, from: fromOf(request) })
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
    run: async (asked) => {
      const { server, asker, reply, request, ctx } = asked
      await endSessionsOf(ctx.db, sessionIn(asked).userId)
      await noteAtDoor(ctx.db, { event: 'sessionsEnded', user: asker.account, from: fromOf(request) })
      clearCookie(reply, server.address())
      return null
    },
  }),
]
