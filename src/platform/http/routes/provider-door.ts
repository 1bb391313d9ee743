import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { noteAtDoor } from '../../access/door-log.ts'
import type { Arrival } from '../../access/provider-account.ts'
import { backFromProvider, sendToProvider } from '../../access/provider-flow.ts'
import { backFromSaml } from '../../access/saml-flow.ts'
import { dropIdentity, findProvider, identitiesOf } from '../../access/providers.ts'
import { enter } from '../enter.ts'
import { fromOf } from '../from.ts'
import { clearAway, readAway, setAway } from '../provider-cookie.ts'
import { openRoute, route, type Asked, type Route } from '../route.ts'
import { password } from '../schema/sign-in.ts'
import { onward, samlParty } from '../saml.ts'
import { sessionIn, sureOf } from '../sure.ts'

const backPath = '/api/v1/session/provider/back'
const nothing = z.null()

/** Coming in by somebody else's word. Browsers are sent from here to there and back, so what fails is told on the sign-in page. */
export const providerDoorRoutes: Route[] = [
  openRoute({
    method: 'GET',
    path: '/session/provider/back',
    tag: 'Session',
    id: 'backFromProvider',
    summary: 'Where a sign-in provider sends a browser back to: signs in, and leads on.',
    query: z.looseObject({}),
    answer: nothing,
    raw: true,
    run: async (asked) => {
      const { server, request, reply } = asked
      const address = server.address()
      const given = { came: new URL(request.url, address.url), word: readAway(request, address), from: fromOf(request) }
      clearAway(reply, address)
      return onward(asked, async () => {
        await server.attempts.count(request.ip)
        return arrive(asked, await backFromProvider(server.site, given))
      })
    },
  }),
  openRoute({
    method: 'GET',
    path: '/session/provider/said',
    tag: 'Session',
    id: 'backFromSaml',
    summary: 'Where a browser goes on to that came back from a SAML provider: signs in, and leads on.',
    query: z.strictObject({ word: z.string().max(100) }),
    answer: nothing,
    raw: true,
    run: async (asked) => {
      const { server, request, reply, query } = asked
      const address = server.address()
      const given = { said: query.word, word: readAway(request, address), from: fromOf(request) }
      clearAway(reply, address)
      return onward(asked, async () => {
        await server.attempts.count(request.ip)
        return arrive(asked, await backFromSaml(server.site, given))
      })
    },
  }),
  openRoute({
    method: 'GET',
    path: '/session/provider/:id',
    tag: 'Session',
    id: 'goToProvider',
    summary: 'Sends a browser to a sign-in provider.',
    query: z.strictObject({ next: z.string().max(2000).optional().describe('The page of the app to go on to.') }),
    answer: nothing,
    raw: true,
    run: async (asked) => {
      const { server, params, query, request } = asked
      return onward(asked, async () => {
        await server.attempts.count(request.ip)
        return leave(asked, idIn(params.id), { next: pageIn(query.next), user: null })
      })
    },
  }),
  route({
    method: 'GET',
    path: '/session/providers',
    tag: 'Session',
    id: 'ownProviders',
    summary: 'The sign-in providers that one’s own account is connected with.',
    answer: z.object({ data: z.array(z.uuid()) }),
    run: async (asked) => ({ data: await identitiesOf(asked.ctx.db, sessionIn(asked).userId) }),
  }),
  route({
    method: 'POST',
    path: '/session/providers/:id',
    tag: 'Session',
    id: 'connectProvider',
    summary: 'Begins to connect one’s own account with a sign-in provider: answers where to go.',
    body: z.strictObject({ password: password.optional().describe('The current one, where there is one.') }),
    answer: z.object({ data: z.object({ url: z.url() }) }),
    refusals: [401, 403],
    run: async (asked) => {
      const { id } = await sureOf(asked, asked.body.password)
      return { data: { url: await leave(asked, idIn(asked.params.id), { next: '/', user: id }) } }
    },
  }),
  route({
    method: 'DELETE',
    path: '/session/providers/:id',
    tag: 'Session',
    id: 'disconnectProvider',
    summary: 'Takes the connection of one’s own account with a sign-in provider away.',
    status: 204,
    answer: nothing,
    run: async (asked) => {
      const { ctx, asker, request } = asked
      const provider = await findProvider(ctx.db, idIn(asked.params.id))
      await dropIdentity(ctx.db, provider.id, sessionIn(asked).userId)
      const more = { provider: provider.label }
      await noteAtDoor(ctx.db, { event: 'providerDisconnected', user: asker.account, from: fromOf(request), more })
      return null
    },
  }),
]

/** Opens the session of who came by a provider, unless they have one and connected their account with it. */
async function arrive(asked: Asked, { account, provider, next, connected }: Arrival): Promise<string> {
  if (connected) return '/settings/sign-in'
  await enter(asked, account, { way: 'provider', provider })
  return next
}

function idIn(id: string | undefined): string {
  if (!isId(id)) throw refuse.notFound(say('There is no such sign-in provider.'))
  return id
}

/** A page of ours; an address of elsewhere is not followed. */
const pageIn = (next: string | undefined) => (next && /^\/(?![/\\])[^\\\s]*$/.test(next) ? next : '/')

async function leave({ server, reply }: Asked, id: string, given: { next: string; user: string | null }) {
  const address = server.address()
  const { url, word } = await sendToProvider(server.site, id, {
    ...given,
    back: `${address.url}${backPath}`,
    party: samlParty(server),
  })
  setAway(reply, address, word)
  return url
}
