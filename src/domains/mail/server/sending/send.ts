import type { Ctx } from '../../../../platform/context.ts'
import { writtenMessage } from '../../../../platform/mail/write-message.ts'
import type { Site } from '../../../../platform/site.ts'
import type { Letter } from '../letters/letter-rules.ts'
import { troubleIn } from '../trouble.ts'
import { opened } from './attached.ts'
import { beginSending } from './begin.ts'
import type { DueLetter } from './due-letters.ts'
import type { Posted } from './posted.ts'
import { sendingOf, sendingPassword } from './sendings.ts'
import { failLetter, holdLetter, settleLater, settleSent } from './settle.ts'
import { inConversation, say, type Outcome, type Patience } from './smtp.ts'

const minute = 60_000
/** A server that is away or says "later" is asked again after so long, for about a day. */
export const waits = [1, 5, 15, 30, 60, 120, 240, 240, 240, 240, 240].map((minutes) => minutes * minute)
/** Of one that is held the copy is looked for at once. */
const lookForItMs = 0

/** Sends a letter that is due, and settles what became of it. */
export async function sendLetter(site: Site, system: Ctx, due: DueLetter, row: Letter, patience: Patience): Promise<void> {
  const posted = await beginSending(system, due, row)
  if (!posted) return
  await settle(system, posted, due, await spoken(site, posted, patience))
} // prettier-ignore

/** What the mail server made of it. What goes wrong before anything was said, here or there, is a matter of later. */
const spoken = (site: Site, posted: Posted, patience: Patience): Promise<Outcome> =>
  speak(site, posted, patience).catch((error: Error): Outcome => ({ kind: 'later', error, said: error.message }))

async function speak(site: Site, { box, delivery, said, ctx }: Posted, patience: Patience): Promise<Outcome> {
  const way = await sendingOf(ctx.db, box.id)
  const password = await sendingPassword(site, box.id)
  if (!way || !password) return { kind: 'refused', refused: [], said: '' }
  const message = await writtenMessage({ ...said, attachments: await opened(site, said.attachments) }, { bcc: false })
  const to = [...said.to, ...said.cc, ...said.bcc].map(({ address }) => address)
  const envelope = { from: box.address, to, id: delivery.messageId }
  return inConversation(site, way, password, (smtp) => say(smtp, envelope, message), patience)
}

async function settle(system: Ctx, posted: Posted, due: DueLetter, outcome: Outcome): Promise<void> {
  const { said } = outcome
  if (outcome.kind === 'accepted') return settleSent(posted, due, outcome.refused)
  if (outcome.kind === 'unknown') return holdLetter(system, due, lookForItMs, said)
  if (outcome.kind === 'refused') return void (await failLetter(system, due, said ? 'refused' : 'noWay', said, outcome.refused))
  const isSignIn = troubleIn(outcome.error) === 'signIn'
  const wait = waits[due.tries]
  if (isSignIn || wait === undefined) return void (await failLetter(system, due, isSignIn ? 'signIn' : 'late', said))
  await settleLater(posted.ctx, due, wait, said)
} // prettier-ignore
