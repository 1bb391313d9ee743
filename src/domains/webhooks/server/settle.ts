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

const health = 'select failing_since as since from webhook_lane where webhook_id = $1'

/**
 * Notes what became of a message: it arrived, is sent again later, or is given up; the next change of the same record goes
 * when this one is over. Answers since when the webhook has failed without a break; null when it does not.
 */
export async function settle(db: Db, due: Due, outcome: Outcome, now: Date): Promise<string | null> {
  const { webhookId, id, attempts, recordId } = due
  const wait = waitAfter(attempts)
  const state = stateAfter(due, outcome, now.getTime() + wait)
  const { status, answer, tookMs, problem } = outcome
  const values = [id, attempts, state, status, answer, tookMs, problem, wait / 1000]
  return db.transaction(async (tx) => {
    const [, , lanes, , next] = await tx.pipeline<Lane>([
      ...holdLanes([webhookId]),
      { name: 'webhook_health', text: health, values: [webhookId] },
      { name: 'webhook_note', text: note, values },
      ...(state === 'waiting' ? [] : [{ name: 'webhook_next', text: letNextGo, values: [webhookId, recordId] }]),
    ])
    const { since } = lanes![0]!
    if (next && next.length > 0) tx.afterCommit(() => ring(db))
    return (since !== null) === (problem !== null) ? since : turn(tx, webhookId, problem !== null)
  })
}

interface Lane {
  since: string | null
}

/** It has failed and did not before, or the other way round. */
async function turn(tx: Tx, webhookId: string, failed: boolean): Promise<string | null> {
  const text = `update webhook_lane set failing_since = case when $2 then clock_timestamp() end where webhook_id = $1
    returning failing_since as since`
  return (await tx.run<Lane>({ name: 'webhook_turn', text, values: [webhookId, failed] }))[0]!.since
}

/** A test is tried once. */
function stateAfter({ record, since }: Due, { problem }: Outcome, next: number) {
  if (problem === null) return 'done'
  return record === 'test' || next - Date.parse(since) > patienceMs ? 'failed' : 'waiting'
}
