import type { Ctx } from '../../../platform/context.ts'
import { recordsOf } from '../../../platform/records/read/index.ts'
import { domainOf, normalEmail } from '../../../platform/search/contacts.ts'
import type { Known } from './decide.ts'
import { isInInbox, type Mailbox } from './mailbox-rules.ts'

/** What whoever the mailbox belongs to may know of these addresses. */
export async function knownOf(
  ctx: Ctx,
  box: Mailbox,
  addresses: readonly string[],
): Promise<Known> {
  const users = await ctx.db.run<{ email: string }>({
    name: 'mail_colleagues',
    text: 'select lower(email) as email from users where deleted_at is null and email is not null',
    values: [],
  })
  const colleagues = users.map(({ email }) => email)
  return {
    takesAll: isInInbox(box),
    own: new Set([normalEmail(box.address)]),
    colleagues: new Set(colleagues),
    domains: new Set(colleagues.flatMap((each) => domainOf(each) ?? [])),
    never: new Set((box.never ?? '').split(/[\s,;]+/).map((each) => each.toLowerCase().replace(/^@/, '')).filter(Boolean)),
    records: await recordsOf(ctx, addresses),
  }
} // prettier-ignore
