import { inWork } from '../../../../platform/records/index.ts'
import { visibleIds } from '../../../../platform/records/read/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { email } from '../../../activities/model/index.ts'
import { knowWith } from '../../../conversations/server/index.ts'

const handful = 200
interface Found {
  seenId: string
  emailId: string
  record: string
  id: string
}

/** Mail of strangers that was taken for the inbox is about them once they are known, and so are its conversations. */
export async function adoptKnown(ctx: Ctx, mailboxId: string): Promise<void> {
  for (let found = await knownNow(ctx, mailboxId); found.length > 0; found = await knownNow(ctx, mailboxId)) {
    const seen = await seenAmong(ctx, found)
    const own = found.filter(({ id }) => seen.has(id))
    if (own.length === 0) return
    await inWork(ctx, async (work) => {
      for (const [emailId, some] of Map.groupBy(own, (each) => each.emailId)) {
        const row = await work.peek(email, emailId)
        const about = [...new Set([...(row?.about ?? []), ...some.map(({ id }) => id)])]
        if (row && !row.deletedAt) await work.update(email, row, { about }, { name: 'recognise' })
        await knowWith(work, emailId, some[0]!.id)
      }
      const text = 'delete from mail_correspondent where seen_id = any ($1::bigint[])'
      await work.tx.run({ text, values: [own.map(({ seenId }) => seenId)] })
    })
  }
}

function knownNow({ db }: Ctx, mailboxId: string): Promise<Found[]> {
  const text = `select s.id::text as "seenId", s.email_id as "emailId", k.record, k.record_id as id
    from mail_seen s join mail_correspondent c on c.seen_id = s.id join contact_key k on k.kind = 'email' and k.normal = c.address
    where s.mailbox_id = $1 and s.state = 'taken' and s.email_id is not null order by s.id limit $2`
  return db.run<Found>({ name: 'mail_to_adopt', text, values: [mailboxId, handful] })
}

async function seenAmong(ctx: Ctx, found: readonly Found[]): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  for (const [name, own] of Map.groupBy(found, ({ record }) => record)) {
    const record = ctx.registry.record(name)
    if (record) for (const id of await visibleIds(ctx, record, own.map((each) => each.id))) seen.add(id) // prettier-ignore
  }
  return seen
}
