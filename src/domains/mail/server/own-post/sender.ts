import type { Runner } from '../../../../platform/db/runner.ts'
import type { Correspondent } from '../../../../platform/mail/message.ts'

/** The mailbox through which Farley's own mails leave, with the name that stands on them. */
export interface OurSender extends Correspondent {
  id: string
}

/** The mailbox that an owner has chosen, while it can send; null where there is none. */
export async function ourSender(on: Runner): Promise<OurSender | null> {
  const text = `select m.id, m.address, coalesce(m.sender_name, (select name from workspaces where deleted_at is null order by id limit 1), '') as name
    from mailboxes m join mail_sending s on s.mailbox_id = m.id
    where m.sends_ours and m.deleted_at is null`
  return (await on.run<OurSender>({ name: 'mail_our_sender', text, values: [] }))[0] ?? null
}
