import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Account } from '../../access/account.ts'
import { noteAtDoor } from '../../access/door-log.ts'
import { createLink, type Purpose } from '../../access/links.ts'
import { fromOf } from '../from.ts'
import { route, type AskedBy, type Route } from '../route.ts'
import { named } from '../schema/named.ts'
import { accountInReach } from '../whose-account.ts'

const answer = z.object({
  data: named(
    'OneTimeLink',
    z.object({ url: z.url().describe('Works once; to be handed to them alone.'), expiresAt: z.iso.datetime() }),
  ),
})

/** How people get in until there is mail: links that an admin hands on. */
export const userRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/users/:id/invite',
    who: 'admin',
    tag: 'Users',
    id: 'inviteUser',
    summary: 'Makes a link by which a user sets a password and signs in for the first time.',
    body: z.strictObject({}).optional(),
    answer,
    refusals: [409],
    run: async (asked) => {
      const account = await reachable(asked)
      if (account.passwordHash !== null)
        throw refuse.notNow(
          say('{name} can sign in already: make a link for a new password instead.', { name: account.name }),
        )
      return link(asked, 'invite', account)
    },
  }),
  route({
    method: 'POST',
    path: '/users/:id/reset-password',
    who: 'admin',
    tag: 'Users',
    id: 'resetPassword',
    summary: 'Makes a link by which a user sets a new password.',
    body: z.strictObject({}).optional(),
    answer,
    refusals: [409],
    run: async (asked) => {
      const account = await reachable(asked)
      if (account.passwordHash === null)
        throw refuse.notNow(say('{name} has no password yet: invite them instead.', { name: account.name }))
      return link(asked, 'reset', account)
    },
  }),
]

async function reachable(asked: AskedBy): Promise<Account> {
  const account = await accountInReach(asked)
  if (!account.active) throw refuse.notNow(say('{name} is deactivated.', { name: account.name }))
  if (!account.email) throw refuse.notNow(say('{name} has no e-mail address to sign in with.', { name: account.name }))
  return account
}

async function link({ ctx, server, request }: AskedBy, purpose: Purpose, account: Account) {
  const made = await createLink(ctx.db, server.address().url, purpose, account.id)
  await noteAtDoor(ctx.db, {
    event: 'linkMade',
    user: account,
    by: ctx.actor,
    from: fromOf(request),
    more: { purpose },
  })
  return { data: made }
}
