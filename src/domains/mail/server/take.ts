import type { ImapFlow } from 'imapflow'
import { Refusal } from '../../../kernel/refusal.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sqlState } from '../../../platform/db/index.ts'
import type { Message } from '../../../platform/mail/message.ts'
import { inWork, type Work } from '../../../platform/records/index.ts'
import { told } from '../../../platform/words/index.ts'
import { email } from '../../activities/model/index.ts'
import type { mailbox } from '../model/index.ts'
import type { Reason } from '../model/seen.ts'
import { decide, everybody, type Verdict } from './decide.ts'
import { headsOf, messagesOf, type Head } from './fetch.ts'
import { joinThreads } from './join-threads.ts'
import { knownOf } from './known.ts'
import { hear, joinConversations } from '../../conversations/server/index.ts'
import { heardMail, type Mailed } from './inbox/heard-mail.ts'
import { isInInbox } from './mailbox-rules.ts'
import { hearBounces } from './letters/bounces.ts'
import { keepPages, pageOf } from './pages.ts'
import { whoseIn } from './whose.ts'
import { uidsIn, type Folder } from './list-folder.ts'
import { dropSeen, dueIn, noteSeen, takenBefore, type Outcome } from './seen.ts'

const handful = 50
const largest = 50_000_000
const [longestText, longestSubject] = [50_000, 500]
type Mailbox = RowOf<typeof mailbox>
type Taking = { head: Head; message: Message; page: string | null; verdict: Verdict & { state: 'taken' } }

/** Takes the newest messages of a folder that are due, each with its row in one transaction; false where none was. */
export async function takeSome(ctx: Ctx, client: ImapFlow, box: Mailbox, folder: Folder): Promise<boolean> {
  const uids = await dueIn(ctx.db, folder.id, handful)
  if (uids.length === 0) return false
  const heads = await headsOf(client, uids)
  await hearBounces(ctx, client, box.id, heads)
  await noteMissing(ctx, client, folder, uids.filter((uid) => !heads.some((head) => head.uid === uid))) // prettier-ignore
  const outcomes = await decided(ctx, box, heads)
  const wanted = new Map(outcomes.flatMap(({ head, verdict }) => (verdict?.state === 'taken' ? [[head.uid, { head, verdict }]] : []))) // prettier-ignore
  await noteSeen(ctx.db, folder.id, outcomes.flatMap(({ outcome }) => outcome ?? [])) // prettier-ignore
  const taking: Promise<Taking>[] = []
  for await (const { uid, message } of messagesOf(client, [...wanted.keys()])) {
    const { head, verdict } = wanted.get(uid)!
    // The next one is fetched while the page of this one is made harmless.
    if (message) taking.push(takingOf(head, verdict, message))
    else await noteSeen(ctx.db, folder.id, [failed(uid, 'unreadable')])
  }
  await keepAll(ctx, box, folder, await Promise.all(taking))
  return true
}

const takingOf = async (head: Head, verdict: Taking['verdict'], message: Message): Promise<Taking> => ({
  ...{ head, verdict, page: await pageOf(message) },
  message: { ...message, html: null, attachments: named(message) },
})

/** What is gone since it was listed has no row any more; what is still shown and not handed out is told as unreadable. */
async function noteMissing({ db }: Ctx, client: ImapFlow, folder: Folder, uids: readonly number[]): Promise<void> {
  if (uids.length === 0) return
  const shown = new Set(await uidsIn(client, uids.join(',')))
  await dropSeen(db, folder.id, uids.filter((uid) => !shown.has(uid))) // prettier-ignore
  await noteSeen(db, folder.id, uids.filter((uid) => shown.has(uid)).map((uid) => failed(uid, 'unreadable'))) // prettier-ignore
}

/** What hangs on a message is named and sized; its bytes stay where they are. */
const named = ({ attachments }: Message) => attachments.map((each) => ({ ...each, bytes: each.bytes.subarray(0, 0), size: each.bytes.length })) // prettier-ignore

const failed = (uid: number, reason: Reason): Outcome => ({ uid, state: 'failed', reason })

/** What becomes of each: an outcome where its head is enough to say so, and which are to be read whole. */
async function decided(ctx: Ctx, box: Mailbox, heads: readonly Head[]) {
  const addresses = heads.flatMap(({ message }) => (message ? everybody(message).map(({ address }) => address) : []))
  const known = await knownOf(ctx, box, [...new Set(addresses)])
  const before = await takenBefore(ctx.db, box.id, heads.map(({ digest }) => digest)) // prettier-ignore
  return heads.map((head): { head: Head; verdict?: Verdict & { state: 'taken' }; outcome?: Outcome } => {
    const { uid, message, size, isDraft, digest } = head
    const emailId = before.get(digest)
    if (emailId) return { head, outcome: { uid, state: 'taken', emailId } }
    if (!message) return { head, outcome: failed(uid, 'unreadable') }
    const verdict = decide(message, known, isDraft)
    if (verdict.state === 'taken') return size > largest ? { head, outcome: failed(uid, 'large') } : { head, verdict }
    return { head, outcome: { uid, ...verdict, at: momentOf(head, message) } }
  })
}

/** Together where that is possible; one that is refused keeps no other from being taken. */
async function keepAll(ctx: Ctx, box: Mailbox, folder: Folder, taking: readonly Taking[]): Promise<void> {
  // Two copies in one handful are one e-mail, and the second is known by the first.
  const once = [...new Map(taking.map((each) => [each.head.digest, each])).values()]
  if (once.length === 0) return
  try {
    await inWork(ctx, (work) => keepIn(work, box, folder, once))
  } catch (error) {
    if (once.length > 1) for (const each of once) await keepAll(ctx, box, folder, [each])
    else if (isOfMessage(error)) await noteSeen(ctx.db, folder.id, [failed(once[0]!.head.uid, 'refused')])
    else throw error
  }
}

/** It is the message that cannot be kept, not the database that is away. */
const isOfMessage = (error: unknown) => error instanceof Refusal || /^2[23]/.test(sqlState(error) ?? '')

/** The e-mails, what they say beside their rows, and the rows of the server's messages: all of it, or none. */
async function keepIn(work: Work, box: Mailbox, folder: Folder, some: readonly Taking[]): Promise<void> {
  const taking = await notTaken(work, box, some)
  if (taking.length === 0) return
  const rows = await work.createMany(email, taking.map((each) => ({ values: emailOf(work.ctx, box, each) }))) // prettier-ignore
  await work.flush()
  const { threads, joined } = await joinThreads(work.tx, taking.map(({ message }) => message)) // prettier-ignore
  await joinConversations(work, 'mail', joined)
  await work.tx.run({
    name: 'mail_messages',
    text: `insert into mail_message (email_id, mailbox_id, digest, thread_id, message_id, senders, receivers, copied,
        attachments, automatic)
      select email_id, $2, digest, thread_id, message_id, senders, receivers, copied, attachments, automatic from json_to_recordset($1::json) as given
        (email_id uuid, digest text, thread_id uuid, message_id text, senders jsonb, receivers jsonb, copied jsonb, attachments jsonb, automatic boolean)`,
    values: [JSON.stringify(taking.map((each, at) => besideOf(each, rows[at]!.id, threads[at]!))), box.id],
  })
  await keepPages(work.tx, taking.flatMap(({ page }, at) => (page === null ? [] : [{ id: rows[at]!.id, html: page }]))) // prettier-ignore
  if (isInInbox(box)) await hear(work, taking.map((each, at) => heardMail(box, mailedOf(each, rows[at]!, threads[at]!)))) // prettier-ignore
  const outcomes = taking.map((each, at): Outcome => ({ uid: each.head.uid, state: 'taken', emailId: rows[at]!.id, ...strangersOf(each) })) // prettier-ignore
  await noteSeen(work.tx, folder.id, outcomes)
}

/** Should two processes read one mailbox, the second waits here and leaves out what the first has taken: it stays due, and is known then. */
async function notTaken({ tx }: Work, { id }: Mailbox, some: readonly Taking[]): Promise<readonly Taking[]> {
  await tx.run({ text: 'select 1 from mail_connection where mailbox_id = $1 for update', values: [id] })
  const before = await takenBefore(tx, id, some.map(({ head }) => head.digest)) // prettier-ignore
  return some.filter(({ head }) => !before.has(head.digest))
}

function emailOf(ctx: Ctx, box: Mailbox, { head, message, verdict }: Taking) {
  const { about, direction } = verdict
  return {
    subject: message.subject.slice(0, longestSubject) || told(ctx, say('No subject')),
    ...{ about: [...about], direction, sentAt: momentOf(head, message) },
    text: message.text.slice(0, longestText) || null,
    ...whoseIn(box),
  }
}

/** As its sender says, unless that is no moment that can be: then when it came. */
function momentOf({ receivedAt }: Head, { sentAt }: Message): string {
  const day = 86_400_000
  const isLikely = sentAt !== null && sentAt.getTime() > 0 && sentAt.getTime() < receivedAt.getTime() + 2 * day
  return (isLikely ? sentAt : receivedAt).toISOString()
}

/** Who is unknown in it is kept with it, to be suggested. */
const strangersOf = ({ head, message, verdict: { from } }: Taking) =>
  from ? { from, at: momentOf(head, message) } : {}

const mailedOf = ({ message }: Taking, row: RowOf<typeof email>, thread: string): Mailed => ({
  ...{ id: row.id, thread, sentAt: row.sentAt!, direction: row.direction, subject: row.subject, text: row.text, about: row.about },
  ...{ automatic: message.automatic !== null, by: null, senders: message.from, receivers: message.to },
}) // prettier-ignore

const besideOf = ({ head, message }: Taking, id: string, thread: string) => ({
  ...{ email_id: id, digest: head.digest, thread_id: thread, message_id: message.messageId },
  ...{ senders: message.from, receivers: message.to, copied: [...message.cc, ...message.bcc] },
  automatic: message.automatic !== null,
  attachments: message.attachments.map(({ name, type, ...more }) => ({ name, type, size: (more as { size?: number }).size ?? 0 })),
}) // prettier-ignore
