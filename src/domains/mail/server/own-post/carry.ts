import type { Ctx } from '../../../../platform/context.ts'
import type { Db } from '../../../../platform/db/index.ts'
import { writtenMessage } from '../../../../platform/mail/write-message.ts'
import {
  beginPost,
  countTry,
  drawn,
  postedOften,
  putPostOff,
  settlePost,
  type BegunPost,
  type DuePost,
  type Said,
} from '../../../../platform/post/index.ts'
import { domainOf } from '../../../../platform/search/contacts.ts'
import { systemContext, type Site } from '../../../../platform/site.ts'
import { waits } from '../sending/send.ts'
import { sendingOf, sendingPassword } from '../sending/sendings.ts'
import { inConversation, say, type Outcome, type Patience } from '../sending/smtp.ts'
import { troubleIn } from '../trouble.ts'
import { ourSender, type OurSender } from './sender.ts'

const minute = 60_000
/** While nobody is chosen by whom it leaves, it is looked at so often. */
const noSenderMs = minute
/** So many go to one address within an hour, no more: what answers by itself is not answered for ever. */
const mostAnHour = 20

/** Carries a mail of Farley's own that is due: what it says is written now, and that it is being sent is committed before anything leaves. */
export async function carry(site: Site, due: DuePost, patience: Patience): Promise<void> {
  const { db } = site.workspace
  // Whoever was sending it is no more, or it comes back by a restore: nobody knows whether it left.
  if (due.state === 'sending' || due.isOld) return settlePost(db, due, 'held', 'unknown', null)
  if (due.isLate) return settlePost(db, due, 'failed', 'late', null)
  const sender = await ourSender(db)
  if (!sender) return putPostOff(db, due, noSenderMs, 'noSender', null)
  if ((await postedOften(db, due.to.address)) >= mostAnHour) return putPostOff(db, due, 30 * minute, 'often', null)
  const said = await written(site, await systemContext(site), due)
  if (said === 'later') return later(db, due, null)
  if (!said) return settlePost(db, due, 'dropped', null, null)
  const begun = await db.transaction((tx) => beginPost(tx, due, domainOf(sender.address) ?? 'farley.invalid'))
  if (begun) await settle(db, due, await spoken(site, { due, sender, said, begun }, patience))
}

/** A mistake in writing one costs that mail its turn and no other. */
async function written(site: Site, ctx: Ctx, due: DuePost): Promise<Said | null | 'later'> {
  const writer = site.registry.rooms.flatMap(({ posts = [] }) => posts).find(({ kind }) => kind === due.kind)
  if (!writer) return null
  try {
    return await writer.write(site, ctx, due)
  } catch (error) {
    site.log.error({ err: error, post: due.id, kind: due.kind }, 'a mail could not be written; it is tried again')
    await countTry(site.workspace.db, due)
    return 'later'
  }
}

interface Leaving {
  due: DuePost
  sender: OurSender
  said: Said
  begun: BegunPost
}

/** What the mail server made of it. What goes wrong before anything was said is a matter of later. */
const spoken = (site: Site, leaving: Leaving, patience: Patience): Promise<Outcome> =>
  speak(site, leaving, patience).catch((error: Error): Outcome => ({ kind: 'later', error, said: error.message }))

async function speak(site: Site, { due, sender, said, begun }: Leaving, patience: Patience): Promise<Outcome> {
  const way = await sendingOf(site.workspace.db, sender.id)
  const password = await sendingPassword(site, sender.id)
  if (!way || !password) throw new Error('The mailbox cannot send any more.')
  const { subject, pieces, replyTo, files = [], unsubscribe } = said
  const message = await writtenMessage(
    {
      ...{ messageId: begun.messageId, datedAt: new Date(begun.datedAt), isAutomatic: true },
      ...{ from: { name: sender.name, address: sender.address }, to: [due.to], cc: [], bcc: [], answers: [] },
      ...{ subject, ...drawn(due.language, pieces) },
      attachments: files.map(({ name, type, text }) => ({ name, type, content: text })),
      ...(replyTo && { replyTo }),
      ...(unsubscribe && { unsubscribe }),
    },
    { bcc: false },
  )
  const envelope = { from: sender.address, to: [due.to.address], id: begun.messageId }
  return inConversation(site, way, password, (smtp) => say(smtp, envelope, message), patience)
}

async function settle(db: Db, due: DuePost, outcome: Outcome): Promise<void> {
  const { kind, said } = outcome
  if (kind === 'accepted') return settlePost(db, due, 'sent', null, said)
  if (kind === 'unknown') return settlePost(db, due, 'held', 'unknown', said)
  if (kind === 'refused') return settlePost(db, due, 'failed', 'refused', said)
  // A password that does not hold any more is given anew; until then it waits.
  return later(db, due, said, troubleIn(outcome.error))
}

async function later(db: Db, due: DuePost, said: string | null, trouble = 'failed'): Promise<void> {
  await putPostOff(db, due, waits[due.tries] ?? waits.at(-1)!, trouble, said)
}
