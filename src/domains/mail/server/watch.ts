import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'
import { asUser } from '../../../platform/access/as-user.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/runner.ts'
import { makeRounds, type Bell } from '../../../platform/ledger/index.ts'
import { inWork } from '../../../platform/records/index.ts'
import { systemContext, type Site } from '../../../platform/site.ts'
import { email } from '../../activities/model/index.ts'
import { mailbox } from '../model/index.ts'
import { inMailbox } from './connect.ts'
import { connectionOf, keepOn, lookIn, noteRead, noteTrouble, placeOf, takeDue } from './connections.ts'
import { isAsListed } from './list-folder.ts'
import { readMailbox } from './read-mailbox.ts'
import { troubleIn } from './trouble.ts'

export interface WatchOptions {
  /** How long a mailbox that is looked at is nobody else's. */
  leaseMs?: number
  /** How long it waits for news before it looks by itself. */
  restMs?: number
  /** How long a server may say nothing; `connect.ts` says it when left out. */
  patienceMs?: number
}

const [lookEveryMs, againMs] = [1_000, 5_000]

/** Reads the mailboxes for as long as this process works, each in a lane of its own, and hears of news at once where the server tells them (IDLE). */
export async function openWatch(site: Site, bell: Bell | undefined, { leaseMs = 120_000, restMs = 60_000, patienceMs }: WatchOptions = {}) {
  const { db } = site.workspace
  const busy = new Map<string, { over: Promise<void>; wake: AbortController }>()
  const closing = new AbortController()

  async function look(): Promise<boolean> {
    for (const id of await takeDue(db, leaseMs)) {
      const lane = busy.get(id)
      // Somebody wants it looked at sooner than it would.
      if (lane) lane.wake.abort()
      else begin(id)
    }
    return false
  }

  function begin(id: string): void {
    const lane = { over: Promise.resolve(), wake: new AbortController() }
    busy.set(id, lane)
    const running = watch(id, lane).catch(async (error: unknown) => {
      if (closing.signal.aborted) return
      site.log.warn({ err: error, mailbox: id }, 'a mailbox could not be read; it is tried again')
      await noteTrouble(db, id, troubleIn(error))
    })
    lane.over = running.finally(() => busy.delete(id))
  }

  const goesOn = async (id: string) => !closing.signal.aborted && (await keepOn(db, id, leaseMs))

  async function watch(id: string, lane: { wake: AbortController }): Promise<void> {
    const [way, password] = [await connectionOf(db, id), await site.vault().get(placeOf(id))]
    if (!way || !password) return
    await inMailbox(site, way, password, async (client) => {
      while (client.usable && (await goesOn(id))) {
        const ctx = await ownerOf(site, id)
        if (!ctx) return noteTrouble(db, id, 'forbidden')
        await readMailbox(ctx.ctx, client, ctx.box, () => goesOn(id))
        await noteRead(db, id)
        await news(db, client, id, restMs, AbortSignal.any([closing.signal, lane.wake.signal]))
        lane.wake = new AbortController()
      }
    }, patienceMs)
    // Servers end connections as they like; another process goes on where this one was told to end.
    await lookIn(db, id, closing.signal.aborted ? 0 : againMs)
  }

  const rounds = makeRounds({ name: 'mailboxes', bell, log: site.log, look, pollMs: lookEveryMs })
  return {
    async close() {
      closing.abort()
      await rounds.close()
      await Promise.all([...busy.values()].map(({ over }) => over))
    },
  }
} // prettier-ignore

/** The mailbox as it is now, with the rights of whoever it belongs to; undefined where they may not add e-mails. */
async function ownerOf(site: Site, id: string) {
  const system: Ctx = await systemContext(site)
  const box = await inWork(system, (work) => work.peek(mailbox, id))
  const ctx = box?.owner ? await asUser(system, box.owner) : undefined
  return box && ctx?.actor.permissions.of(email).create ? { box, ctx } : undefined
}

/** Waits for news of the inbox, and not for longer than that; what came since it was listed is news already. */
async function news(db: Db, client: ImapFlow, id: string, restMs: number, signal: AbortSignal): Promise<void> {
  const { exists, uidNext } = await client.mailboxOpen('INBOX', { readOnly: true })
  // Never faster than that, whatever a server says.
  await sleep(restMs / 60, undefined, { signal }).catch(() => undefined)
  if (!(await isAsListed(db, id, exists, uidNext))) return
  const over = new AbortController()
  const any = { signal: AbortSignal.any([signal, over.signal]) }
  const told = ['exists', 'expunge', 'close'].map((name) => once(client, name, any))
  const ends = [...told, sleep(restMs, undefined, any)]
  client.idle().catch(() => undefined)
  await Promise.race(ends).catch(() => undefined)
  over.abort()
  await Promise.allSettled(ends)
}
