import type { Ctx } from '../../../platform/context.ts'
import { visibleIds } from '../../../platform/records/read/index.ts'
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

/** Whose addresses these are, as far as the asker may see them. */
export async function recordsOf(ctx: Ctx, addresses: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const keys = await ctx.db.run<{ normal: string; record: string; id: string }>({
    name: 'mail_keys',
    text: `select normal, record, record_id as id from contact_key where kind = 'email' and normal = any ($1::text[])`,
    values: [addresses],
  })
  const seen = new Set<string>()
  for (const [name, own] of Map.groupBy(keys, ({ record }) => record)) {
    const record = ctx.registry.record(name)
    if (record) for (const id of await visibleIds(ctx, record, [...new Set(own.map(({ id }) => id))])) seen.add(id)
  }
  const found = Map.groupBy(keys.filter(({ id }) => seen.has(id)), ({ normal }) => normal) // prettier-ignore
  return new Map([...found].map(([address, own]) => [address, own.map(({ id }) => id)]))
}
