import { newId } from '../../kernel/id.ts'
import type { Db, Runner } from '../db/index.ts'
import { appendLines, ring } from '../ledger/index.ts'

/** What lines of the ledger are called that seal looks: they are no record's. */
export const sealedAs = 'looks'
/** Under it they are found. */
const sealId = '00000000-0000-7000-8000-000000000077'

/** What is written down of some time: how many entries it has, and a digest of all they say. */
interface Seal {
  from: string
  until: string
  entries: number
  digest: string
}

/** What is wrong with the log of looks: entries of this time are not those that were sealed. */
export type LooksFault = Pick<Seal, 'from' | 'until'>

export interface LooksReport {
  entries: number
  seals: number
  /** The first twenty. */
  faults: LooksFault[]
}

// Whoever writes is done by then.
const settled = `date_trunc('hour', now() - interval '10 minutes', 'UTC')`

const within = (from: string, until: string) =>
  `look.id >= look_id_at(${from}::timestamptz) and look.id < look_id_at(${until}::timestamptz)`

const said = `jsonb_build_array(look.id, extract(epoch from look.at), look.kind, look.actor_kind, look.actor_id, look.as_user_id,
  look.session_id, look.address, look.record, look.record_id, look.rows, look.times, look.format)::text`

const summed = `count(*)::int as entries,
  encode(sha256(coalesce(string_agg(sha256(convert_to(${said}, 'UTF8')), ''::bytea order by look.id), '')), 'hex') as digest`

/** Seals what was seen since the last seal, hour by whole hour, into lines of the ledger, which its chain holds; none spans two months. */
export async function sealLooks(db: Db): Promise<number> {
  for (let seals = 0; ; seals++) {
    const made = await db.transaction(async (tx) => {
      const next = await nextTime(tx)
      if (!next) return false
      const [counted] = await tx.run<Pick<Seal, 'entries' | 'digest'>>({
        text: `select ${summed} from look where ${within('$1', '$2')}`,
        values: [next.from, next.until],
      })
      await noteSeal(tx, 'sealed', { ...next, ...counted! })
      tx.afterCommit(() => ring(db))
      return true
    })
    if (!made) return seals
  }
}

/** The time that is to be sealed next, one process at a time: from the last seal, or the first entry. */
async function nextTime(tx: Runner): Promise<LooksFault | null> {
  await tx.run({ text: `select pg_advisory_xact_lock(hashtext('farley looks'), hashtext('seal'))`, values: [] })
  const text = `with last as (
      select (after ->> 'until')::timestamptz as until from ledger where record_id = $1 and name = 'sealed' order by id desc limit 1
    ), first as (
      select min(at) as at from (select at from look
        where id >= coalesce(look_id_at((select until from last)), '00000000-0000-0000-0000-000000000000') order by id limit 1) look
    )
    select coalesce((select until from last), date_trunc('hour', first.at, 'UTC')) as from,
      least(${settled}, date_trunc('month', coalesce((select until from last), first.at), 'UTC') + interval '1 month') as until
    from first where first.at is not null`
  const [next] = await tx.run<LooksFault & Record<string, unknown>>({ text, values: [sealId] })
  return next && next.from < next.until ? { from: next.from, until: next.until } : null
}

/** Writes down, before entries go because they were kept long enough, until when they go. */
export const noteForgotten = (on: Runner, until: string): Promise<void> => noteSeal(on, 'emptied', { until })

async function noteSeal(on: Runner, name: 'sealed' | 'emptied', after: Seal | { until: string }): Promise<void> {
  const line = {
    happenedAt: new Date().toISOString(),
    actor: { kind: 'system' as const, id: null, name: 'Farley' },
    cause: { id: newId(), kind: 'system' as const },
    ...{ record: sealedAs, recordId: sealId, version: 1, name, before: {}, after: { ...after } },
  }
  await on.run(appendLines([line]))
}

/** Compares what is there with what was sealed of it; what was kept long enough and went is no fault. */
export async function verifyLooks(db: Db): Promise<LooksReport> {
  const report: LooksReport = { entries: 0, seals: 0, faults: [] }
  for (const { from, until, entries, digest } of await sealsOf(db)) {
    const [now] = await db.run<Pick<Seal, 'entries' | 'digest'>>({
      text: `select ${summed} from look where ${within('$1', '$2')}`,
      values: [from, until],
    })
    report.seals++
    report.entries += now!.entries
    if (now!.entries !== entries || now!.digest !== digest) report.faults.push({ from, until })
  }
  report.faults = report.faults.slice(0, 20)
  return report
}

const sealsOf = (db: Db) =>
  db.run<Seal & Record<string, unknown>>({
    text: `select after ->> 'from' as from, after ->> 'until' as until, (after ->> 'entries')::int as entries, after ->> 'digest' as digest
      from ledger where record_id = $1 and name = 'sealed' and (after ->> 'until')::timestamptz > coalesce(
        (select max((after ->> 'until')::timestamptz) from ledger where record_id = $1 and name = 'emptied'), '-infinity')
      order by id`,
    values: [sealId],
  })
