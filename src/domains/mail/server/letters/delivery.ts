import { newId } from '../../../../kernel/id.ts'
import type { Runner, Tx } from '../../../../platform/db/runner.ts'
import type { Correspondent } from '../../../../platform/mail/message.ts'
import { domainOf } from '../../../../platform/search/contacts.ts'

/** Whether a letter has reached somebody. */
export const reached = ['waiting', 'accepted', 'refused', 'delayed', 'bounced'] as const
export type Reached = (typeof reached)[number]

/** How a letter goes. */
export interface Delivery {
  letterId: string
  mailboxId: string
  messageId: string
  datedAt: string | null
  tries: number
  dueAt: string | null
  said: string | null
}

const columns = `letter_id as "letterId", mailbox_id as "mailboxId", message_id as "messageId", dated_at as "datedAt", tries,
  due_at as "dueAt", said`

export async function deliveryOf(on: Runner, letterId: string): Promise<Delivery | undefined> {
  const text = `select ${columns} from mail_letter where letter_id = $1`
  return (await on.run<Delivery>({ name: 'mail_letter', text, values: [letterId] }))[0]
}

/** Lets a letter be due at a moment. Its id is made the first time, before anything leaves, and stays. */
export async function beginDelivery(
  tx: Tx,
  letterId: string,
  from: { id: string; address: string },
  receivers: readonly Correspondent[],
  dueAt: string,
): Promise<void> {
  const text = `insert into mail_letter (letter_id, mailbox_id, message_id, due_at, era)
    values ($1, $2, $3, $4, (select era from ledger_era))
    on conflict (letter_id) do update set mailbox_id = excluded.mailbox_id, due_at = excluded.due_at, era = excluded.era, dated_at = null,
      tries = 0, said = null, filed = null`
  const messageId = `${newId()}@${domainOf(from.address) ?? 'farley.invalid'}`
  await tx.run({ name: 'mail_letter_begin', text, values: [letterId, from.id, messageId, dueAt] })
  await tx.run({ text: 'delete from mail_receiver where letter_id = $1', values: [letterId] })
  const all = `insert into mail_receiver (letter_id, address, name) select $1, address, name
    from json_to_recordset($2::json) as given (address text, name text)`
  await tx.run({ name: 'mail_receivers', text: all, values: [letterId, JSON.stringify(receivers)] })
}

/** Lets a letter of which nobody knew be due once more, as it was. */
export async function resumeDelivery(tx: Tx, letterId: string, dueAt: string): Promise<void> {
  const text = `update mail_letter set due_at = $2, era = (select era from ledger_era), tries = 0, said = null, filed = null
    where letter_id = $1`
  await tx.run({ text, values: [letterId, dueAt] })
}

/** It has left for all who were waiting for it; its copy is to be filed. */
export async function noteAccepted(tx: Tx, letterId: string): Promise<void> {
  const text = `update mail_receiver set state = 'accepted', at = clock_timestamp() where letter_id = $1 and state = 'waiting'`
  await tx.run({ name: 'mail_accepted', text, values: [letterId] })
  const filing = 'update mail_letter set due_at = clock_timestamp(), tries = 0, filed = false where letter_id = $1'
  await tx.run({ name: 'mail_to_file', text: filing, values: [letterId] })
}

/** Nothing is due of it any more. */
export async function restLetter(on: Runner, letterId: string): Promise<void> {
  await on.run({ text: 'update mail_letter set due_at = null where letter_id = $1', values: [letterId] })
}

/** Whom a letter goes to, and whether it has reached them. */
export function receiversOf(on: Runner, letterId: string) {
  const text = 'select address, name, state, said, at from mail_receiver where letter_id = $1 order by address'
  return on.run<Correspondent & { state: Reached; said: string | null; at: string }>({ name: 'mail_receivers_of', text, values: [letterId] }) // prettier-ignore
}
