import type { Ctx } from '../../../../platform/context.ts'
import { makeRounds, type Bell } from '../../../../platform/ledger/index.ts'
import { inWork } from '../../../../platform/records/index.ts'
import { systemContext, type Site } from '../../../../platform/site.ts'
import { letter } from '../../model/index.ts'
import type { Letter } from '../letters/letter-rules.ts'
import { keepLetter, mailboxesDue, putOff, takeDueLetter, type DueLetter } from './due-letters.ts'
import { fileSent } from './file-sent.ts'
import { lookForHeld } from './look-for-held.ts'
import { sendLetter } from './send.ts'
import { holdLetter } from './settle.ts'
import type { Patience } from './smtp.ts'

export interface PostOptions extends Patience {
  /** How long a letter that is being sent is nobody else's; it is kept for as long as that takes. */
  leaseMs?: number
}

const lookEveryMs = 1_000

/** Sends letters for as long as this process works: those of a mailbox one after the other, so that a slow server delays no other. */
export async function openPost(site: Site, bell: Bell | undefined, { leaseMs = 120_000, ...patience }: PostOptions = {}) {
  const { db } = site.workspace
  const { log } = site
  const busy = new Map<string, Promise<void>>()
  let closed = false

  async function look(): Promise<boolean> {
    for (const id of await mailboxesDue(db)) if (!busy.has(id)) begin(id)
    return false
  }

  function begin(mailboxId: string): void {
    const running = sendAll(mailboxId).catch((error: unknown) =>
      log.error({ err: error, mailbox: mailboxId }, 'a letter could not be sent; it is looked at again'),
    )
    busy.set(mailboxId, running.finally(() => busy.delete(mailboxId))) // prettier-ignore
  }

  async function sendAll(mailboxId: string): Promise<void> {
    const take = () => takeDueLetter(db, mailboxId, leaseMs)
    for (let due = await take(); due && !closed; due = await take()) await kept(due)
  }

  /** A letter is kept for as long as something is done for it. */
  async function kept(due: DueLetter): Promise<void> {
    const own = { ...due }
    const keeping = setInterval(() => void keepLetter(db, own, leaseMs).catch(() => undefined), leaseMs / 3)
    await doWhatIsDue(own).finally(() => clearInterval(keeping))
  }

  async function doWhatIsDue(due: DueLetter): Promise<void> {
    const system = await systemContext(site)
    const row = await letterOf(system, due.id)
    if (row?.state === 'due' && due.isOld) return holdLetter(system, due, 0, null)
    if (row?.state === 'due') return sendLetter(site, system, due, row, patience)
    // Whoever was sending it is no more.
    if (row?.state === 'sending') return holdLetter(system, due, 0, null)
    if (row?.state === 'held') return lookForHeld(site, system, due, row)
    if (row?.state === 'sent') return fileSent(site, system, due, row)
    await putOff(db, due.id, null)
  }

  const rounds = makeRounds({ name: 'letters', bell, log, look, pollMs: lookEveryMs })
  return {
    async close() {
      closed = true
      await rounds.close()
      await Promise.all(busy.values())
    },
  }
} // prettier-ignore

/** What lies in the bin is not sent. */
async function letterOf(system: Ctx, id: string): Promise<Letter | null> {
  const row = await inWork(system, (work) => work.peek(letter, id))
  return row?.deletedAt ? null : row
}
