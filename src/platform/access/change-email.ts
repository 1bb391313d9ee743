import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { normalEmail } from '../records/contacts.ts'
import { inWork } from '../records/index.ts'
import { accountByEmail, type Account } from './account.ts'
import { noteAtDoor, type From } from './door-log.ts'
import { endLinksOf } from './links.ts'
import { listProviders, speaksFor } from './providers.ts'

/** Gives a user another address to sign in with. Refuses one that is none, and one that is somebody else's. */
export async function changeEmail(ctx: Ctx, account: Account, given: string, from: From): Promise<void> {
  const email = normalEmail(given)
  if (!email) throw refuse.invalid([{ field: 'email', ...say('This is no e-mail address.') }])
  const other = await accountByEmail(ctx.db, email)
  if (other && other.id !== account.id) throw refuse.taken('email', say('{email} is a user already.', { email }))
  // Whoever took a colleague's address would be found as them by the provider that speaks for it.
  const spoken = await listProviders(ctx.db)
  if (spoken.some((provider) => speaksFor(provider, email)) && email !== account.email?.toLowerCase())
    throw refuse.invalid([{ field: 'email', ...say('Addresses of this domain are given by an admin.') }])
  const user = ctx.registry.record('user')!
  await inWork(ctx, async (work) => {
    await work.update(user, (await work.peek(user, account.id))!, { email } as never)
    await endLinksOf(work.tx, account.id)
    const more = { before: account.email ?? '', after: email }
    await noteAtDoor(work.tx, { event: 'emailChanged', user: account, from, more })
  })
}
