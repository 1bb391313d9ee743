import { createHash } from 'node:crypto'
import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Db } from '../db/index.ts'

/** An answer as it is sent, and as it is kept to be sent again. */
export interface Sent {
  status: number
  headers: Record<string, string>
  body: string
}

export interface Repeatable {
  db: Db
  /** Who asks: keys of one are none of another's business. */
  principal: string
  key: string
  /** All that the request says. */
  request: string
  /** The id of the cause under which it will be done. */
  causeId: string
}

export interface Doing {
  /** Does the work under this cause. */
  work: (causeId: string) => Promise<Sent>
  /** Tells again what was done under a cause, when the answer itself was lost in a crash. */
  recall: (causeId: string) => Promise<Sent>
}

interface Kept {
  request_hash: Buffer
  cause_id: string
  answer: string | null
  is_over: boolean
}

/** Longer than any transaction may take: what has no answer by then is not under way any more. */
const longestSeconds = 60

/** Does what a POST asks for once, however often it is sent under its key; refuses a key that was used for something else. */
export async function once(given: Repeatable, doing: Doing): Promise<Sent> {
  const hash = createHash('sha256').update(given.request).digest()
  const kept = await begin(given, hash)
  if (!kept) return settle(given, given.causeId, doing.work)
  if (!kept.request_hash.equals(hash)) throw reused()
  if (kept.answer !== null) return replayed(kept.answer)
  if (!kept.is_over || !(await takeOver(given))) throw underWay()
  const wasDone = await isInLedger(given.db, kept.cause_id)
  return settle(given, kept.cause_id, wasDone ? doing.recall : doing.work)
}

async function begin({ db, principal, key, causeId }: Repeatable, hash: Buffer): Promise<Kept | undefined> {
  const insert = `insert into idempotency (principal, key, request_hash, cause_id) values ($1, $2, $3, $4)
    on conflict (principal, key) do update set request_hash = excluded.request_hash, cause_id = excluded.cause_id,
      begun_at = clock_timestamp(), status = null, answer = null
    where idempotency.begun_at < clock_timestamp() - interval '24 hours' returning 1`
  const mine = await db.run({ text: insert, values: [principal, key, hash, causeId], name: 'once_begin' })
  if (mine.length > 0) return undefined
  const select = `select request_hash, cause_id, answer, begun_at < clock_timestamp() - make_interval(secs => $3) as is_over
    from idempotency where principal = $1 and key = $2`
  const [kept] = await db.run<Kept>({ text: select, values: [principal, key, longestSeconds] })
  if (!kept) throw underWay()
  return kept
}

/** Of several who find work left undone, one goes on with it. */
async function takeOver({ db, principal, key }: Repeatable): Promise<boolean> {
  const text = `update idempotency set begun_at = clock_timestamp() where principal = $1 and key = $2
    and answer is null and begun_at < clock_timestamp() - make_interval(secs => $3) returning 1`
  return (await db.run({ text, values: [principal, key, longestSeconds] })).length > 0
}

async function settle(given: Repeatable, causeId: string, work: (causeId: string) => Promise<Sent>): Promise<Sent> {
  const { db, principal, key } = given
  try {
    const sent = await work(causeId)
    const text = 'update idempotency set status = $3, answer = $4 where principal = $1 and key = $2'
    await db.run({ text, values: [principal, key, sent.status, JSON.stringify(sent)], name: 'once_keep' })
    return sent
  } catch (error) {
    // A refusal changed nothing, so the key is free again; of anything else the ledger must tell, as soon as it is asked.
    const isRefused = error instanceof Refusal && error.status < 500
    const text = isRefused
      ? 'delete from idempotency where principal = $1 and key = $2 and answer is null'
      : `update idempotency set begun_at = clock_timestamp() - interval '1 hour' where principal = $1 and key = $2 and answer is null`
    await db.run({ text, values: [principal, key] }).catch(() => {})
    throw error
  }
}

async function isInLedger(db: Db, causeId: string): Promise<boolean> {
  return (await db.run({ text: 'select 1 from ledger where cause_id = $1 limit 1', values: [causeId] })).length > 0
}

function replayed(answer: string): Sent {
  const sent = JSON.parse(answer) as Sent
  return { ...sent, headers: { ...sent.headers, 'idempotency-replayed': 'true' } }
}

const reused = () =>
  new Refusal({ code: 'key_reused', status: 422, sentence: say('This Idempotency-Key was used for another request.') })
const underWay = () =>
  new Refusal({
    code: 'under_way',
    status: 409,
    sentence: say('The same request is still under way.'),
    retryAfterSeconds: 1,
  })
