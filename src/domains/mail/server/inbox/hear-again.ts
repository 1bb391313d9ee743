import type { Work } from '../../../../platform/records/index.ts'
import { hear } from '../../../conversations/server/index.ts'
import type { Mailbox } from '../mailbox-rules.ts'
import { heardMail, type Mailed } from './heard-mail.ts'

const handful = 200

/** Tells conversations of mail that was taken before they heard of its mailbox, the oldest first; false where none is left. */
export async function hearSome(work: Work, box: Mailbox): Promise<boolean> {
  const text = `select e.id, m.thread_id as thread, e.sent_at as "sentAt", e.direction, m.automatic is true as automatic, null as by,
      e.subject, e.text, m.senders, m.receivers, e.about
    from mail_message m join emails e on e.id = m.email_id
    where m.mailbox_id = $1 and e.deleted_at is null
      and not exists (select from conversation_message c join conversations k on k.id = c.conversation_id
        where c.record_id = e.id and k.circle_id = $1)
    order by e.sent_at, e.id limit $2`
  const found = await work.tx.run<Mailed>({ name: 'mail_unheard', text, values: [box.id, handful] })
  await hear(work, found.map((each) => heardMail(box, each))) // prettier-ignore
  return found.length === handful
}
