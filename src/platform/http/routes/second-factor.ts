import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { accountOf, type Account } from '../../access/account.ts'
import { isPassword } from '../../access/password.ts'
import {
  beginSecondFactor,
  checkSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
} from '../../access/second-factor.ts'
import { endOtherSessions } from '../../access/sessions.ts'
import { inWork } from '../../records/index.ts'
import { route, type AskedBy, type Route } from '../route.ts'
import { named } from '../schema/named.ts'

const password = z.string().max(1000)
const code = z.string().min(1).max(40)
const state = z.object({
  data: named(
    'SecondFactor',
    z.object({
      on: z.boolean(),
      since: z.iso.datetime().nullable(),
      recoveryCodes: z.int().describe('How many of them are still good.'),
    }),
  ),
})
const codes = z.object({ data: z.object({ recoveryCodes: z.array(z.string()).describe('Shown this once.') }) })

/** One's own second step of signing in. Keys have none. */
export const secondFactorRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/session/second-factor',
    tag: 'Session',
    id: 'secondFactor',
    summary: 'Whether one signs in with two steps.',
    answer: state,
    run: async (asked) => ({ data: await secondFactorOf(asked.ctx.db, (await person(asked)).id) }),
  }),
  route({
    method: 'POST',
    path: '/session/second-factor',
    tag: 'Session',
    id: 'beginSecondFactor',
    summary: 'Makes a secret for an authenticator app; two steps are on once its first code was given.',
    body: z.strictObject({ password }),
    answer: z.object({
      data: z.object({ secret: z.string(), uri: z.string().describe('For a QR code: otpauth://…') }),
    }),
    refusals: [409],
    run: async (asked) => {
      const account = await sureOf(asked, asked.body.password)
      return { data: await beginSecondFactor(asked.server.site, account) }
    },
  }),
  route({
    method: 'POST',
    path: '/session/second-factor/confirm',
    tag: 'Session',
    id: 'confirmSecondFactor',
    summary: 'Turns two steps on with the first code, and signs out everywhere else.',
    body: z.strictObject({ code }),
    answer: codes,
    refusals: [401],
    run: async (asked) => {
      const { server, ctx, body, request, asker } = asked
      const account = await person(asked)
      await server.attempts.count(request.ip, account.id)
      const recoveryCodes = await confirmSecondFactor(server.site, ctx, account.id, body.code)
      await endOtherSessions(ctx.db, account.id, asker.session!.token)
      server.askers.forget()
      return { data: { recoveryCodes } }
    },
  }),
  route({
    method: 'POST',
    path: '/session/second-factor/recovery-codes',
    tag: 'Session',
    id: 'renewRecoveryCodes',
    summary: 'Makes new recovery codes in place of those before.',
    body: z.strictObject({ password }),
    answer: codes,
    refusals: [409],
    run: async (asked) => {
      const { id } = await sureOf(asked, asked.body.password)
      if (!(await secondFactorOf(asked.ctx.db, id)).on) throw refuse.notNow(say('Two steps are not on.'))
      return { data: { recoveryCodes: await renewRecoveryCodes(asked.ctx.db, id) } }
    },
  }),
  route({
    method: 'POST',
    path: '/session/second-factor/off',
    tag: 'Session',
    id: 'removeSecondFactor',
    summary: 'Turns two steps off.',
    body: z.strictObject({ password, code: code.optional() }),
    answer: state,
    refusals: [401],
    run: async (asked) => {
      const { server, ctx, body } = asked
      const { id } = await sureOf(asked, body.password)
      await checkSecondFactor(server.site, id, body.code)
      await inWork(ctx, (work) => removeSecondFactor(work, id))
      return { data: await secondFactorOf(ctx.db, id) }
    },
  }),
]

async function person({ ctx, asker }: AskedBy): Promise<Account> {
  if (!asker.session) throw refuse.forbidden(say('A key is not signed in anywhere.'))
  return (await accountOf(ctx.db, asker.session.userId))!
}

/** The person, who has just proven to be more than somebody at their open browser. */
async function sureOf(asked: AskedBy, given: string): Promise<Account> {
  const account = await person(asked)
  await asked.server.attempts.count(asked.request.ip, account.id)
  if (!(await isPassword(given, account.passwordHash)))
    throw refuse.invalid([{ field: 'password', ...say('This is not the current password.') }])
  return account
}
