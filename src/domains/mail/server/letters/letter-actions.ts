import { Refusal, refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { handle } from '../../../../platform/room.ts'
import { visibleIds } from '../../../../platform/records/read/index.ts'
import type { Work } from '../../../../platform/records/index.ts'
import { email, file } from '../../../activities/model/index.ts'
import {
  arrivedLetter,
  largestLetter,
  mailbox,
  resendLetter,
  sendLetter,
  stopLetter,
  undoMs,
} from '../../model/index.ts'
import { sendingOf } from '../sending/sendings.ts'
import { mayWriteFrom } from '../whose.ts'
import { addressedBy, everybodyIn } from './addressed.ts'
import { beginDelivery, deliveryOf, noteAccepted, resumeDelivery } from './delivery.ts'
import { keepSent, sentOf } from './keep-sent.ts'
import type { Letter } from './letter-rules.ts'
import { checkMayWrite } from './may-write.ts'
import { outgoingOf } from './outgoing.ts'

const sendHandler = handle(sendLetter, async (work, row, { at }) => ({
  patch: { state: 'due' as const, sendAt: await letGo(work, row, momentOf(work, at)), trouble: null },
}))

const stopHandler = handle(stopLetter, async () => ({ patch: { state: 'draft' as const, sendAt: null } }))

/** Under the id and moment that it had, so that whoever has it already is shown it once. */
const resendHandler = handle(resendLetter, async (work, row) => {
  checkOwn(work, row)
  await boxOf(work, row)
  const now = work.ctx.now().toISOString()
  await resumeDelivery(work.tx, row.id, now)
  return { patch: { state: 'due' as const, sendAt: now, trouble: null } }
})

/** Its sender knows that it has left: it becomes what a letter becomes whose server said so. */
const arrivedHandler = handle(arrivedLetter, async (work, row) => {
  checkOwn(work, row)
  const box = row.mailbox && (await work.setting(mailbox, row.mailbox))
  const delivery = await deliveryOf(work.tx, row.id)
  if (!box || !delivery) return { patch: { state: 'sent' as const, trouble: null, sentAt: row.sendAt } }
  const said = await outgoingOf(work.ctx, work.tx, row, box, delivery)
  const made = await keepSent(work, row, box, said, await sentOf(work.ctx, row, box, said))
  await noteAccepted(work.tx, row.id)
  return { patch: { state: 'sent' as const, trouble: null, sentAt: said.datedAt.toISOString(), email: made } }
})

export const letterHandlers = [sendHandler, stopHandler, resendHandler, arrivedHandler]

/** Checks that a letter can go, and lets it be due. */
async function letGo(work: Work, row: Letter, at: string): Promise<string> {
  checkOwn(work, row)
  const from = await boxOf(work, row)
  const addressed = addressedBy(row)
  await checkMayWrite(work.tx, row.answers, addressed)
  await checkAttachments(work, row)
  await beginDelivery(work.tx, row.id, from, everybodyIn(addressed), at)
  return at
}

export function checkOwn({ ctx: { actor, registry } }: Work, row: Letter): void {
  if (row.owner !== actor.self) throw refuse.forbidden(say('Only whoever a letter belongs to sends it.'))
  // What is sent becomes an e-mail of theirs.
  if (!actor.permissions.of(registry.own(email)).create) throw refuse.forbidden(say('You may not add e-mails.'))
}

/** The mailbox that a letter is sent from: one's own or shared, with a way to send. */
async function boxOf(work: Work, row: Letter): Promise<{ id: string; address: string }> {
  const box = row.mailbox && (await work.setting(mailbox, row.mailbox))
  if (!box || !(await mayWriteFrom(work.tx, box, row.owner)))
    throw refuse.invalid([{ field: 'mailbox', ...say('From: a mailbox of your own, or one that you share.') }])
  if (await sendingOf(work.tx, box.id)) return box
  const sentence = say('From: the mailbox cannot send yet. Say in its settings how it does.')
  throw new Refusal({ code: 'no_way_to_send', status: 422, sentence, fields: [{ field: 'mailbox', ...sentence }] })
}

const year = 366 * 86_400_000

function momentOf({ ctx }: Work, at: string | undefined): string {
  const now = ctx.now().getTime()
  if (at === undefined) return new Date(now + undoMs).toISOString()
  const moment = Date.parse(at)
  if (moment < now || moment > now + year)
    throw refuse.invalid([{ field: 'at', ...say('At: a moment within a year from now.') }])
  return at
}

async function checkAttachments({ ctx, tx }: Work, { attachments }: Letter): Promise<void> {
  const ids = attachments ?? []
  if (ids.length === 0) return
  const refused = (sentence: Parameters<typeof refuse.notFound>[0]) => refuse.invalid([{ field: 'attachments', ...sentence! }])
  if ((await visibleIds(ctx, file, ids)).size < new Set(ids).size)
    throw refused(say('Attachments: a file of them is not there any more.'))
  const text = 'select coalesce(sum(size), 0)::float8 as size from files where id = any ($1::uuid[])'
  const [{ size }] = (await tx.run<{ size: number }>({ name: 'mail_attached', text, values: [ids] })) as [{ size: number }]
  if (size <= largestLetter) return
  throw refused(say('Attachments: {count} MB together at most.', { count: largestLetter / 1_000_000 }))
} // prettier-ignore
