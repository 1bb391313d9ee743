import { asUser } from '../../../../platform/access/as-user.ts'
import { preferencesOf } from '../../../../platform/access/preferences.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { Db } from '../../../../platform/db/runner.ts'
import { makeRounds, type Bell } from '../../../../platform/ledger/index.ts'
import { systemContext, type Site } from '../../../../platform/site.ts'
import { readInbox } from '../inbox.ts'
import { unreadAmong } from '../unread-among.ts'
import { deliver } from './deliver.ts'
import { devicesOf, noteTold, type PushDevice } from './devices.ts'
import { messagesOf } from './message-of.ts'
import { quietUntil } from './quiet.ts'
import { serverKey } from './server-key.ts'

/** So long what is being told is nobody else's; what came of it is noted before. */
const leaseMs = 60_000
/** What a service does not take is tried again after this, and given up when it is older than that. */
const [againMs, oldMs] = [60_000, 3_600_000]
const atOnce = 200

interface Due {
  id: string
  user_id: string
  /** How long ago it happened. */
  age: number
}

/**
 * Tells devices of what interrupts, for as long as this process works: with the rights of whoever it is for, not in their
 * quiet hours, and not what they have looked at meanwhile. A process that dies in between tells it once more, which the
 * device shows in place of the first.
 */
export async function openPush(site: Site, bell: Bell | undefined, { pollMs = 5_000 } = {}) {
  const { db } = site.workspace
  async function look(): Promise<boolean> {
    const due = await takeDue(db)
    const byUser = Map.groupBy(due, ({ user_id }) => user_id)
    const system = due.length > 0 ? await systemContext(site) : undefined
    await Promise.all([...byUser].map(([userId, own]) => tellOne(site, system!, userId, own).catch((error: unknown) => {
      // Nobody is told later because of somebody else; this is tried again when its lease is over.
      site.log.error({ err: error, user: userId }, 'somebody could not be told')
    }))) // prettier-ignore
    return due.length === atOnce
  }
  return makeRounds({ name: 'devices that are told', bell, log: site.log, look, pollMs })
}

/** What is due, put off for whoever else looks. */
const takeDue = (db: Db): Promise<Due[]> =>
  db.run({
    text: `update notification set push_at = clock_timestamp() + make_interval(secs => $1)
      where id in (select id from notification where push_at <= clock_timestamp() order by push_at limit ${atOnce} for update skip locked)
      returning id, user_id, extract(epoch from clock_timestamp() - at)::float8 * 1000 as age`,
    values: [leaseMs / 1000],
  })

async function tellOne(site: Site, system: Ctx, userId: string, due: readonly Due[]): Promise<void> {
  const { db } = site.workspace
  const again = await laterFor(site, system, userId, new Set(due.map(({ id }) => id)))
  const isTriedAgain = ({ age }: Due) => again !== null && (again.quiet === true || age < oldMs)
  await putOff(db, due.filter(isTriedAgain), again?.at ?? null)
  await putOff(
    db,
    due.filter((each) => !isTriedAgain(each)),
    null,
  )
}

/** Tells the devices of one person; answers when that is to be tried again, if it is. */
async function laterFor(site: Site, system: Ctx, userId: string, ids: ReadonlySet<string>): Promise<{ at: Date; quiet?: boolean } | null> {
  const { db } = site.workspace
  const ctx = await asUser(system, userId)
  const devices = ctx ? await devicesOf(db, userId) : []
  if (!ctx || devices.length === 0) return null
  const { quietHours } = await preferencesOf(db, userId)
  const quiet = quietHours && quietUntil(quietHours, ctx.actor.timeZone, site.now())
  if (quiet) return { at: quiet, quiet: true }
  const messages = messagesOf(ctx, unreadAmong(await readInbox(ctx, 'open'), ({ id }) => ids.has(id)))
  if (messages.length === 0) return null
  const key = await serverKey(db, site.vault())
  const reached = await Promise.all(devices.map((device) => tellDevice(site, key, device, messages)))
  return reached.every(Boolean) ? null : { at: new Date(site.now().getTime() + againMs) }
} // prettier-ignore

/** Whether there is nothing more to do about this device. */
async function tellDevice(
  { workspace: { db }, outbound, log }: Site,
  key: Awaited<ReturnType<typeof serverKey>>,
  device: PushDevice,
  messages: ReturnType<typeof messagesOf>,
): Promise<boolean> {
  for (const message of messages) {
    const outcome = await deliver(outbound(), key, device, message)
    await noteTold(db, device, outcome)
    if (outcome === 'gone') return true
    if (outcome !== 'told') {
      log.warn({ device: device.id, outcome }, 'a device could not be told')
      return outcome === 'refused'
    }
  }
  return true
}

async function putOff(db: Db, due: readonly Due[], until: Date | null): Promise<void> {
  if (due.length === 0) return
  // What was told anew meanwhile is due anew.
  const text = 'update notification set push_at = $2 where id = any ($1::uuid[]) and push_at > clock_timestamp()'
  await db.run({ text, values: [due.map(({ id }) => id), until?.toISOString() ?? null] })
}
