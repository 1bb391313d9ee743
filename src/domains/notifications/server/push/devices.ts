import { newId } from '../../../../kernel/id.ts'
import { deviceOf, type Device } from '../../../../platform/access/device.ts'
import { lives } from '../../../../platform/access/sessions.ts'
import type { Runner } from '../../../../platform/db/runner.ts'

/** Where a browser is reached, as it says itself: at its maker's service, encrypted for it alone. */
export interface Subscription {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

/** A browser that is told of what interrupts, as its person sees it. */
export interface ShownDevice extends Device {
  id: string
  since: string
  toldAt: string | null
  /** Why the last message did not reach it. */
  trouble: Trouble | null
  /** Whether it is the one that asks. */
  here: boolean
}
export const troubles = ['late', 'refused', 'unreachable'] as const
export type Trouble = (typeof troubles)[number]

export interface PushDevice extends Subscription {
  id: string
  /** The address of Farley there. */
  origin: string
}

const most = 20
const isSignedIn = `exists (select 1 from session where id = push_device.session_id and ${lives})`

/** Notes that a browser wants to be told, for as long as this session lives; of one person's the newest twenty are. */
export async function addDevice(
  on: Runner,
  { userId, sessionId, origin, agent }: { userId: string; sessionId: string; origin: string; agent: string | null },
  { endpoint, keys }: Subscription,
): Promise<string> {
  const id = newId()
  const [kept] = await on.run<{ id: string }>({
    text: `insert into push_device (id, user_id, session_id, endpoint, public_key, auth, origin, agent)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (endpoint) do update set user_id = excluded.user_id, session_id = excluded.session_id,
        public_key = excluded.public_key, auth = excluded.auth, origin = excluded.origin, agent = excluded.agent, trouble = null
      returning id`,
    values: [id, userId, sessionId, endpoint, keys.p256dh, keys.auth, origin, agent],
  })
  await on.run({
    text: `delete from push_device where user_id = $1
      and id not in (select id from push_device where user_id = $1 order by created_at desc limit ${most})`,
    values: [userId],
  })
  return kept!.id
}

/** The devices of somebody on which they are signed in, newest first. */
export async function devicesOf(on: Runner, userId: string): Promise<PushDevice[]> {
  const rows = await on.run<{ id: string; endpoint: string; public_key: string; auth: string; origin: string }>({
    text: `select id, endpoint, public_key, auth, origin from push_device where user_id = $1 and ${isSignedIn} order by created_at desc`,
    values: [userId],
  })
  return rows.map(({ id, endpoint, public_key: p256dh, auth, origin }) => ({
    id,
    endpoint,
    origin,
    keys: { p256dh, auth },
  }))
}

/** The same as they are shown to whoever asks in one of these sessions. */
export async function shownDevices(on: Runner, userId: string, sessionId: string | null): Promise<ShownDevice[]> {
  const rows = await on.run<Omit<ShownDevice, keyof Device> & { agent: string | null }>({
    text: `select id, agent, created_at as since, told_at as "toldAt", trouble, session_id is not distinct from $2 as here
      from push_device where user_id = $1 and ${isSignedIn} order by created_at desc`,
    values: [userId, sessionId],
  })
  return rows.map(({ agent, ...row }) => ({ ...row, ...deviceOf(agent) }))
}

/** Tells somebody's device no more; answers whether it was told. */
export async function removeDevice(on: Runner, userId: string, id: string): Promise<boolean> {
  const text = 'delete from push_device where user_id = $1 and id = $2 returning 1'
  return (await on.run({ text, values: [userId, id] })).length > 0
}

/** Notes how it went; what the service knows no more is told no more. */
export async function noteTold(on: Runner, { id }: PushDevice, outcome: Trouble | 'told' | 'gone'): Promise<void> {
  if (outcome === 'gone') return void (await on.run({ text: 'delete from push_device where id = $1', values: [id] }))
  const text = `update push_device set trouble = $2, told_at = case when $2::text is null then clock_timestamp() else told_at end
    where id = $1`
  await on.run({ text, values: [id, outcome === 'told' ? null : outcome] })
}

/** Those whose session has ended. */
export async function forgetDevices(on: Runner): Promise<void> {
  await on.run({ text: `delete from push_device where not ${isSignedIn}`, values: [] })
}
