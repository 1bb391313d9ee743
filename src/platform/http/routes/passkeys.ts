import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { noteAtDoor } from '../../access/door-log.ts'
import { beginPasskey, keepPasskey } from '../../access/passkey-made.ts'
import { accountByPasskey, askForPasskey } from '../../access/passkey-shown.ts'
import { passkeysOf, removePasskey, renamePasskey } from '../../access/passkeys.ts'
import { endSessionsOf } from '../../access/sessions.ts'
import { checkBrowser, enter } from '../enter.ts'
import { fromOf } from '../from.ts'
import { partyIn } from '../proof.ts'
import { openRoute, route, type AskedBy, type Route } from '../route.ts'
import { meAnswer } from '../schema/me.ts'
import { madePasskey, optionsAnswer, passkey, shownPasskey } from '../schema/passkeys.ts'
import { password } from '../schema/sign-in.ts'
import { personIn, sessionIn, sureOf } from '../sure.ts'
import { meOf } from './me.ts'

const name = z.string().trim().min(1).max(80)
const one = z.object({ data: passkey })

/** Signing in by what one's device keeps, and one's own passkeys. */
export const passkeyRoutes: Route[] = [
  openRoute({
    method: 'POST',
    path: '/session/passkey/begin',
    tag: 'Session',
    id: 'askForPasskey',
    summary: 'Answers what navigator.credentials.get needs; good once, for ten minutes.',
    body: z.strictObject({}).optional(),
    answer: optionsAnswer,
    refusals: [409],
    run: async (asked) => {
      await asked.server.attempts.count(asked.request.ip)
      return { data: { ...(await askForPasskey(asked.server.site, partyIn(asked))) } }
    },
  }),
  openRoute({
    method: 'POST',
    path: '/session/passkey',
    tag: 'Session',
    id: 'signInByPasskey',
    summary: 'Signs in with a passkey alone: it is something one has, opened by finger, face or PIN.',
    body: z.strictObject({ passkey: shownPasskey }),
    answer: meAnswer,
    refusals: [401, 403, 409],
    run: async (asked) => {
      const { server, body, request } = asked
      checkBrowser(asked)
      await server.attempts.count(request.ip)
      const account = await accountByPasskey(server.site, partyIn(asked), body.passkey, fromOf(request))
      return meOf(server, await enter(asked, account, { way: 'passkey' }))
    },
  }),
  route({
    method: 'GET',
    path: '/session/passkeys',
    tag: 'Session',
    id: 'listPasskeys',
    summary: 'One’s own passkeys, newest first.',
    answer: z.object({ data: z.array(passkey) }),
    run: async (asked) => ({ data: await passkeysOf(asked.ctx.db, sessionIn(asked).userId) }),
  }),
  route({
    method: 'POST',
    path: '/session/passkeys/begin',
    tag: 'Session',
    id: 'beginPasskey',
    summary: 'Answers what navigator.credentials.create needs; good once, for ten minutes.',
    body: z.strictObject({ password: password.optional().describe('The current one, where there is one.') }),
    answer: optionsAnswer,
    refusals: [403, 409],
    run: async (asked) => {
      const account = await sureOf(asked, asked.body.password)
      return { data: { ...(await beginPasskey(asked.server.site, partyIn(asked), account)) } }
    },
  }),
  route({
    method: 'POST',
    path: '/session/passkeys',
    tag: 'Session',
    id: 'addPasskey',
    summary: 'Keeps a passkey that the browser has made.',
    body: z.strictObject({ name, response: madePasskey }),
    answer: one,
    status: 201,
    refusals: [409],
    run: async (asked) => {
      const account = await personIn(asked)
      const made = await keepPasskey(asked.server.site, partyIn(asked), account, asked.body)
      await note(asked, 'passkeyAdded', made.name)
      return { data: made }
    },
  }),
  route({
    method: 'PATCH',
    path: '/session/passkeys/:id',
    tag: 'Session',
    id: 'renamePasskey',
    summary: 'Gives a passkey another name.',
    body: z.strictObject({ name }),
    answer: one,
    run: async (asked) => {
      const { id } = asked.params
      return { data: await renamePasskey(asked.ctx.db, sessionIn(asked).userId, known(id), asked.body.name) }
    },
  }),
  route({
    method: 'DELETE',
    path: '/session/passkeys/:id',
    tag: 'Session',
    id: 'removePasskey',
    summary: 'Takes a passkey away, and signs out everywhere else.',
    status: 204,
    answer: z.null(),
    refusals: [409],
    run: async (asked) => {
      const own = sessionIn(asked)
      const removed = await removePasskey(asked.ctx.db, own.userId, known(asked.params.id))
      await endSessionsOf(asked.ctx.db, own.userId, own)
      asked.server.askers.forget()
      await note(asked, 'passkeyRemoved', removed)
      return null
    },
  }),
]

function known(id: string | undefined): string {
  if (!isId(id)) throw refuse.notFound(say('There is no such passkey.'))
  return id
}

async function note({ ctx, asker, request }: AskedBy, event: 'passkeyAdded' | 'passkeyRemoved', passkeyName: string) {
  await noteAtDoor(ctx.db, { event, user: asker.account, from: fromOf(request), more: { name: passkeyName } })
}
