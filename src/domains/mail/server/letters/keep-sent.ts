import type { RowOf } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { readMessage } from '../../../../platform/mail/message.ts'
import { writtenMessage } from '../../../../platform/mail/write-message.ts'
import type { Work } from '../../../../platform/records/index.ts'
import { linkedTo } from '../../../../platform/records/read/index.ts'
import { email } from '../../../activities/model/index.ts'
import type { mailbox } from '../../model/index.ts'
import { digestOf } from '../fetch.ts'
import { joinThreads } from '../join-threads.ts'
import { knownOf } from '../known.ts'
import { keepPages } from '../pages.ts'
import { takenBefore } from '../seen.ts'
import { hear, joinConversations } from '../../../conversations/server/index.ts'
import { heardMail, type Mailed } from '../inbox/heard-mail.ts'
import { isInInbox } from '../mailbox-rules.ts'
import { whoseIn } from '../whose.ts'
import type { Letter } from './letter-rules.ts'
import type { Letters } from './outgoing.ts'

const [longestText, mostAbout] = [50_000, 100]
type Mailbox = RowOf<typeof mailbox>

/** What is to be known of a letter that has left before it becomes an e-mail. */
export interface Sent {
  about: readonly string[]
  digest: string
}

/** Whom a letter is about, as far as its sender may see them, and by what its copy is known. */
export async function sentOf(ctx: Ctx, row: Letter, box: Mailbox, said: Letters): Promise<Sent> {
  const addresses = [...said.to, ...said.cc, ...said.bcc].map(({ address }) => address)
  const { records } = await knownOf(ctx, box, addresses)
  const ids = [...new Set([...addresses.flatMap((each) => records.get(each) ?? []), ...(row.about ?? [])])]
  const linked = await linkedTo(ctx, ids)
  const about = ids.filter((id) => linked[id] && !linked[id].deleted).slice(0, mostAbout)
  const head = await writtenMessage({ ...said, text: '', html: null, attachments: [] }, { bcc: false })
  return { about, digest: digestOf(await readMessage(head)) }
}

/** Makes the e-mail of a letter that has left, or finds the one that its copy has become already; to be done by its sender. */
export async function keepSent(
  work: Work,
  row: Letter,
  box: Mailbox,
  said: Letters,
  { about, digest }: Sent,
): Promise<string> {
  const { tx } = work
  await tx.run({ text: 'select 1 from mail_connection where mailbox_id = $1 for update', values: [box.id] })
  const before = (await takenBefore(tx, box.id, [digest])).get(digest)
  if (before) return before
  const made = await work.create(email, {
    subject: said.subject,
    ...{ about: [...about], direction: 'out', sentAt: said.datedAt.toISOString() },
    text: said.text.slice(0, longestText) || null,
    ...whoseIn(box, row.owner),
  })
  const { id } = made
  await work.flush()
  const { threads: [thread], joined } = await joinThreads(tx, [said]) // prettier-ignore
  await joinConversations(work, 'mail', joined)
  await tx.run({
    name: 'mail_sent',
    text: `insert into mail_message (email_id, mailbox_id, digest, thread_id, message_id, senders, receivers, copied, attachments)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      ...[id, box.id, digest, thread, said.messageId],
      ...[[said.from], said.to, [...said.cc, ...said.bcc], said.attachments.map(({ name, type, size }) => ({ name, type, size }))].map((each) => JSON.stringify(each)), // prettier-ignore
    ],
  })
  if (said.html) await keepPages(tx, [{ id, html: said.html }])
  if (isInInbox(box)) await hear(work, [heardMail(box, mailedOf(row, made, said, thread!))])
  return id
}

const mailedOf = (row: Letter, made: RowOf<typeof email>, { from, to, cc, bcc }: Letters, thread: string): Mailed => ({
  ...{ id: made.id, thread, sentAt: made.sentAt!, subject: made.subject, text: made.text, about: made.about },
  ...{ direction: 'out', automatic: false, by: row.owner ?? null, senders: [from], receivers: [...to, ...cc, ...bcc] },
})
