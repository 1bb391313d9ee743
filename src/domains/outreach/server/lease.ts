import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Runner } from '../../../platform/db/index.ts'
import type { Work } from '../../../platform/records/work.ts'

/** How long somebody stays a caller's who says nothing more; the screen says every minute that they are there. */
const leaseMs = 15 * 60_000

/** Takes somebody for a caller, or keeps them; answers whether nobody else has them, whichever list they stand on. */
export async function lease(on: Runner, ctx: Ctx, person: string, entry: string): Promise<boolean> {
  const now = ctx.now()
  const text = `insert into call_lease (person_id, entry_id, user_id, until) values ($1, $2, $3, $4)
on conflict (person_id) do update set entry_id = excluded.entry_id, user_id = excluded.user_id, until = excluded.until
where call_lease.user_id = excluded.user_id or call_lease.until <= $5
returning person_id`
  const until = new Date(now.getTime() + leaseMs)
  const taken = await on.run({
    name: 'outreach_lease',
    text,
    values: [person, entry, ctx.actor.userId, until.toISOString(), now.toISOString()],
  })
  return taken.length > 0
}

/** Gives back whom a caller has of a list, but for one of them. */
export async function giveBack(on: Runner, ctx: Ctx, list: string, but: string | null = null): Promise<void> {
  const text = `delete from call_lease where user_id = $1 and entry_id in (select id from call_entries where list_id = $2)
and entry_id is distinct from $3::uuid`
  await on.run({ name: 'outreach_give_back', text, values: [ctx.actor.userId, list, but] })
}

/** Ends the lease of whom somebody has called; refuses where another caller has them. */
export async function endLease({ tx, ctx }: Work, person: string): Promise<void> {
  const values = [person, ctx.actor.userId, ctx.now().toISOString()]
  const others = await tx.run({ name: 'outreach_leased', text: 'select from call_lease where person_id = $1 and user_id <> $2 and until > $3', values }) // prettier-ignore
  if (others.length > 0) throw refuse.notNow(say('Somebody else is calling them right now.'))
  await tx.run({ name: 'outreach_end_lease', text: 'delete from call_lease where person_id = $1', values: [person] })
}
