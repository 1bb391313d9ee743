import type { Query } from '../../../platform/db/index.ts'
import type { Db, Runner, Tx } from '../../../platform/db/runner.ts'
import { ring } from '../../../platform/ledger/index.ts'
import type { Delivery } from '../model/index.ts'

/** A message that is to be sent. */
export interface Due {
  id: string
  webhookId: string
  /** Where the webhook leads now. */
  url: string
  record: string
  recordId: string
  version: number
  change: string
  happenedAt: string
  byKind: string
  byId: string | null
  causeId: string
  since: string
  attempts: number
}

const dueColumns = `id, webhook_id as "webhookId", record, record_id as "recordId", version, change,
  happened_at as "happenedAt", by_kind as "byKind", by_id as "byId", cause_id as "causeId", since, attempts,
  (select url from webhooks where id = webhook_id) as url`

/** Takes messages of a webhook that are due; should whoever took them die, they are due again after a while. */
export function takeDue(on: Runner, webhookId: string, most: number, leaseMs: number): Promise<Due[]> {
  const text = `update webhook_delivery set due_at = clock_timestamp() + make_interval(secs => $3), attempts = attempts + 1,
      tried_at = clock_timestamp()
    where id in (select id from webhook_delivery
      where webhook_id = $1 and state = 'waiting' and due_at <= clock_timestamp()
        and exists (select from webhooks where id = $1 and active and deleted_at is null)
      order by due_at, seq limit $2 for update skip locked)
    returning ${dueColumns}`
  return on.run<Due>({ name: 'webhook_take', text, values: [webhookId, most, leaseMs / 1000] })
}

/** The webhooks that are on and have something to be sent now. */
export function webhooksDue(on: Runner): Promise<{ id: string }[]> {
  const text = `select w.id from webhooks w where w.active and w.deleted_at is null and exists (
    select from webhook_delivery d where d.webhook_id = w.id and d.state = 'waiting' and d.due_at <= clock_timestamp())`
  return on.run({ name: 'webhooks_due', text, values: [] })
}

/** Adds a message that tries a webhook out, taken already by whoever sends it. */
export async function addTest(on: Runner, webhookId: string, by: { kind: string; id: string | null }): Promise<Due> {
  const text = `insert into webhook_delivery (id, webhook_id, record, record_id, version, change, happened_at, by_kind, by_id,
      cause_id, attempts, tried_at)
    values (gen_random_uuid(), $1, 'test', $1, 1, 'test', clock_timestamp(), $2, $3, gen_random_uuid(), 1, clock_timestamp())
    returning ${dueColumns}`
  return (await on.run<Due>({ text, values: [webhookId, by.kind, by.id] }))[0]!
}

export interface LogQuery {
  state?: Delivery['state'] | undefined
  /** The `below` of the page before. */
  below?: string | undefined
  limit: number
}

/** What a webhook was told, newest first. */
export function readLog(on: Runner, webhookId: string, { state, below, limit }: LogQuery) {
  const values: unknown[] = [webhookId, limit]
  const place = (value: unknown) => `$${values.push(value)}`
  const inState = state ? ` and state = ${place(state)}` : ''
  const before = below ? ` and seq < ${place(below)}::bigint` : ''
  const text = `select ${logColumns} from webhook_delivery where webhook_id = $1${inState}${before}
    order by seq desc limit $2`
  return on.run<Delivery & { seq: string }>({ text, values })
}

/** One message as the log shows it. */
export async function readDelivery(on: Runner, id: string): Promise<Delivery> {
  const text = `select ${logColumns} from webhook_delivery where id = $1`
  return (await on.run<Delivery>({ text, values: [id] }))[0]!
}

const logColumns = `id, seq::text, case when record = 'test' then 'test' else record || '.' || change end as type, record,
  record_id as "recordId", version, state, attempts, happened_at as at, tried_at as "triedAt",
  case when state = 'waiting' then due_at end as "dueAt", status, answer, took_ms as "tookMs", problem`

/** Holds the lanes of webhooks: what waits for what is looked at and changed by one at a time. To be sent before what does so. */
export function holdLanes(webhookIds: readonly string[]): Query[] {
  const add = 'insert into webhook_lane (webhook_id) select unnest($1::uuid[]) on conflict do nothing'
  const hold = 'select from webhook_lane where webhook_id = any ($1::uuid[]) order by webhook_id for update'
  return [
    { name: 'webhook_lanes', text: add, values: [webhookIds] },
    { name: 'webhook_hold', text: hold, values: [webhookIds] },
  ]
}

/** Lets those of some messages go that wait for no earlier change of their record. */
export async function letFirstGo(tx: Tx, ids: readonly string[]): Promise<void> {
  const text = `update webhook_delivery d set due_at = clock_timestamp() where d.id = any ($1::uuid[]) and not exists (
    select from webhook_delivery e
    where e.webhook_id = d.webhook_id and e.record_id = d.record_id and e.state = 'waiting' and e.seq < d.seq)`
  await tx.run({ name: 'webhook_first', text, values: [ids] })
}

/** Sends messages again: one, or all that were given up since a moment; answers how many. Their 72 hours begin anew. */
export async function replay(db: Db, webhookId: string, which: { id: string } | { since: string }): Promise<number> {
  const [what, value] =
    'id' in which ? ['id = $2::uuid', which.id] : [`state = 'failed' and happened_at >= $2::timestamptz`, which.since]
  const text = `update webhook_delivery set state = 'waiting', since = clock_timestamp(), due_at = null, attempts = 0,
      ended_at = null
    where webhook_id = $1 and ${what} and state <> 'waiting' and record <> 'test' returning id`
  return db.transaction(async (tx) => {
    await tx.pipeline(holdLanes([webhookId]))
    const again = await tx.run<{ id: string }>({ text, values: [webhookId, value] })
    if (again.length > 0) await letFirstGo(tx, again.map(({ id }) => id)) // prettier-ignore
    tx.afterCommit(() => ring(db))
    return again.length
  })
}
