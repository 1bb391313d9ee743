import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { one, say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import type { Db, Query, Runner } from '../db/index.ts'
import { visibleIds } from './read/visible-ids.ts'

/** A merge that holds. */
export interface Merged {
  id: string
  into: string
  at: string
}

/** Lets the id of a record lead to another one, and with it every id that led to it. */
export function lead(id: string, into: string, cause: string, at: string): Query[] {
  return [
    {
      name: 'merged_lead',
      text: `insert into merged (id, into_id, survivor_id, cause_id, at) values ($1, $2, $2, $3, $4)
on conflict (id) do update set into_id = $2, survivor_id = $2, cause_id = $3, at = $4, taken_back_by = null`,
      values: [id, into, cause, at],
    },
    { name: 'merged_follow', text: followed, values: [id, into] },
  ]
}

/** A record that is back stands for itself, and for those that were merged into it. */
export function standAlone(id: string, cause: string): Query[] {
  return [
    {
      name: 'merged_end',
      text: 'update merged set taken_back_by = $2 where id = $1 and taken_back_by is null',
      values: [id, cause],
    },
    { name: 'merged_follow', text: followed, values: [id, id] },
  ]
}

/** All that were merged into the first lead to the second, however many merges lie between. */
const followed = `with recursive behind as (
  select id from merged where into_id = $1 and taken_back_by is null
  union
  select merged.id from merged join behind on merged.into_id = behind.id where merged.taken_back_by is null
)
update merged set survivor_id = $2 where id in (select id from behind)`

/** The records to which ids of merged ones lead, by those ids; the others are absent. */
export async function survivorsOf(runner: Runner, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await runner.run<{ id: string; survivor_id: string }>({
    name: 'survivors_of',
    text: 'select id, survivor_id from merged where id = any ($1::uuid[]) and taken_back_by is null',
    values: [ids],
  })
  return new Map(rows.map((row) => [row.id, row.survivor_id]))
}

/** The record for which an id stands now: itself, or the one it was merged into. */
export async function standingFor(runner: Runner, id: string): Promise<string> {
  return (await survivorsOf(runner, [id])).get(id) ?? id
}

/** The ids that lead to a record, its own first. */
export async function idsLeadingTo(runner: Runner, id: string): Promise<string[]> {
  const rows = await runner.run<{ id: string }>({
    name: 'ids_leading_to',
    text: 'select id from merged where survivor_id = $1 and taken_back_by is null order by id',
    values: [id],
  })
  return [id, ...rows.map((row) => row.id)]
}

/** The merges that a cause made, or took back. */
export async function mergesOf(runner: Runner, cause: string, which: 'made' | 'taken back'): Promise<Merged[]> {
  const made = which === 'made'
  return runner.run<Merged & Record<string, unknown>>({
    name: made ? 'merges_of' : 'merges_taken_back_by',
    text: `select id, into_id as "into", at from merged where ${made ? 'cause_id = $1 and taken_back_by is null' : 'taken_back_by = $1'}`,
    values: [cause],
  })
}

/** In SQL: the record for which the id in a column stands. */
export const standingForSql = (column: string) =>
  `coalesce((select merged.survivor_id from merged where merged.id = ${column} and merged.taken_back_by is null), ${column})`

/** In SQL: whether the id in a column is one of those in a list, or that of a record that was merged into one of them. */
export const leadsToSql = (column: string, ids: string) =>
  `(${column} = any (${ids}::uuid[]) or ${column} in (select merged.id from merged where merged.survivor_id = any (${ids}::uuid[]) and merged.taken_back_by is null))`

/** Why a record cannot be loaded: it was merged into one that the actor may see, or there is none for them. */
export async function notThere(ctx: Ctx, runner: Runner, record: RecordDefinition, id: string): Promise<Refusal> {
  const survivor = (await survivorsOf(runner, [id])).get(id)
  const own = { ...ctx, db: runner as Db }
  if (survivor === undefined || !(await visibleIds(own, record, [survivor])).has(survivor)) return refuse.noSuch(record)
  return refuse.merged(say('This {record} was merged into another one.', { record: one(record) }), survivor)
}
