import { keepersFor } from '../access/circles.ts'
import type { Ctx } from '../context.ts'
import type { Query } from '../db/index.ts'
import type { AuditKind, Narrowed } from './audit-log.ts'
import type { LookKind } from './look.ts'
import { sealedAs } from './seal.ts'

type Bind = (value: unknown) => string

const lookKindsOf: Record<AuditKind, readonly LookKind[]> = {
  seen: ['opened', 'ahead'],
  listed: ['listed', 'searched'],
  exported: ['exported', 'taken'],
  changed: [],
  door: [],
}

/** The looks that are asked for, newest first. */
export function looksIn(ctx: Ctx, { kind, who, record, ids, from, until, below, limit }: Narrowed): Query {
  const { values, bind } = binding()
  // Written out: a part of the log is found by an index that names its kinds.
  const kinds = kind && (lookKindsOf[kind].map((each) => `'${each}'`).join(', ') || 'null')
  const where = [
    kinds && `look.kind in (${kinds})`,
    who && `look.actor_id = ${bind(who)}`,
    record && !ids && `look.record = ${bind(record)}`,
    ids && `look.record_id = any (${bind(ids)}::uuid[])`,
    from && `look.id >= look_id_at(${bind(from)}) and look.at >= ${bind(from)}`,
    // What waited for the database has a later id than moment.
    until && `look.id < look_id_at(${bind(until)}::timestamptz + interval '1 day') and look.at < ${bind(until)}`,
    below && `look.id < ${bind(below)}`,
    notOfOthersAlone(ctx, 'look', bind),
  ]
  const text = `select look.id, look.at, look.kind, ${by('coalesce(users.name, api_key.name)', 'look')},
      case when seen_as.id is not null then jsonb_build_object('id', seen_as.id, 'name', seen_as.name) end as as,
      look.record, look.record_id as "recordId", null as name, look.rows, look.times, look.format, look.address, null as user,
      '{}'::jsonb as more
    from (select * from look where ${all(where)} order by look.id desc limit ${limit}) look
    left join users on users.id = look.actor_id left join api_key on api_key.id = look.actor_id
    left join users seen_as on seen_as.id = look.as_user_id
    order by look.id desc`
  return { text, values }
}

/** The lines of the ledger that are asked for, newest first. */
export function changesIn(ctx: Ctx, { kind, who, record, ids, from, until, below, limit }: Narrowed): Query {
  const { values, bind } = binding()
  const [isDoor, whom] = [`ledger.record = 'door'`, who && bind(who)]
  const where = [
    kind && kind !== 'changed' && kind !== 'door' && 'false',
    kind === 'door' ? isDoor : kind === 'changed' ? `ledger.record <> 'door'` : '',
    `ledger.record <> '${sealedAs}'`,
    whom && `(ledger.actor_id = ${whom} or ${isDoor} and ledger.after ->> 'user' = ${whom}::text)`,
    record && !ids && `ledger.record = ${bind(record)}`,
    ids && `ledger.record_id = any (${bind(ids)}::uuid[])`,
    from && `ledger.recorded_at >= ${bind(from)}`,
    until && `ledger.recorded_at < ${bind(until)}`,
    below && `ledger.id < ${bind(below)}::bigint`,
    notOfOthersAlone(ctx, 'ledger', bind),
  ]
  const ofDoor = (value: string) => `case when ${isDoor} then ${value} end`
  const text = `select ledger.id::text, ledger.recorded_at as at, case when ${isDoor} then 'door' else 'changed' end as kind,
      ${by('ledger.actor_name', 'ledger')}, null as as, case when not ${isDoor} then ledger.record end as record,
      case when not ${isDoor} then ledger.record_id end as "recordId", ledger.name, null as rows, 1 as times, null as format,
      ${ofDoor(`ledger.after ->> 'address'`)} as address, ${ofDoor(`ledger.after ->> 'name'`)} as user,
      coalesce(${ofDoor(`nullif(ledger.after -> 'more', 'null')`)}, '{}') as more
    from ledger where ${all(where)} order by ledger.id desc limit ${limit}`
  return { text, values }
}

function binding(): { values: unknown[]; bind: Bind } {
  const values: unknown[] = []
  return { values, bind: (value) => `$${values.push(value)}` }
}

const all = (conditions: readonly (string | null | undefined | false)[]) =>
  conditions.filter(Boolean).join(' and ') || 'true'

const by = (name: string, table: string) =>
  `jsonb_build_object('kind', ${table}.actor_kind, 'id', ${table}.actor_id, 'name', ${name}) as by`

/** What somebody keeps to themselves is unknown here, too. */
function notOfOthersAlone({ actor }: Ctx, table: string, bind: Bind): string {
  const mine = `(case e.private when 'owner' then e.owner_id else e.author_id end) = any (${bind(keepersFor(actor))}::uuid[])` // prettier-ignore
  return `not exists (select from entity e where e.id = ${table}.record_id and e.private is not null and (${mine}) is not true)`
}
