import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { noteAtDoor, type DoorEvent } from '../../access/door-log.ts'
import {
  beginSecondFactor,
  checkSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
  stepByPasskeys,
} from '../../access/second-factor.ts'
import { endSessionsOf } from '../../access/sessions.ts'
import { inWork } from '../../records/index.ts'
import { fromOf } from '../from.ts'
import { proofIn } from '../proof.ts'
import { route, type AskedBy, type Route } from '../route.ts'
import { named } from '../schema/named.ts'
import { shownPasskey } from '../schema/passkeys.ts'
import { personIn, sessionIn, sureOf } from '../sure.ts'

const password = z.string().max(1000).optional().describe('The current one, where there is one.')
const code = z.string().min(1).max(40)
const state = z.object({
  data: named(
    'SecondFactor',
    z.object({
      on: z.boolean(),
      app: z.boolean().describe('Whether an authenticator app is one of the second steps; else it is one’s passkeys.'),
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
    run: async (asked) => ({ data: await secondFactorOf(asked.ctx.db, (await personIn(asked)).id) }),
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
      const { server, ctx, body, request } = asked
      const account = await personIn(asked)
      await server.attempts.count(request.ip, account.id)
      const recoveryCodes = await confirmSecondFactor(server.site, ctx, account.id, body.code)
      await changed(asked, 'twoStepsOn')
      return { data: { recoveryCodes } }
    },
  }),
  route({
    method: 'POST',
    path: '/session/second-factor/passkeys',
    tag: 'Session',
    id: 'stepByPasskeys',
    summary: 'Turns two steps on with the passkeys that one has, and signs out everywhere else.',
    body: z.strictObject({ password }),
    answer: codes,
    refusals: [409],
    run: async (asked) => {
      const { id } = await sureOf(asked, asked.body.password)
      const recoveryCodes = await stepByPasskeys(asked.ctx, id)
      await changed(asked, 'twoStepsOn')
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
      const recoveryCodes = await renewRecoveryCodes(asked.ctx.db, id)
      await note(asked, 'recoveryCodesRenewed')
      return { data: { recoveryCodes } }
    },
  }),
  route({
    method: 'POST',
    path: '/session/second-factor/off',
    tag: 'Session',
    id: 'removeSecondFactor',
    summary: 'Turns two steps off.',
    body: z.strictObject({ password, code: code.optional(), passkey: shownPasskey.optional() }),
    answer: state,
    refusals: [401],
    run: async (asked) => {
      const { server, ctx, body } = asked
      const { id } = await sureOf(asked, body.password)
      await checkSecondFactor(server.site, id, proofIn(asked, body))
      await inWork(ctx, (work) => removeSecondFactor(work, id))
      await changed(asked, 'twoStepsOff')
      return { data: await secondFactorOf(ctx.db, id) }
    },
  }),
]

/** Whoever was signed in before it changed is signed in nowhere but here. */
async function changed(asked: AskedBy, event: DoorEvent): Promise<void> {
  const own = sessionIn(asked)
  await endSessionsOf(asked.ctx.db, own.userId, own)
  asked.server.askers.forget()
  await note(asked, event)
}

async function note({ ctx, asker, request }: AskedBy, event: DoorEvent): Promise<void> {
  await noteAtDoor(ctx.db, { event, user: asker.account, from: fromOf(request) })
}
