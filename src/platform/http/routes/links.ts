import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { accountOf } from '../../access/account.ts'
import { findLink } from '../../access/links.ts'
import { openAccount } from '../../access/open-account.ts'
import { checkBrowser, enter } from '../enter.ts'
import { fromOf } from '../from.ts'
import { proofIn } from '../proof.ts'
import { openRoute, type Route } from '../route.ts'
import { meAnswer } from '../schema/me.ts'
import { shownPasskey } from '../schema/passkeys.ts'
import { code, email, password } from '../schema/sign-in.ts'
import { meOf } from './me.ts'

/** What a one-time link opens: the first owner's account, an invitation, a new password. */
export const linkRoutes: Route[] = [
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
      passkey: shownPasskey.optional(),
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
      const given = { ...body, proof: proofIn(asked, body), from: fromOf(request) }
      const account = await openAccount(server.site, server.attempts, params.token!, given)
      server.site.forget()
      return meOf(server, await enter(asked, account, { way: 'link' }))
    },
  }),
]
