import type { RowOf } from '../../../../kernel/record.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { Runner } from '../../../../platform/db/runner.ts'
import { textOfPage } from '../../../../platform/mail/message.ts'
import type { Outgoing } from '../../../../platform/mail/write-message.ts'
import { told } from '../../../../platform/words/index.ts'
import type { mailbox } from '../../model/index.ts'
import { addressedBy } from './addressed.ts'
import type { Delivery } from './delivery.ts'
import type { Letter } from './letter-rules.ts'

/** A file that hangs on a letter. */
export interface Attached {
  id: string
  name: string
  type: string
  size: number
}

/** All that a letter says, but for the bytes of its files. */
export type Letters = Omit<Outgoing, 'attachments'> & { attachments: readonly Attached[] }

/** What a letter says as it leaves a mailbox, the same each time. */
export async function outgoingOf(ctx: Ctx, on: Runner, row: Letter, box: RowOf<typeof mailbox>, delivery: Delivery): Promise<Letters> {
  const [name, answers, attachments] = await Promise.all([nameOf(on, box), answeredBy(on, row.answers), attachedTo(on, row)])
  const { sendTo: to, cc, bcc } = addressedBy(row)
  return {
    ...{ messageId: delivery.messageId, datedAt: new Date(delivery.datedAt ?? row.sendAt ?? row.createdAt) },
    ...{ from: { name, address: box.address }, to, cc, bcc, answers, attachments },
    subject: row.subject ?? told(ctx, say('No subject')),
    ...{ text: textOfPage(row.page ?? ''), html: row.page },
  }
} // prettier-ignore

async function nameOf(on: Runner, { senderName, owner }: RowOf<typeof mailbox>): Promise<string> {
  if (senderName) return senderName
  const text = 'select name from users where id = $1'
  return (await on.run<{ name: string }>({ name: 'mail_sender', text, values: [owner] }))[0]?.name ?? ''
}

const mostAnswered = 20

/** The ids of the conversation up to the e-mail that is answered, the oldest first. */
async function answeredBy(on: Runner, emailId: string | null): Promise<string[]> {
  if (emailId === null) return []
  const text = `select o.message_id as id from mail_message a join emails ae on ae.id = a.email_id
    join mail_message o on o.thread_id = a.thread_id and o.message_id is not null join emails oe on oe.id = o.email_id
    where a.email_id = $1 and a.message_id is not null and (oe.sent_at, oe.id) <= (ae.sent_at, ae.id)
    order by oe.sent_at desc, oe.id desc limit $2`
  const rows = await on.run<{ id: string }>({ name: 'mail_answered', text, values: [emailId, mostAnswered] })
  return [...new Set(rows.map(({ id }) => id))].toReversed()
}

async function attachedTo(on: Runner, { attachments }: Letter): Promise<Attached[]> {
  if (!attachments?.length) return []
  const text = `select f.id, f.name, coalesce(f.content_type, 'application/octet-stream') as type, coalesce(f.size, 0)::float8 as size
    from unnest($1::uuid[]) with ordinality as given (id, at) join files f on f.id = given.id order by given.at`
  return on.run<Attached>({ name: 'mail_attached_to', text, values: [attachments] })
}
