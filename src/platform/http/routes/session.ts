import { z } from 'zod'
import { noteAtDoor } from '../../access/door-log.ts'
import { lookAs, stopLooking } from '../../access/look-as.ts'
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
      const all = (await listProviders(site.workspace.db)).filter(({ enabled }) => enabled)
      const providers = all.filter(({ kind }) => kind !== 'ldap')
      const { onlyProviders } = await site.settings()
      const passkeys = partyOf(server.address())?.id ?? null
      return { data: { passkeys, providers, onlyProviders, directory: all.length > providers.length } }
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
      const { account, entrance } = await signIn(server.site, server.attempts, given)
      return meOf(server, await enter(asked, account, entrance))
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
      const asker = token ? await server.askers.bySession(token) : undefined
      if (asker?.looking) await stopLooking(db, asker.account!, asker.session!, fromOf(request))
      if (token) await endSession(db, token)
      if (asker) await noteAtDoor(db, { event: 'signedOut', user: asker.account, from: fromOf(request) })
      clearCookie(reply, server.address())
      return null
    },
  }),
  route({
    method: 'POST',
    path: '/session/as',
    who: 'admin',
    tag: 'Session',
    id: 'lookAs',
    summary: 'Looks at the company as somebody else from now on, in this session: what they see, reading only.',
    body: z.strictObject({ user: z.uuid() }),
    answer: meAnswer,
    run: async (asked) => {
      const { server, asker, request, ctx, body } = asked
      await lookAs(ctx.db, asker.account!, sessionIn(asked), body.user, fromOf(request))
      server.askers.forget()
      return meOf(server, (await server.askers.bySession(asker.session!.token))!)
    },
  }),
  route({
    method: 'DELETE',
    path: '/session/as',
    tag: 'Session',
    id: 'stopLooking',
    summary: 'Looks at the company as oneself again.',
    whileLooking: true,
    answer: meAnswer,
    run: async (asked) => {
      const { server, asker, request, ctx } = asked
      await stopLooking(ctx.db, asker.account!, sessionIn(asked), fromOf(request))
      server.askers.forget()
      return meOf(server, (await server.askers.bySession(asker.session!.token))!)
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
