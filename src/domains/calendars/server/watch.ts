import { asUser } from '../../../platform/access/as-user.ts'
import { DavFault, openDav } from '../../../platform/dav/index.ts'
import { makeRounds, type Bell } from '../../../platform/ledger/index.ts'
import { inWork } from '../../../platform/records/index.ts'
import { systemContext, type Site } from '../../../platform/site.ts'
import { meeting } from '../../activities/model/index.ts'
import { calendarAccount } from '../model/index.ts'
import { connectionOf, keepOn, noteRead, noteTrouble, placeOf, takeDue } from './connections.ts'
import { readAccount } from './read-account.ts'
import { lookedBy, type Reading } from './reading.ts'

export interface WatchOptions {
  /** How long an account that is looked at is nobody else's. */
  leaseMs?: number
  /** How long it rests before it is looked at again. */
  restMs?: number
  /** How long a server may take to answer; `platform/dav` says it when left out. */
  patienceMs?: number
}

const lookEveryMs = 1_000

/** Keeps calendars and meetings alike for as long as this process works; each account goes its own way, so that a slow server keeps no other waiting. */
export async function openWatch(
  site: Site,
  bell?: Bell,
  { leaseMs = 180_000, restMs = 60_000, patienceMs }: WatchOptions = {},
) {
  const { db } = site.workspace
  const busy = new Map<string, Promise<void>>()
  // Somebody wants these looked at sooner than they would be.
  const again = new Set<string>()
  let closing = false

  async function look(): Promise<boolean> {
    for (const id of await takeDue(db, leaseMs)) {
      if (busy.has(id)) again.add(id)
      else busy.set(id, watch(id).finally(() => busy.delete(id))) // prettier-ignore
    }
    return false
  }

  async function watch(id: string): Promise<void> {
    try {
      const reading = await readingOf(site, id, patienceMs)
      if (reading === undefined) return
      if (reading === null) return await noteTrouble(db, id, 'forbidden')
      await readAccount(reading, async () => !closing && (await keepOn(db, id, leaseMs)))
      await noteRead(db, id, closing || again.delete(id) ? 0 : restMs)
    } catch (error) {
      if (closing) return
      site.log.warn({ err: error, account: id }, 'calendars could not be read; they are tried again')
      await noteTrouble(db, id, error instanceof DavFault ? error.trouble : 'failed').catch(() => undefined)
    }
  }

  const rounds = makeRounds({ name: 'calendars', bell, log: site.log, look, pollMs: lookEveryMs })
  return {
    async close() {
      closing = true
      await rounds.close()
      await Promise.all(busy.values())
    },
  }
}

/** An account as it is now, with the rights of whoever it belongs to; null where they may not add meetings, undefined where it is not connected. */
async function readingOf(site: Site, id: string, patienceMs: number | undefined): Promise<Reading | null | undefined> {
  const system = await systemContext(site)
  const account = await inWork(system, (work) => work.peek(calendarAccount, id))
  const [connection, password] = [await connectionOf(site.workspace.db, id), await site.vault().get(placeOf(id))]
  if (!account || !connection || !password) return undefined
  const ctx = account.owner ? await asUser(system, account.owner) : undefined
  if (!ctx?.actor.permissions.of(meeting).create) return null
  const dav = openDav(site.outbound(), connection.url, connection.userName, password, patienceMs)
  return { ctx, system, account, connection, dav, looked: await lookedBy(ctx, connection) }
}
