import type { Db, Tx } from '../../../platform/db/runner.ts'
import { ring } from '../../../platform/ledger/index.ts'
import { holdLanes, type Due } from './deliveries.ts'
import type { Outcome } from './send.ts'
import { patienceMs, waitAfter } from './waits.ts'

// Only of the attempt that was made: whoever was away too long has lost it to somebody else.
const note = `update webhook_delivery set state = $3, status = $4, answer = $5, took_ms = $6, problem = $7,
    due_at = case when $3 = 'waiting' then clock_timestamp() + make_interval(secs => $8) end,
    ended_at = case when $3 <> 'waiting' then clock_timestamp() end
  where id = $1 and attempts = $2 and state = 'waiting' returning 1`
const letNextGo = `update webhook_delivery set due_at = clock_timestamp() where due_at is null and id = (
    select id from webhook_delivery where webhook_id = $1 and record_id = $2 and state = 'waiting' order by seq limit 1)
  returning 1`

/**
 * Notes what became of a message: it arrived, is sent again later, or is given up; the next change of the same record goes
 * when this one is over. Answers since when the webhook has failed without a break; null when it does not.
 */
export async function settle(db: Db, due: Due, outcome: Outcome, now: Date): Promise<string | null> {
  const { webhookId, id, attempts, recordId } = due
  const wait = waitAfter(attempts)
  const state = stateAfter(due, outcome, now.getTime() + wait)
  const { status, answer, tookMs, problem } = outcome
  return db.transaction(async (tx) => {
    await holdLanes(tx, [webhookId])
    const values = [id, attempts, state, status, answer, tookMs, problem, wait / 1000]
    const noted = await tx.run({ name: 'webhook_note', text: note, values })
    if (noted.length > 0 && state !== 'waiting') {
      const next = await tx.run({ name: 'webhook_next', text: letNextGo, values: [webhookId, recordId] })
      if (next.length > 0) tx.afterCommit(() => ring(db))
    }
    return noteHealth(tx, webhookId, problem !== null)
  })
}

/** A test is tried once. */
function stateAfter({ record, since }: Due, { problem }: Outcome, next: number) {
  if (problem === null) return 'done'
  return record === 'test' || next - Date.parse(since) > patienceMs ? 'failed' : 'waiting'
}

async function noteHealth(tx: Tx, webhookId: string, failed: boolean): Promise<string | null> {
  const read = 'select failing_since as since from webhook_lane where webhook_id = $1'
  const [lane] = await tx.run<{ since: string | null }>({ name: 'webhook_health', text: read, values: [webhookId] })
  if ((lane!.since !== null) === failed) return lane!.since
  const text = `update webhook_lane set failing_since = case when $2 then clock_timestamp() end where webhook_id = $1
    returning failing_since as since`
  const values = [webhookId, failed]
  return (await tx.run<{ since: string | null }>({ name: 'webhook_turn', text, values }))[0]!.since
}
