import { z } from 'zod'
import { setPassword } from '../../access/account.ts'
import { changeEmail } from '../../access/change-email.ts'
import { noteAtDoor } from '../../access/door-log.ts'
import { endLinksOf } from '../../access/links.ts'
import { checkPassword, hashPassword } from '../../access/password.ts'
import { endSessionsOf } from '../../access/sessions.ts'
import { enter } from '../enter.ts'
import { fromOf } from '../from.ts'
import { route, type Route } from '../route.ts'
import { meAnswer } from '../schema/me.ts'
import { email, password } from '../schema/sign-in.ts'
import { sessionIn, sureOf } from '../sure.ts'
import { meOf } from './me.ts'

/** With what one signs in: whoever changes it proves first to be more than somebody at an open browser. */
export const ownAccountRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/session/password',
    tag: 'Session',
    id: 'changePassword',
    summary: 'Changes one’s own password, and signs out everywhere else.',
    body: z.strictObject({ current: password.optional().describe('Where there is one.'), next: password }),
    answer: meAnswer,
    refusals: [403],
    run: async (asked) => {
      const { server, ctx, body, request } = asked
      const { way, provider } = sessionIn(asked)
      const account = await sureOf(asked, body.current, 'current')
      checkPassword(body.next, account.email, 'next')
      await setPassword(ctx.db, account.id, await hashPassword(body.next))
      await endSessionsOf(ctx.db, account.id)
      await endLinksOf(ctx.db, account.id)
      await noteAtDoor(ctx.db, { event: 'passwordChanged', user: account, from: fromOf(request) })
      return meOf(server, await enter(asked, account, { way, provider }))
    },
  }),
  route({
    method: 'POST',
    path: '/session/email',
    tag: 'Session',
    id: 'changeEmail',
    summary: 'Changes the e-mail address that one signs in with, and signs out everywhere else.',
    body: z.strictObject({ email, password: password.optional().describe('The current one, where there is one.') }),
    answer: meAnswer,
    refusals: [403, 409],
    run: async (asked) => {
      const { server, ctx, body, request, asker } = asked
      const account = await sureOf(asked, body.password)
      await changeEmail(ctx, account, body.email, fromOf(request))
      await endSessionsOf(ctx.db, account.id, sessionIn(asked))
      server.askers.forget()
      return meOf(server, (await server.askers.bySession(asker.session!.token))!)
    },
  }),
]
